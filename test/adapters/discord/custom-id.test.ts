// Lines come back from a custom_id exactly as they went in, or not at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCustomId, encodeCustomId, fitsCustomId } from '../../../adapters/discord/custom-id.ts'
import { formatLine } from '../../../src/chat/parse/line.ts'
import { arbitraryText } from '../../support/arbitrary-text.ts'

const uuid = '0e2c8f5e-6a3d-4b1c-9f00-7d5a1b2c3d4e'
const line = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.constantFrom('~', '~~', '~.', '|', ' ')))
  .map((parts) => parts.join(''))

describe('a custom_id', () => {
  test('gives back any line and what went with it', () => {
    const id = fc.record({
      kind: fc.constantFrom('button', 'select', 'form'),
      line,
      extra: fc.option(line, { nil: undefined }),
    })
    fc.assert(
      fc.property(id, fc.nat(35), ({ kind, line, extra }, twin) => {
        const meant = { kind, line, ...(extra === undefined ? {} : { extra }) }
        expect(decodeCustomId(encodeCustomId(meant, twin))).toEqual(meant)
      }),
      { numRuns: 500 },
    )
  })

  test('holds two ids and the list to return to, not three', () => {
    const two = formatLine('ritual morning', { first: uuid, second: uuid })
    expect(fitsCustomId(two)).toBe(true)
    expect(fitsCustomId(formatLine('ritual morning', { first: uuid, second: uuid, third: uuid }))).toBe(false)
    expect(
      fitsCustomId(formatLine('task done', { task: uuid }), formatLine('task list', { page: '2', project: uuid })),
    ).toBe(true)
    expect(encodeCustomId({ kind: 'button', line: two })).toHaveLength(77)
  })

  test('does not fit where Discord would change it', () => {
    for (const bad of ['ends in a space ', 'two\nlines', 'a\u0000b', 'lone \ud800', 'x'.repeat(99)])
      expect(fitsCustomId(bad)).toBe(false)
    expect(fitsCustomId('x'.repeat(98))).toBe(true)
  })

  test('that was tampered with is refused', () => {
    const packed = encodeCustomId({ kind: 'button', line: `task done task:${uuid}` })
    expect(packed).toMatch(/~[\w-]{22}$/)
    // The last of 22 characters carries two bits: sixteen spellings of one id, of which we write one.
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter(
      (letter) => decodeCustomId(packed.slice(0, -1) + letter) !== null,
    )
    expect(others).toEqual(['A', 'Q', 'g', 'w'])
    for (const bad of [
      '',
      'b',
      'x0task list',
      'task list',
      `b0task done task:${uuid}`,
      'b0task ~',
      `${packed}~`,
      'b0~!',
    ])
      expect([bad, decodeCustomId(bad)]).toEqual([bad, null])
  })

  test('anything whatever is read without an error', () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        const meant = decodeCustomId(text)
        if (meant) expect(encodeCustomId(meant).slice(2)).toBe(text.slice(2))
      }),
    )
  })
})

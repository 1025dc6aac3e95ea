// JSON columns are text that people restore, edit and break: whatever is in them is read, and nothing in them is lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as json from '../../src/models/json.ts'
import { preferences, tags, taskMetadata } from '../../src/models/json.ts'
import { arbitraryText } from '../support/arbitrary-text.ts'

const defaults = preferences.read('{}')
const columns = Object.values(json)

describe('any text at all', () => {
  const hostile = [
    '',
    '{',
    'null',
    '7',
    '"text"',
    '[{}]',
    '{"__proto__":{"is_plain":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"day_starts_at":"04:0',
    '['.repeat(500_000),
    `{"a":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_001)}`,
    JSON.stringify({ raw_line: 'x'.repeat(1_000_000) }),
  ]

  it.each(hostile.map((text) => [text.slice(0, 40), text]))('is read without an error: %s', (_start, text) => {
    for (const column of columns) expect(() => column.read(text)).not.toThrow()
    expect({}).not.toHaveProperty('polluted')
    expect(preferences.read(text).is_plain).toBe(false)
  })

  it('is read without an error, for any text and any JSON', () => {
    const anything = fc.oneof(arbitraryText(), fc.json())
    fc.assert(
      fc.property(anything, (text) => {
        for (const column of columns) {
          const read = column.read(text)
          // What was read makes sense from then on.
          const rewritten = JSON.stringify(read)
          expect(column.isSound(rewritten)).toBe(true)
          expect(column.read(rewritten)).toEqual(read)
        }
      }),
    )
  })

  it('reads as nothing known when it is missing', () => {
    for (const nothing of [null, undefined]) {
      expect(preferences.read(nothing)).toEqual(defaults)
      expect(tags.read(nothing)).toEqual([])
    }
  })
})

describe('an object', () => {
  it('has its defaults', () => {
    expect(defaults).toEqual({
      ...{
        day_starts_at: '04:00',
        quiet_from: '22:00',
        quiet_to: '08:00',
        today_order: '',
        quiet_days: '',
        nudges_per_day: 6,
      },
      ...{ paused_from: null, paused_until: null },
      ...{ travelled_at: null, travelled_from: null, travelled_to: null },
      ...{
        points: 'unasked',
        is_plain: false,
        emoji: 'few',
        clock: 'fixed',
        date_order: 'zone',
        uses_model: true,
        has_own_zone: false,
        hours: 'auto',
        locale: null,
        week_starts_on: 'auto',
        calendar_version: 0,
        estimates: 'corrected',
      },
    })
    expect(taskMetadata.read('{}')).toEqual({ has_due_time: false })
  })

  it('loses one broken value, not the others', () => {
    const text = '{"day_starts_at":"25:00","nudges_per_day":3,"emoji":["none"]}'
    expect(preferences.read(text)).toEqual({ ...defaults, nudges_per_day: 3 })
    expect(preferences.isSound(text)).toBe(false)
    expect(taskMetadata.read('{"raw_line":7,"has_due_time":true}')).toEqual({ has_due_time: true })
  })

  it('keeps what is not known here, through a change', () => {
    const text = preferences.merge('{"of_a_later_version":{"a":1},"clock":"relative"}', { is_plain: true })
    expect(JSON.parse(text)).toEqual({ of_a_later_version: { a: 1 }, clock: 'relative', is_plain: true })
    expect(preferences.read(text)).toMatchObject({ of_a_later_version: { a: 1 }, clock: 'relative', is_plain: true })
  })

  it('writes no defaults, so that they may change', () => {
    expect(preferences.merge('{}', { emoji: 'none' })).toBe('{"emoji":"none"}')
  })

  it('takes a key away', () => {
    expect(taskMetadata.merge('{"raw_line":"a","has_due_time":true}', { raw_line: undefined })).toBe(
      '{"has_due_time":true}',
    )
  })

  it('refuses to write what it would not read', () => {
    expect(() => preferences.merge('{}', { day_starts_at: '4am' })).toThrow()
  })

  it('starts anew from text that is broken', () => {
    expect(preferences.merge('{"clock":', { clock: 'relative' })).toBe('{"clock":"relative"}')
  })
})

describe('a list', () => {
  it('keeps the items that make sense', () => {
    expect(tags.read('["home",7,null,"phone"]')).toEqual(['home', 'phone'])
    expect(tags.isSound('["home",7]')).toBe(false)
    expect(tags.read(tags.write(['ä', '👩‍👩‍👧']))).toEqual(['ä', '👩‍👩‍👧'])
  })

  it('of row images is all or nothing, since half an undo is worse than none', () => {
    const image = { table: 'tasks', id: 'a', before: { status: 'todo' }, after: { status: 'done' } }
    expect(json.images.read(json.images.write([image]))).toEqual([image])
    expect(json.images.read(JSON.stringify([image, { ...image, table: 7 }]))).toEqual([])
  })
})

it('broken criteria are no criteria', () => {
  expect(json.criteria.read('{"tasks_completed":10}')).toEqual({ tasks_completed: 10 })
  expect(json.criteria.read('{"tasks_completed":10,"streak_days":"many"}')).toEqual({})
})

// Words made storable, comparable, short.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, cutText, foldText } from '../src/text.ts'
import { arbitraryText } from './support/arbitrary-text.ts'

test('clean leaves everything that can be stored', () => {
  expect(cleanText('a\u0000b\ud800c\udc00d\r\ne\rf 👩‍👩‍👧 \tÄ')).toBe('abcd\ne\nf 👩‍👩‍👧 \tÄ')
  fc.assert(
    fc.property(arbitraryText(), (text) => {
      expect(cleanText(text)).not.toMatch(/\p{Surrogate}/u)
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }),
    { seed: 7 },
  )
})

test('fold makes equal what people take for equal', () => {
  for (const [a, b] of [
    ['Ärger', 'arger'],
    ['STRASSE', 'Straße'],
    ['é', 'e\u0301'],
    ['İstanbul', 'istanbul'],
    ['Łódź', 'lodz'],
    ['ﬁne', 'fine'],
    ['Ångström', 'angstrom'],
  ] as const)
    expect(foldText(a)).toBe(foldText(b))
  expect(foldText('日本 한국 हिन्दी')).toBe('日本 한국 हिन्दी')
  expect(foldText('a')).not.toBe(foldText('b'))
})

test('a cut keeps graphemes whole and both lengths under the limit', () => {
  const family = '👩‍👩‍👧‍👦'
  expect(cutText(family.repeat(30), 255).kept).toBe(family.repeat(23)) // 11 units each
  expect(cutText(`${'e\u0301'.repeat(200)}`, 255).kept).toBe('e\u0301'.repeat(127))
  expect(cutText('one two three', 9)).toEqual({ kept: 'one two', rest: 'three' })
  expect(cutText('one two three', 255)).toEqual({ kept: 'one two three', rest: '' })
  // One grapheme longer than the limit: torn, but never inside a code point.
  expect(cutText(`a${'\u0301'.repeat(300)}`, 255).kept.length).toBe(255)
})

test('a cut loses nothing', () => {
  fc.assert(
    fc.property(arbitraryText({ maxLength: 120 }).map(cleanText), fc.integer({ min: 4, max: 60 }), (text, max) => {
      const { kept, rest } = cutText(text, max)
      expect(kept.length).toBeLessThanOrEqual(max)
      expect([...kept].length).toBeLessThanOrEqual(max)
      expect((kept + rest).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(kept).not.toMatch(/\p{Surrogate}/u)
    }),
    { seed: 8, numRuns: 1000 },
  )
})

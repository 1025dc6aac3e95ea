// Words of any language stay what they are, and leave what stands beside them alone.
import { expect, test } from 'vitest'
import { isolateBidi, sanitizeText } from '../../src/chat/sanitize.ts'

test('what reaches beyond its own words is gone, everything else stays', () => {
  expect(sanitizeText('a\u202eb\u2066c\u2069 \u{e0001}d')).toBe('abc d')
  expect(sanitizeText('one\r\ntwo\u2028three\tfour\u0000\u0007 \ud800')).toBe('one\ntwo\nthree\tfour \ufffd')
  for (const words of [
    '👨‍👩‍👧‍👦 e\u0301 ﷽',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'שלום \u200f!',
  ])
    expect(sanitizeText(words)).toBe(words)
})

test('right-to-left words keep to themselves, line by line', () => {
  expect(isolateBidi('שלום\nplain\nsome مرحبا')).toBe('\u2068שלום\u2069\nplain\n\u2068some مرحبا\u2069')
  expect(isolateBidi('only plain')).toBe('only plain')
})

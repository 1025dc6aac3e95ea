// What closes a message stands behind its moment, and is told from a name.
import { expect, test } from 'vitest'
import { takeClosing } from '../../src/language/closing-marks.ts'

test.each([
  ['gym at 6 💪', 'gym at 6', '💪'],
  ['pay rent friday!!! 😭😭', 'pay rent friday!!!', '😭😭'],
  ['yoga 6pm 🧘‍♀️ 🙏🏽', 'yoga 6pm', '🧘‍♀️ 🙏🏽'],
  ['call mum at 5 :) xx', 'call mum at 5', ''],
  ['party at 8 🎉!!', 'party at 8', '🎉'],
  ['flag day tomorrow 🇬🇧', 'flag day tomorrow', '🇬🇧'],
])('“%s” closes with it', (line, rest, emoji) => {
  expect(takeClosing(line)).toEqual({ rest, emoji })
})

test.each(['😄', '🎉 🎉', 'buy size 3xx', 'party 8pm', 'call max', 'score 3:2', 'x', ':)'])(
  '“%s” has nothing behind it',
  (line) => {
    expect(takeClosing(line)).toBeNull()
  },
)

test('of a long row of emoji the words stay', () => {
  expect(takeClosing(`call mum ${'😄 '.repeat(2000)}`)?.rest.startsWith('call mum')).toBe(true)
})

// An answer is found once for the newest texts, null among them, and no more of them are kept than were asked for.
import { expect, test } from 'vitest'
import { memoizeText } from '../../src/language/memo.ts'

test('what was found of the newest texts is found once', () => {
  const asked: string[] = []
  const lengthOf = memoizeText(2, (text) => {
    asked.push(text)
    return text === '' ? null : text.length
  })
  expect([lengthOf('a'), lengthOf('a'), lengthOf(''), lengthOf('')]).toEqual([1, 1, null, null])
  expect(asked).toEqual(['a', ''])
  // A third one lets go of the oldest.
  expect([lengthOf('abc'), lengthOf(''), lengthOf('a')]).toEqual([3, null, 1])
  expect(asked).toEqual(['a', '', 'abc', 'a'])
})

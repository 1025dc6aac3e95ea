// The span of hours in the words of a date, as it is written beside the task.
import { expect, test } from 'vitest'
import { clockRange } from '../../src/language/clock-range.ts'

test.each([
  ['friday between 9 and 11', 'between 9 and 11'],
  ['from 9am to 11am tomorrow', 'from 9am to 11am'],
  ['from 9 till 11', 'from 9 till 11'],
  ['tomorrow 9 to 11', '9 to 11'],
  ['tomorrow 9.30 until 11', '9.30 until 11'],
  ['9-11am', '9-11am'],
  ['friday 9-11am', '9-11am'],
  ['friday 10-11am', '10-11am'],
  ['9:30-11am', '9:30-11am'],
  ['9.30-11.45am', '9.30-11.45am'],
  ['9AM to 11AM', '9AM to 11AM'],
  ['tomorrow 6-8', '6-8'],
  ['friday, 6-8', '6-8'],
  ['friday 10 - 12', '10 - 12'],
  ['friday 9.30-11.45', '9.30-11.45'],
  ['5 march 2026 10:00-11:30', '10:00-11:30'],
  ['9am - 11am', '9am - 11am'],
  ['9:00–10:30', '9:00–10:30'],
  ['Between 9 and 11', 'Between 9 and 11'],
  ['tomorrow 9am', null],
  ['9-11', null],
  ['on 5-13-2026', null],
  ['on 5-3-2026', null],
  ['2026-03-05', null],
  ['5/3 to 7/3', null],
])('the span in “%s” is %s', (words, span) => {
  expect(clockRange(words)).toBe(span)
})

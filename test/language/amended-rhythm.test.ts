// What new words about a rhythm leave open stays as it was: its days, every how many weeks it comes, the day it begins on.
import { describe, expect, test } from 'vitest'
import { amendRhythm, withoutDays } from '../../src/language/amended-rhythm.ts'
import type { Day } from '../../src/time/index.ts'

const MONDAY: Day = '2026-03-02'
const WEDNESDAY: Day = '2026-03-04'
const FRIDAY: Day = '2026-03-06'

describe('after a rhythm', () => {
  test.each<[said: string, before: string | null, day: Day | null, meant: string]>([
    // The days are left open.
    ['weekly', 'every monday', MONDAY, 'every week on monday from 2026-03-02'],
    ['Weekly', 'every monday', null, 'every week on monday'],
    ['every week', 'every monday and friday', FRIDAY, 'every week on monday and friday from 2026-03-06'],
    ['every week', 'every weekend', null, 'every week on saturday and sunday'],
    ['every week', 'every tuesday, wednesday and thursday', null, 'every week on tuesday and wednesday and thursday'],
    ['every 2 weeks', 'every monday and wednesday', WEDNESDAY, 'every 2 weeks on monday and wednesday from 2026-03-04'],
    ['every week at 9', 'every friday', MONDAY, 'every week on friday at 9'],
    ['weekly at 18:00', 'every friday', FRIDAY, 'every week on friday at 18:00 from 2026-03-06'],
    ['weekly from 2026-04-06', 'every monday', MONDAY, 'every week on monday from 2026-04-06'],
    ['every week until 2026-06-01', 'every monday', MONDAY, 'every week on monday until 2026-06-01'],
    [' every week ', 'every monday', null, 'every week on monday'],
    // Of no week days either, the day it is on is kept.
    ['weekly', 'every day', FRIDAY, 'every week on friday from 2026-03-06'],
    ['weekly', 'every week', FRIDAY, 'every week on friday from 2026-03-06'],
    ['weekly', 'monthly on the 6th', FRIDAY, 'every week on friday from 2026-03-06'],
    ['weekly', 'every day at 8 and 20', FRIDAY, 'every week on friday from 2026-03-06'],
    ['weekly', '2 weeks after done', FRIDAY, 'every week on friday from 2026-03-06'],
    ['weekly', null, FRIDAY, 'every week on friday'],
    ['weekly', null, null, 'weekly'],
    // Every how many weeks is left open.
    ['thursdays', 'every 2 weeks on wednesday', WEDNESDAY, 'every 2 weeks on thursdays'],
    ['on thursdays', 'every 2 weeks on wednesday', null, 'every 2 weeks on thursdays'],
    ['thu', 'every 3 weeks on wednesday', null, 'every 3 weeks on thu'],
    ['mondays and fridays', 'every 2 weeks on wednesday', null, 'every 2 weeks on mondays and fridays'],
    ['mon, wed & fri', 'every 2 weeks on tuesday', null, 'every 2 weeks on mon, wed & fri'],
    ['On tuesdays, sat & sun', 'every 2 weeks on wednesday', null, 'every 2 weeks on tuesdays, sat & sun'],
    ['thursdays at 18:00', 'every 2 weeks on wednesday', null, 'every 2 weeks on thursdays at 18:00'],
    ['tue and thur', 'every 2 weeks on wednesday', null, 'every 2 weeks on tue and thur'],
    ['saturday', 'every 2 weeks on wednesday', null, 'every 2 weeks on saturday'],
    // It is said.
    ['every thursday', 'every 2 weeks on wednesday', null, 'every thursday'],
    ['every 3 weeks on thursday', 'every 2 weeks on wednesday', null, 'every 3 weeks on thursday'],
    ['thursdays', 'every wednesday', null, 'thursdays'],
    ['thursdays', 'every 2 days', null, 'thursdays'],
    ['thursdays', 'every 2 months', null, 'thursdays'],
    ['thursdays', null, null, 'thursdays'],
    ['daily', 'every monday', MONDAY, 'daily'],
    ['monthly', 'every monday', MONDAY, 'monthly'],
    ['2 weeks after done', 'every monday', MONDAY, '2 weeks after done'],
    ['every week at 9 and 17', 'every monday', MONDAY, 'every week at 9 and 17'],
    ['when it rains', 'every monday', MONDAY, 'when it rains'],
    // It begins on the day it is on, if that is one of its days and nothing else is said.
    ['mondays and fridays', 'every tuesday', MONDAY, 'mondays and fridays from 2026-03-02'],
    ['every weekday', 'every friday', FRIDAY, 'every weekday from 2026-03-06'],
    ['mondays and fridays', 'every tuesday', WEDNESDAY, 'mondays and fridays'],
    ['mondays', null, MONDAY, 'mondays'],
    ['mondays from 2026-04-06', 'every monday', MONDAY, 'mondays from 2026-04-06'],
    ['mondays until 2026-04-06', 'every monday', MONDAY, 'mondays until 2026-04-06'],
    ['Mondays Starting 2026-04-06', 'every monday', MONDAY, 'Mondays Starting 2026-04-06'],
  ])('“%s” of “%s” on %s is “%s”', (said, words, day, meant) => {
    expect(amendRhythm(said, { words, day })).toBe(meant)
  })
})

describe('without some of its days', () => {
  test.each<[rhythm: string, except: string, left: string | null]>([
    ['every monday, tuesday and friday at 09:00', 'fridays', 'every 1 weeks on monday and tuesday at 09:00'],
    ['every 2 weeks on monday and friday', 'friday', 'every 2 weeks on monday'],
    [
      'every day except Sunday',
      'saturdays and mondays',
      'every 1 weeks on tuesday and wednesday and thursday and friday',
    ],
    ['every day at 22:00', 'sundays', 'every day except sundays at 22:00'],
    ['every day until 20 March 2026', 'sundays', 'every day except sundays until 20 March 2026'],
    ['monthly on the last friday', 'fridays', 'monthly on the last friday except fridays'],
    ['every 3 days', 'sundays', 'every 3 days except sundays'],
    ['every monday', 'mondays', null],
    ['every monday', 'tuesdays', null],
    ['every monday and friday', 'christmas', null],
  ])('“%s” but not %s is “%s”', (rhythm, except, left) => {
    expect(withoutDays(rhythm, except)).toBe(left)
  })
})

// What becomes of a rhythm, by what is said of it: its days, its end, its beginning, its time; and what is said of none.
import { expect, test } from 'vitest'
import { movedRhythm } from '../../../src/commands/lib/moved-rhythm.ts'
import type { Me } from '../../../src/domain/request/me.ts'
import type { Due } from '../../../src/language/date-meaning.ts'
import { Task } from '../../../src/models/task.ts'
import type { Day, LocalTime } from '../../../src/time/index.ts'
import { NotMeantError } from '../../../src/user-error.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { talk } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

type Change = Parameters<typeof movedRhythm>[2]
type Moment = Parameters<typeof movedRhythm>[3]

const due = (day: Day): Due => ({ day, instant: new Date(`${day}T12:00:00Z`), hasTime: false })
const clock = (time: LocalTime): Moment => {
  const at: Due = { ...due('2026-03-06'), time, hasTime: true, isClockAlone: true }
  return { words: time, said: at, to: at }
}
const day = (words: string, on: Day): Moment => ({ words, said: due(on), to: due(on) })
const NOTHING: Moment = { words: '' }

describeOnBothEngines('a rhythm after', (open) => {
  const added = async (line: string): Promise<Person> => {
    const ann = (await world(await open(), { now: MORNING })).person('ann')
    await talk(ann, [[line, 'Added']])
    return ann
  }
  const after = (ann: Person, change: Change, moment = NOTHING): Promise<string | null | undefined> =>
    ann.acts(async (me: Me) => movedRhythm(me, await Task.query(me.trx).first().throwIfNotFound(), change, moment))

  test.each<[said: string, line: string, change: Change, rhythm: string | null]>([
    ['no rhythm', 'gym every monday', { every: null }, null],
    ['another one', 'gym every monday', { every: 'every 2 weeks' }, 'every 2 weeks on monday from 2026-03-09'],
    ['one of its own', 'gym on tuesday', { every: 'weekly' }, 'every week on tuesday'],
    ['one at night', 'gym on tuesday at 1am', { every: 'weekly' }, 'every week on tuesday'],
    ['one without a day', 'gym', { every: 'weekly' }, 'weekly'],
    ['days off', 'walk every day at 7', { except: 'sundays' }, 'every day except sundays at 07:00 from 2026-03-06'],
    [
      'days off before it begins',
      'walk every day from monday',
      { except: 'sundays' },
      'every day except sundays from 2026-03-09',
    ],
    [
      'days off after today',
      'walk every weekday at 7',
      { except: 'fridays' },
      'every 1 weeks on monday and tuesday and wednesday and thursday at 07:00 from 2026-03-06',
    ],
    ['an end', 'walk every day at 7', { until: due('2026-04-01') }, 'every day at 07:00 until 2026-04-01'],
    ['another end', 'walk every day until 20 march', { until: due('2026-04-01') }, 'every day until 2026-04-01'],
    ['a beginning', 'walk every day at 7', { begins: due('2026-04-01') }, 'every day at 07:00 from 2026-04-01'],
  ])('%s: “%s”', async (_, line, change, rhythm) => {
    expect(await after(await added(line), change)).toBe(rhythm)
  })

  test.each<[said: string, line: string, moment: Moment, rhythm: string | undefined]>([
    ['a time', 'rent monthly on the 1st at 9', clock('07:00'), 'monthly on the 1st at 07:00'],
    ['a date', 'rent monthly on the 1st at 9', day('the 3rd', '2026-04-03'), 'monthly on the 3rd at 09:00'],
    ['a date', 'rent monthly on the 1st', day('on 21st', '2026-03-21'), 'monthly on the 21st'],
    ['a weekday', 'gym every monday at 7', day('on Tuesday', '2026-03-10'), 'every tue at 07:00'],
    ['a weekday', 'gym every 2 weeks on monday', day('wed', '2026-03-11'), 'every 2 weeks on wed'],
    // Of that one only.
    ['a day from today', 'gym every monday', day('tomorrow', '2026-03-06'), undefined],
    ['a weekday of a day', 'walk every day at 7', day('tuesday', '2026-03-10'), undefined],
    ['a weekday of several', 'gym every monday and friday', day('tuesday', '2026-03-10'), undefined],
    ['a date of a week', 'gym every monday', day('the 3rd', '2026-04-03'), undefined],
    ['a weekday of a month', 'rent monthly on the 1st', day('tuesday', '2026-03-10'), undefined],
    ['a time of no time', 'gym every monday', clock('07:00'), undefined],
    ['a time of once', 'gym tomorrow at 9', clock('07:00'), undefined],
    ['nothing', 'gym every monday', NOTHING, undefined],
  ])('%s, right after “%s”', async (_, line, moment, rhythm) => {
    expect(await after(await added(line), {}, moment)).toBe(rhythm)
  })

  test('later it is of one day only', async () => {
    const ann = await added('gym every monday at 9')
    ann.world.clock.advance({ hours: 2 })
    expect(await after(ann, {}, clock('07:00'))).toBeUndefined()
  })

  test.each<[line: string, change: Change]>([
    ['gym', { until: due('2026-04-01') }],
    ['gym', { except: 'sundays' }],
    ['gym', { begins: due('2026-04-01') }],
    ['gym every monday', { except: 'tuesdays' }],
    ['gym every monday', { except: 'whenever it rains' }],
  ])('“%s” has no such rhythm', async (line, change) => {
    await expect(after(await added(line), change)).rejects.toThrow(NotMeantError)
  })
})

// Random histories (make, live, put off, do, switch off and on, be late, restart) against a small model that
// knows nothing of tables: once per local day, never early, not after its day, and a snooze moves only itself.
// FAULTS=full lives many more of them; a failing one is printed with the seed
// that brings it back as FAULTS_SEED.
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { attempts } from '../support/full.ts'
import { nudging } from '../support/nudging.ts'
import { world } from '../support/world.ts'

const SEED = process.env['FAULTS_SEED']
/** Where they live. Flying between them is lived in `moving.test.ts`. */
const ZONES = [
  'Europe/Vienna',
  'America/New_York',
  'Pacific/Apia',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'America/Los_Angeles',
]

type Act =
  | { readonly kind: 'live'; readonly hours: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'snooze'; readonly minutes: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'make'; readonly time: string }
  | { readonly kind: 'retime'; readonly thing: number; readonly time: string }
  | { readonly kind: 'done'; readonly thing: number }
  | { readonly kind: 'switch' }

const TIMES = ['02:30', '00:10', '08:30', '23:50', '03:59', '04:00']
const time = fc.constantFrom(...TIMES)
/** The first is there always; what there is not is not named. */
const thing = fc.nat(3)

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('live' as const), hours: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 2000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 3000, max: 15_000 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('snooze' as const), minutes: fc.integer({ min: 5, max: 1440 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'pause' as const }, { kind: 'quiet' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'switch' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('make' as const), time }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('retime' as const), thing, time }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('done' as const), thing }) },
)

/** As the database writes an instant: always with milliseconds. */
const written = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString()

/** What should be said when, as `Thing 0 day moment`, of a snooze `Thing 0 + moment`. */
function model(zone: string, now: Temporal.Instant) {
  const things: Thing[] = []
  const said: string[] = []
  let isOn = true
  let seen = now
  const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  const begins = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('04:00') }).toInstant()
  /** A person's day begins at four. */
  const ownDayOf = (at: Temporal.Instant): Temporal.PlainDate => {
    const date = dayOf(at)
    return isBefore(at, begins(date)) ? date.subtract({ days: 1 }) : date
  }
  const say = (each: Thing, what: string, due: Temporal.Instant, at: Temporal.Instant): void => {
    const day = ownDayOf(due)
    const isOver = !isBefore(at, begins(day.add({ days: 1 })))
    if (!isOver && !each.done.has(day.toString())) said.push(`${each.name} ${what} ${written(at)}`)
  }
  return {
    said,
    things,
    beat(at: Temporal.Instant) {
      for (const each of things) {
        for (let date = dayOf(seen).subtract({ days: 1 }); ; date = date.add({ days: 1 })) {
          const plain = date.toPlainDateTime(Temporal.PlainTime.from(each.time))
          const due = plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant()
          if (isBefore(at, due)) break
          if (!isBefore(seen, due) || !isOn) continue
          const said = each.said.get(date.toString())
          // A date counts again when its time was changed to one more than half a day later.
          if (said && Temporal.Instant.compare(due, said.add({ hours: 12 })) <= 0) continue
          each.said.set(date.toString(), isBefore(due, at) ? at : due)
          say(each, said ? `${date} ${written(due)}` : date.toString(), due, at)
        }
        for (const due of each.snoozes.filter((one) => !isBefore(at, one))) {
          each.snoozes.splice(each.snoozes.indexOf(due), 1)
          say(each, '+', due, at)
        }
      }
      seen = at
    },
    make: (time: string) =>
      things.push({ name: `Thing${things.length}`, time, said: new Map(), done: new Set(), snoozes: [] }),
    flip: () => {
      isOn = !isOn
      return isOn
    },
    done: (each: Thing, at: Temporal.Instant) => each.done.add(ownDayOf(at).toString()),
  }
}

interface Thing {
  readonly name: string
  time: string
  /** When each local date was said. */
  readonly said: Map<string, Temporal.Instant>
  readonly done: Set<string>
  readonly snoozes: Temporal.Instant[]
}

async function live(database: Database, zone: string, time: string, acts: readonly Act[]): Promise<void> {
  const start = new Date('2026-03-27T10:00:00Z')
  const earth = await world(database, { now: start })
  const ann = earth.person('ann', { zone })
  const now = () => Temporal.Instant.fromEpochMilliseconds(earth.clock.now().getTime())
  const expected = model(zone, now())
  await ann.says(`habit add Thing0 at:${time}`)
  expected.make(time)
  const heart = await nudging(earth)
  const beat = async () => {
    expected.beat(now())
    await heart.beat()
  }
  const idOf = async (name: string): Promise<string> => {
    const row = await database.knex('habits').where({ name }).first('habit_id')
    return row.habit_id
  }
  for (const each of acts) {
    // Whatever somebody does, they do it after what was due until then.
    await beat()
    const named = 'thing' in each ? expected.things[each.thing] : undefined
    switch (each.kind) {
      case 'wait':
        earth.clock.advance({ minutes: each.minutes })
        break
      case 'live':
        for (let beats = 0; beats < each.hours; beats++) {
          earth.clock.advance({ minutes: 60 })
          await beat()
        }
        break
      case 'make':
        if (expected.things.length === 4) break
        await ann.says(`habit add Thing${expected.things.length} at:${each.time}`)
        expected.make(each.time)
        expected.beat(now())
        break
      case 'retime':
        if (!named) break
        await ann.says(`habit edit habit:${await idOf(named.name)} at:${each.time}`)
        named.time = each.time
        break
      case 'done':
        if (!named) break
        await ann.says(`habit check habit:${await idOf(named.name)}`)
        expected.done(named, now())
        break
      case 'switch':
        await ann.says(`nudge set kind:habit on:${expected.flip() ? 'yes' : 'no'}`)
        break
      case 'quiet':
        // What they typed a time for passes quiet hours.
        await ann.says('nudge limits quiet-from:00:00 quiet-to:23:00')
        break
      case 'snooze': {
        earth.clock.advance({ ms: -1 })
        await beat()
        earth.clock.advance({ ms: 1 })
        const newest = await database
          .knex('nudges')
          .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
          .join('habits', 'habits.habit_id', 'schedules.subject_id')
          .where({ state: 'sent' })
          .orderBy('sent_at', 'desc')
          .orderBy('nudge_id')
          .first('nudge_id', 'name')
        if (!newest) break
        await ann.says(`nudge snooze nudge:${newest.nudge_id} minutes:${each.minutes}`)
        expected.things.find(({ name }) => name === newest.name)?.snoozes.push(now().add({ minutes: each.minutes }))
        break
      }
      case 'restart':
        await heart.restart()
        break
      case 'pause':
        await ann.says('nudge pause')
    }
  }
  await beat()
  const rows = await database
    .knex('nudges')
    .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
    .join('habits', 'habits.habit_id', 'schedules.subject_id')
    .where({ state: 'sent' })
  const told = rows.map(
    ({ name, slot, sent_at }) => `${name} ${slot.includes('+') ? '+' : slot} ${sent_at.toISOString()}`,
  )
  expect(told.toSorted()).toEqual(expected.said.toSorted())
  if (earth.errors.length > 0) throw earth.errors[0]
}

/** One database for all runs of a property: what others had is gone. */
async function empty(database: Database): Promise<void> {
  for (const table of ['nudges', 'schedules', 'habits', 'chat_accounts', 'users', 'spaces', 'leases'])
    await database.knex(table).delete()
}

describeOnBothEngines('histories', (open, engine) => {
  const numRuns = engine === 'sqlite' ? attempts(6, 600) : attempts(2, 80)

  test('what is said is what a simple model says', async () => {
    const database = await open()
    const acts = fc.array(act, { minLength: 3, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ZONES), time, acts, async (zone, first, all) => {
        await empty(database)
        await live(database, zone, first, all)
      }),
      { numRuns, endOnFailure: true, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    )
  }, 1_800_000)
})

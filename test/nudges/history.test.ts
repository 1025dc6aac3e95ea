// Random histories (live, move, put off, pause, be late, restart) against a model of twenty lines that knows nothing
// of tables: once per local day, never early, not after its day, and a snooze moves only itself.
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { world } from '../support/world.ts'

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
  | { readonly kind: 'move'; readonly zone: string }
  | { readonly kind: 'snooze'; readonly minutes: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'pause' }

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
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), zone: fc.constantFrom(...ZONES) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('snooze' as const), minutes: fc.integer({ min: 5, max: 1440 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'pause' as const }) },
)

/** What should be said when, as `day` or `+` and the moment. */
function model(time: string, zone: string, now: Temporal.Instant) {
  const handled = new Set<string>()
  const snoozes: Temporal.Instant[] = []
  const said: string[] = []
  let seen = now
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  /** A person's day begins at four. */
  const endsAt = (due: Temporal.Instant): Temporal.Instant => {
    const begins = (date: Temporal.PlainDate) =>
      date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('04:00') }).toInstant()
    const date = dayOf(due)
    const isBefore = Temporal.Instant.compare(due, begins(date)) < 0
    return begins(isBefore ? date : date.add({ days: 1 }))
  }
  const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
  return {
    said,
    beat(at: Temporal.Instant) {
      for (let date = dayOf(seen).subtract({ days: 1 }); ; date = date.add({ days: 1 })) {
        const plain = date.toPlainDateTime(Temporal.PlainTime.from(time))
        const due = plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant()
        if (isBefore(at, due)) break
        if (!isBefore(seen, due) || handled.has(date.toString())) continue
        handled.add(date.toString())
        if (isBefore(at, endsAt(due))) said.push(`${date.toString()} ${at.toString()}`)
      }
      for (const due of snoozes.filter((each) => !isBefore(at, each))) {
        snoozes.splice(snoozes.indexOf(due), 1)
        if (isBefore(at, endsAt(due))) said.push(`+ ${at.toString()}`)
      }
      seen = at
    },
    move: (to: string) => {
      zone = to
    },
    snooze: (due: Temporal.Instant) => snoozes.push(due),
  }
}

async function live(database: Database, time: string, acts: readonly Act[]): Promise<void> {
  const start = new Date('2026-03-27T10:00:00Z')
  const earth = await world(database, { now: start })
  const ann = earth.person('ann', { zone: 'Europe/Vienna' })
  await ann.says(`habit add Meds at:${time}`)
  const now = () => Temporal.Instant.fromEpochMilliseconds(earth.clock.now().getTime())
  const expected = model(time, 'Europe/Vienna', now())
  const heart = await nudging(earth)
  const beat = async () => {
    expected.beat(now())
    await heart.beat()
  }
  for (const each of acts) {
    // Whatever somebody does, they do it after what was due until then.
    await beat()
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
      case 'move':
        await ann.says(`me edit timezone:${each.zone}`)
        expected.move(each.zone)
        break
      case 'snooze':
        if (heart.posts.length === 0) break
        earth.clock.advance({ ms: -1 })
        await beat()
        earth.clock.advance({ ms: 1 })
        {
          const newest = await database
            .knex('nudges')
            .where({ state: 'sent' })
            .orderBy('sent_at', 'desc')
            .orderBy('nudge_id')
            .first()
          await ann.says(`nudge snooze nudge:${newest.nudge_id} minutes:${each.minutes}`)
        }
        expected.snooze(now().add({ minutes: each.minutes }))
        break
      case 'restart':
        await heart.restart()
        break
      case 'pause':
        await ann.says('nudge pause')
    }
  }
  await beat()
  const rows = await database.knex('nudges').where({ state: 'sent' })
  const told = rows.map(({ slot, sent_at }) => `${slot.includes('+') ? '+' : slot} ${sent_at.toISOString()}`)
  const normal = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/(\.\d\d\d)?Z$/, (part) => (part.length > 1 ? part : '.000Z'))).toSorted()
  expect(normal(told)).toEqual(normal(expected.said))
  if (earth.errors.length > 0) throw earth.errors[0]
}

describeOnBothEngines('histories', (open, engine) => {
  test('what is said is what a simple model says', async () => {
    const database = await open()
    const runs = engine === 'sqlite' ? 30 : 4
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('02:30', '00:10', '08:30', '23:50', '03:59'),
        fc.array(act, { minLength: 3, maxLength: 14 }),
        async (time, acts) => {
          // One after the other in the same database: what others had is gone.
          for (const table of ['nudges', 'schedules', 'chat_accounts', 'users', 'spaces', 'leases'])
            await database.knex(table).delete()
          await live(database, time, acts)
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
  }, 120_000)
})

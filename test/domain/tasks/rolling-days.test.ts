// A repeating thing rings on every due day: random rules, zones and clock changes, by a model of its own, while its
// process is killed, restarted and away at random. 400 days in each run; more runs with FAULTS=full.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { isFull } from '../../support/full.ts'
import { nudging } from '../../support/nudging.ts'
import { world } from '../../support/world.ts'

const DAYS = isFull ? 400 : 60
const ZONES = [
  'Europe/Vienna',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Chatham',
]
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A rule in words, and the days it means, told from the first day on. */
interface Rule {
  readonly words: string
  readonly isOn: (day: Temporal.PlainDate, first: Temporal.PlainDate) => boolean
}

const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant({ words: 'every day', isOn: () => true }),
  fc.integer({ min: 2, max: 9 }).map((n) => ({
    words: `every ${n} days`,
    isOn: (day: Temporal.PlainDate, first: Temporal.PlainDate) => first.until(day).days % n === 0,
  })),
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }).map((days) => ({
    words: `every ${days.map((day) => WEEKDAYS[day - 1]).join(', ')}`,
    isOn: (day: Temporal.PlainDate) => days.includes(day.dayOfWeek),
  })),
  fc.integer({ min: 1, max: 31 }).map((date) => ({
    words: `monthly on the ${date}${date % 10 === 1 && date !== 11 ? 'st' : date % 10 === 2 && date !== 12 ? 'nd' : date % 10 === 3 && date !== 13 ? 'rd' : 'th'}`,
    isOn: (day: Temporal.PlainDate) => day.day === Math.min(date, day.daysInMonth),
  })),
)

const runs = fc.record({
  rule: rules,
  time: fc.constantFrom('00:30', '02:30', '08:00', '12:15', '21:00', '23:45'),
  zone: fc.constantFrom(...ZONES),
  begins: fc.integer({ min: 0, max: 364 }),
  /** "10 times": 0 for none. */
  times: fc.constantFrom(0, 0, 7, 25),
  /** A week without it, so many days after the start: 0 for none. */
  pause: fc.constantFrom(0, 0, 5, 20),
  /** What happens on each due day. */
  days: fc.infiniteStream(
    fc.record({
      lateness: fc.constantFrom(0, 0, 0, 1, 7, 15),
      event: fc.constantFrom('nothing', 'nothing', 'restart', 'killed while sending', 'done', 'looked at early'),
    }),
  ),
})

describeOnBothEngines('every due day', (open, engine) => {
  test(
    'rings once, whatever happens to the process',
    async () => {
      await fc.assert(
        fc.asyncProperty(runs, async ({ rule, time, zone, begins, times, pause, days }) => {
          const start = Temporal.PlainDate.from('2026-01-01').add({ days: begins })
          const instantOf = (day: Temporal.PlainDate) =>
            day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
          const now = start.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).epochMilliseconds
          const earth = await world(await open(), { now: new Date(now) })
          const ann = earth.person('ann')
          const heart = await nudging(earth, ['terminal'])
          await ann.says(`me edit timezone:${zone}`)
          await ann.says('nudge set kind:welcome-follow-up on:no')
          const out = [start.add({ days: pause }), start.add({ days: pause + 6 })] as const
          const limits = [
            ...(times > 0 ? [`${times} times`] : []),
            ...(pause > 0 ? [`except ${out[0]} to ${out[1]}`] : []),
          ]
          await ann.says(`pills`)
          await ann.says(`task move pills every:"${[`${rule.words} at ${time}`, ...limits].join(', ')}"`)
          const due = dueDays(rule, start, instantOf, now, times, pause > 0 ? out : null)
          for (const day of due) {
            const { lateness, event } = days.next().value
            const at = instantOf(day)
            if (event === 'looked at early') {
              earth.clock.set(new Date(Math.max(at - 3_600_000, earth.clock.now().getTime())).toISOString())
              await heart.beat()
              expect(heart.heard(), `early on ${day}`).toEqual([])
            }
            if (event === 'restart') await heart.restart()
            if (event === 'killed while sending') heart.faults.push('throw')
            earth.clock.set(new Date(at + lateness * 60_000).toISOString())
            await heart.beat()
            if (event === 'killed while sending') {
              await heart.restart()
              for (let look = 0; look < 3; look++) {
                earth.clock.advance({ seconds: 40 })
                await heart.beat()
              }
            }
            const heard = heart.heard()
            expect(heard, `${rule.words} ${time} ${zone} on ${day}`).toHaveLength(1)
            expect(heard[0]?.startsWith(`pills, ${time}`) || isInGap(day, time, zone), heard[0]).toBe(true)
            if (event === 'done') await ann.says('done pills')
          }
          expect(earth.errors.filter((error) => !/network is gone/.test(String(error)))).toEqual([])
        }),
        { seed: 27, numRuns: isFull ? 20 : engine === 'sqlite' ? 6 : 3, endOnFailure: true },
      )
    },
    isFull ? 3_600_000 : 240_000,
  )
})

/** By the calendar alone: the days on which it must ring, each with the time that comes after the wish was said. */
function dueDays(
  rule: Rule,
  start: Temporal.PlainDate,
  instantOf: (day: Temporal.PlainDate) => number,
  now: number,
  times: number,
  out: readonly [Temporal.PlainDate, Temporal.PlainDate] | null,
): Temporal.PlainDate[] {
  const isOut = (day: Temporal.PlainDate): boolean =>
    out !== null && Temporal.PlainDate.compare(day, out[0]) >= 0 && Temporal.PlainDate.compare(day, out[1]) <= 0
  let first = start
  while (!(rule.isOn(first, first) && instantOf(first) > now && !isOut(first))) first = first.add({ days: 1 })
  const found: Temporal.PlainDate[] = []
  let count = 0
  for (let day = first; start.until(day).days < DAYS; day = day.add({ days: 1 })) {
    if (!rule.isOn(day, first)) continue
    if (times > 0 && ++count > times) break
    if (!isOut(day)) found.push(day)
  }
  return found
}

/** Clocks were put forward over that time. */
const isInGap = (day: Temporal.PlainDate, time: string, zone: string): boolean =>
  day.toZonedDateTime({ timeZone: zone, plainTime: time }).toPlainTime().toString().slice(0, 5) !== time

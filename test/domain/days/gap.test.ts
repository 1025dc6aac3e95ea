// Whatever the day, the zone and its clock changes: what is suggested, focused on or rested for ends before a busy time or the
// way to an appointment begins, unless the person chose otherwise.
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/chat/run/dispatcher.ts'
import { newId } from '../../../src/models/id.ts'
import { wallClockInstant } from '../../../src/time/index.ts'
import { opener } from '../../support/databases.ts'
import { attempts } from '../../support/full.ts'
import { type Randoms, randoms } from '../../support/random.ts'
import { textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

const open = opener('sqlite')

/** Days on which clocks change, and one on which they do not. */
const DAYS = [
  ['Europe/Vienna', '2026-03-29'],
  ['Europe/Vienna', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Kolkata', '2026-06-10'],
  ['Pacific/Apia', '2026-12-31'],
] as const

/** A span that nothing may cross, by the test's own reckoning. */
interface Fixed {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000

describe('nothing crosses what is fixed', () => {
  const seeds = Array.from({ length: attempts(12, 300) }, (_, index) => index + 1)
  test.each(seeds)('day %i', async (seed) => {
    const random = randoms(seed)
    const [zone, day] = random.pick(DAYS)
    const earth = await world(await open(), { now: new Date(`${day}T00:00:00Z`) })
    const ann = earth.person('ann', { zone })
    const fixed = await furnish(ann, random, { zone, day })
    for (let look = 0; look < attempts(3, 6); look++) {
      earth.clock.set(new Date(new Date(`${day}T00:00:00Z`).getTime() + random.below(24 * 60) * MINUTE))
      const about = `seed ${seed}, ${zone}, ${earth.clock.now().toISOString()}`
      const now = earth.clock.now().getTime()
      // What begins within a millisecond of talking has begun.
      const isFree = (minutes: number) =>
        fixed.every(({ from, to }) => now + minutes * MINUTE <= from + 1_000 || now >= to)
      const suggested = await ann.says('now')
      for (const minutes of suggestedMinutes(suggested))
        expect(isFree(minutes), `${about}: ${minutes}\n${textOf(suggested)}`).toBe(true)
      const minutes = 5 + random.below(55)
      for (const [line, begun] of [
        [`focus start ${minutes}`, /^Focus/],
        [`focus break ${minutes}`, /^Break until/],
      ] as const) {
        const answer = await ann.says(line)
        const text = textOf(answer)
        expect(begun.test(text), `${about}: ${line}\n${text}`).toBe(isFree(minutes))
        const shorter = answer.view.buttons.find(
          ({ label }) => /^Start \d|^\d+ min break/.test(label) && !begun.test(text),
        )
        const offered = Number(/\d+/.exec(shorter?.label ?? '')?.[0] ?? 0)
        if (offered > 0) expect(isFree(offered), `${about}: ${line}, offered ${offered}`).toBe(true)
        if (!begun.test(text)) {
          // Chosen all the same, it is done.
          const chosen = textOf(await ann.presses(answer, `${minutes} anyway`))
          expect(chosen, about).toMatch(begun)
        }
        if (line.startsWith('focus start')) {
          const running = await ann.says('focus extend 60')
          const end = await endOfSession(ann)
          const wasFree = fixed.every(({ from, to }) => end <= from + 1_000 || now >= to)
          if (!wasFree) expect(textOf(running), about).toContain('Nothing is added yet.')
          await ann.says('stop')
        }
      }
    }
    expect(earth.errors).toEqual([])
  })
})

/** The planned end of the running session if it were extended by an hour, or as it is if it was. */
async function endOfSession(ann: Person): Promise<number> {
  const session = await ann.world.database.knex('focus_sessions').whereNull('ended_at').first()
  const end = session.started_at.getTime() + session.duration_minutes * MINUTE
  return end > ann.world.clock.now().getTime() + 61 * MINUTE ? end : end + 60 * MINUTE
}

/** The minutes of each thing offered as a whole, and of the break. */
const suggestedMinutes = ({ view }: Answer): number[] =>
  view.blocks.flatMap((block) => {
    if (block.kind !== 'item') return []
    const text = [...block.text, ...(block.detail ?? [])].map((span) => ('text' in span ? span.text : '')).join('')
    if (/five-minute break/.test(text)) return [5]
    const [, hours, minutes] = /(?:(\d+) h )?(\d+) min/.exec(text) ?? []
    return minutes === undefined ? [] : [Number(hours ?? 0) * 60 + Number(minutes)]
  })

/** Tasks of many sizes, some busy times, and some appointments with a way. */
async function furnish(
  ann: Person,
  random: Randoms,
  { zone, day }: { readonly zone: string; readonly day: string },
): Promise<Fixed[]> {
  await ann.says('energy log 3')
  for (const minutes of [2, 8, 15, 25, 40, 90]) await ann.says(`Thing of ${minutes} ~${minutes}m`)
  const { knex } = ann.world.database
  const now = ann.world.clock.now()
  const user_id = await ann.acts(async (me) => me.user.user_id)
  const calendar_id = newId()
  await knex('calendars').insert({
    ...{ calendar_id, user_id, name: 'Work', address: 'sealed', address_mac: newId(), host: 'calendar.example.org' },
    ...{ is_titled: false, failure_count: 0, created_at: now, updated_at: now },
  })
  const fixed: Fixed[] = []
  for (let count = random.below(5); count > 0; count--) {
    const from = now.getTime() + random.below(30 * 60) * MINUTE
    const to = from + (10 + random.below(120)) * MINUTE
    await knex('busy_times').insert({
      ...{ busy_time_id: newId(), calendar_id, starts_at: new Date(from), ends_at: new Date(to), created_at: now },
    })
    fixed.push({ from, to })
  }
  for (let count = 1 + random.below(3); count > 0; count--) {
    const clock = `${String(6 + random.below(16)).padStart(2, '0')}:${random.pick(['00', '15', '40'])}`
    const travel = 5 + random.below(90)
    const due = wallClockInstant(day, clock, zone)
    if (!due || due <= now) continue
    const added = textOf(await ann.says(`task add "Vet ${count}" due:"${day} ${clock}"`))
    expect(added).toContain(`Added: Vet ${count}`)
    await ann.says(`task runway "Vet ${count}" travel:${travel}`)
    fixed.push({ from: due.getTime() - (travel + 15) * MINUTE, to: due.getTime() })
  }
  return fixed
}

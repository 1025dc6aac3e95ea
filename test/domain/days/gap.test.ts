// Whatever the day, the zone and its clock changes: what is suggested, focused on or rested for ends before a busy time or the
// way to an appointment begins, unless the person chose otherwise.
import { expect, test } from 'vitest'
import type { Answer } from '../../../src/chat/run/dispatcher.ts'
import { findTopTask } from '../../../src/domain/days/suggestions/index.ts'
import { newId } from '../../../src/models/id.ts'
import { addDays, wallClockInstant } from '../../../src/time/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { attempts } from '../../support/full.ts'
import { type Randoms, randoms } from '../../support/random.ts'
import { textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

/** Days on which clocks change, one that was left out, and zones whose offsets are no whole hours. */
const CHANGES = [
  ['Europe/Vienna', '2026-03-29'],
  ['Europe/Vienna', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['America/Havana', '2026-03-08'],
] as const
const ZONES = [
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'America/Sao_Paulo',
  'Europe/London',
  'Asia/Tokyo',
  'America/St_Johns',
] as const

/** A clock change half of the time, else any day of two years in any of the zones. */
function pickDay(random: Randoms): readonly [string, string] {
  if (random.chance(0.5)) return random.pick(CHANGES)
  return [random.pick(ZONES), addDays('2026-01-01', random.below(730))]
}

/** A span that nothing may cross, by the test's own reckoning. */
interface Fixed {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000

/** What begins within a moment of talking has begun. */
const MOMENT = 1_000

/** Whether something from now to that end crosses nothing. */
const isFree = (fixed: readonly Fixed[], now: number, end: number): boolean =>
  fixed.every(({ from, to }) => end <= from + MOMENT || now >= to)

describeOnBothEngines('nothing crosses what is fixed', (open, engine) => {
  const seeds = Array.from({ length: engine === 'sqlite' ? attempts(12, 300) : attempts(4, 100) }, (_, n) => n + 1)
  test.each(seeds)('day %i', async (seed) => {
    const random = randoms(seed)
    const [zone, day] = pickDay(random)
    const midnight = new Date(`${day}T00:00:00Z`).getTime()
    const earth = await world(await open(), { now: new Date(midnight) })
    const ann = earth.person('ann', { zone })
    const fixed = await furnish(ann, random, { zone, day })
    const looks = Array.from({ length: attempts(3, 6) }, () => midnight + random.below(24 * 60 * MINUTE)).sort(
      (a, b) => a - b,
    )
    for (const look of looks) {
      // The clock never goes back, and the one before may have lasted some minutes.
      earth.clock.set(new Date(Math.max(look, earth.clock.now().getTime())))
      const about = `seed ${seed}, ${zone}, ${earth.clock.now().toISOString()}`
      await checkSuggestions(ann, fixed, random, about)
      await checkBreak(ann, fixed, 5 + random.below(55), about)
      await checkFocus(ann, fixed, random, about)
    }
    expect(earth.errors).toEqual([])
  })
})

/** What is offered fits; *Others* too; and so does what is started without a word, where anything does. */
async function checkSuggestions(ann: Person, fixed: readonly Fixed[], random: Randoms, about: string): Promise<void> {
  const now = ann.world.clock.now().getTime()
  const question = random.chance(0.5) ? 'now' : `now ${5 + random.below(90)}`
  for (const line of [question, 'others']) {
    const suggested = await ann.says(line)
    for (const minutes of suggestedMinutes(suggested))
      expect(isFree(fixed, now, now + minutes * MINUTE), `${about}: ${line}, ${minutes}\n${textOf(suggested)}`).toBe(
        true,
      )
  }
  const top = await ann.acts((me) => findTopTask(me))
  const shortest = Math.min(...SIZES)
  const size = Number(/\d+/.exec(top?.title ?? '')?.[0])
  if (isFree(fixed, now, now + shortest * MINUTE))
    expect(isFree(fixed, now, now + size * MINUTE), `${about}: start, ${top?.title}`).toBe(true)
}

/** A break begins if it is free, and is asked about if not; what is offered instead is free. */
async function checkBreak(ann: Person, fixed: readonly Fixed[], minutes: number, about: string): Promise<void> {
  const now = ann.world.clock.now().getTime()
  await checkBegins(ann, `focus break ${minutes}`, /^Break until/, {
    about: `${about}: break of ${minutes}`,
    isExpected: isFree(fixed, now, now + minutes * MINUTE),
    isOfferFree: (offered) => isFree(fixed, now, now + offered * MINUTE),
    anyway: `${minutes} anyway`,
  })
}

/** The same of a session, of more minutes for it, and of going on with one that was stopped. */
async function checkFocus(ann: Person, fixed: readonly Fixed[], random: Randoms, about: string): Promise<void> {
  const now = ann.world.clock.now().getTime()
  const minutes = 5 + random.below(55)
  await checkBegins(ann, `focus start ${minutes}`, /^Focus/, {
    about: `${about}: focus of ${minutes}`,
    isExpected: isFree(fixed, now, now + minutes * MINUTE),
    isOfferFree: (offered) => isFree(fixed, now, now + offered * MINUTE),
    anyway: `${minutes} anyway`,
  })
  ann.world.clock.advance({ seconds: random.below(4 * 60) })
  for (const isResumed of [false, true]) {
    if (isResumed) await ann.says('stop')
    ann.world.clock.advance({ seconds: random.below(90) })
    const then = ann.world.clock.now().getTime()
    const more = 5 + random.below(55)
    const answer = await ann.says(`focus extend ${more}`)
    const text = textOf(answer)
    const end = await plannedEnd(ann)
    const label = `${about}: ${more} more${isResumed ? ', resumed' : ''}\n${text}`
    if (/^A session can have up to 180 minutes/.test(text)) continue
    if (/^More time/.test(text)) expect(isFree(fixed, then, end), label).toBe(true)
    else {
      expect(text, label).toContain('Nothing is added yet.')
      const chosen = textOf(await ann.presses(answer, `${more} anyway`))
      expect(chosen, label).toMatch(/^More time/)
      // It was asked for a reason.
      expect(isFree(fixed, then, (await plannedEnd(ann)) + 2 * MOMENT), label).toBe(false)
    }
  }
  await ann.says('stop')
}

interface Expected {
  readonly about: string
  readonly isExpected: boolean
  isOfferFree(minutes: number): boolean
  readonly anyway: string
}

async function checkBegins(
  ann: Person,
  line: string,
  begun: RegExp,
  { about, isExpected, isOfferFree, anyway }: Expected,
): Promise<void> {
  const answer = await ann.says(line)
  const text = textOf(answer)
  expect(begun.test(text), `${about}\n${text}`).toBe(isExpected)
  if (begun.test(text)) return
  const shorter = answer.view.buttons.find(({ label }) => /^Start \d|^\d+ min break/.test(label))
  const offered = Number(/\d+/.exec(shorter?.label ?? '')?.[0] ?? 0)
  if (offered > 0) expect(isOfferFree(offered), `${about}, offered ${offered}`).toBe(true)
  // Chosen all the same, it is done.
  expect(textOf(await ann.presses(answer, anyway)), about).toMatch(begun)
}

/** When the newest session ends, as planned. */
async function plannedEnd(ann: Person): Promise<number> {
  const session = await ann.world.database.knex('focus_sessions').orderBy('started_at', 'desc').first()
  return new Date(session.started_at).getTime() + session.duration_minutes * MINUTE
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

/** Of the tasks, in minutes. */
const SIZES = [2, 8, 15, 25, 40, 90, 400] as const

/** Tasks of many sizes, some busy times, and some appointments with a way. */
async function furnish(
  ann: Person,
  random: Randoms,
  { zone, day }: { readonly zone: string; readonly day: string },
): Promise<Fixed[]> {
  await ann.says('energy log 3')
  for (const minutes of SIZES) await ann.says(`Thing of ${minutes} ~${minutes}m`)
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

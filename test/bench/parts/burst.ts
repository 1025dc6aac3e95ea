// Everybody's nudge at once on Discord: the real heart, discord.js and its gateway, against a Discord that counts every
// second and refuses what is too much. Before it a hundred in an easy minute; in its midst the ends of focus sessions.
import { createDiscord } from '../../../adapters/discord/index.ts'
import type { Database } from '../../../src/database/index.ts'
import { updateMany } from '../../../src/models/bulk.ts'
import { newId } from '../../../src/models/id.ts'
import { startScheduler } from '../../../src/nudges/engine/scheduler.ts'
import { systemClock } from '../../../src/time/index.ts'
import { type Discord, startDiscord } from '../../fakes/discord/index.ts'
import { fresh } from '../databases.ts'
import { median, ms, number, percentile, spread } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { owedPeople } from '../people.ts'
import { proxyOn } from '../proxy.ts'

const PROMISED = { perSecond: 45, focusMs: 2_000, p50Ms: 1_000, p99Ms: 2_000 }
const MINUTE = 60_000

export const burst: Part = {
  name: 'burst',
  about: 'ten thousand nudges at once on Discord, ends of focus in their midst, a hundred in a minute',
  async run(bench) {
    const [crowd, focused, easy, easyMs] = bench.isQuick ? [300, 5, 20, 5_000] : [10_000, 100, 100, MINUTE]
    const database = await fresh(bench, 'sqlite')
    const discord = await startDiscord()
    bench.after(() => discord.stop())
    const people = await onDiscord(database, discord, crowd + focused + easy)
    const errors = await beating(bench, database, discord)

    const calm = people.splice(0, easy)
    const from = Date.now() + 1_000
    const calmDue = await due(database, calm, (index) => from + (index / easy) * easyMs)
    await arrived(discord, calm, easyMs + MINUTE)
    const calmLate = lateness(discord, calmDue)
    bench.say(`an easy minute: ${spread(calmLate)}`)

    const ending = people.splice(0, focused)
    const began = Date.now()
    const takes = (crowd / 50) * 1000
    const focusDue = await ends(database, ending, (index) => began + 2_000 + (index / focused) * takes * 0.9)
    // Offered ones, as most are; the ends of focus are promises.
    await database.knex('schedules').where({ kind: 'task' }).update({ kind: 'energy', subject_id: null })
    await due(database, people, () => began)
    await arrived(discord, [...people, ...ending], takes * 3 + MINUTE)
    const times = messagesTo(discord, people).toSorted((a, b) => a - b)
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
    const refused = discord.violations.length
    return rowsOf({
      crowd,
      perSecond: (times.length + focused) / seconds,
      refused,
      focusLate: lateness(discord, focusDue),
      calmLate,
      easy,
      errors: errors.length,
    })
  },
}

interface Measured {
  readonly crowd: number
  readonly perSecond: number
  readonly refused: number
  readonly focusLate: readonly number[]
  readonly calmLate: readonly number[]
  readonly easy: number
  readonly errors: number
}

function rowsOf({ crowd, perSecond, refused, focusLate, calmLate, easy, errors }: Measured): Row[] {
  const early = [...focusLate, ...calmLate].filter((late) => late < 0).length
  return [
    {
      what: `${number(crowd)} nudges due at once to one Discord bot, of the 50/s allowed`,
      promised: `≥ ${PROMISED.perSecond}/s sustained, 0 × 429`,
      reached: `${number(perSecond)}/s, ${refused} × 429`,
      isMet: perSecond >= PROMISED.perSecond && refused === 0,
      more: [`${errors} errors on the way, each made good by the next beat`],
    },
    {
      what: 'ends of focus due in the midst of that, late',
      promised: `p99 ≤ ${ms(PROMISED.focusMs)}`,
      reached: `p99 ${ms(percentile(focusLate, 99))}`,
      isMet: percentile(focusLate, 99) <= PROMISED.focusMs && early === 0,
      more: [`${focusLate.length} ends: ${spread(focusLate)}`],
    },
    {
      what: `${easy} due in a minute, late`,
      promised: `never early, p50 ≤ ${ms(PROMISED.p50Ms)}, p99 ≤ ${ms(PROMISED.p99Ms)}`,
      reached: `${early} early, ${spread(calmLate)}`,
      isMet: early === 0 && median(calmLate) <= PROMISED.p50Ms && percentile(calmLate, 99) <= PROMISED.p99Ms,
    },
  ]
}

/** Somebody with an open direct channel. */
interface Known {
  readonly userId: string
  readonly scheduleId: string
  readonly taskId: string
  readonly channelId: string
}

async function onDiscord(database: Database, discord: Discord, count: number): Promise<Known[]> {
  const { knex } = database
  await owedPeople(database, count, 1)
  await knex('spaces').update({ platform: 'discord', external_id: '' })
  await knex('schedules').update({ next_due_at: null })
  // Nothing is offered in anybody's night.
  await knex('users').update({ timezone: whereItIsNoon() })
  const rows: { account_id: string; user_id: string; schedule_id: string; task_id: string }[] = await knex(
    'chat_accounts',
  )
    .join('schedules', 'schedules.user_id', 'chat_accounts.user_id')
    .select('account_id', 'chat_accounts.user_id', 'schedule_id', 'subject_id as task_id')
  const people = rows.map(({ account_id, user_id, schedule_id, task_id }, index) => {
    const { id } = discord.world.user(`person${index}`, `Person ${index}`)
    const channelId = discord.world.dm(id)?.id ?? ''
    return {
      account_id,
      external_id: id,
      dm_channel_id: channelId,
      userId: user_id,
      scheduleId: schedule_id,
      taskId: task_id,
      channelId,
    }
  })
  const columns = { account_id: 'uuid', external_id: 'text', dm_channel_id: 'text' } as const
  for (let first = 0; first < people.length; first += 500)
    await knex.transaction((trx) =>
      updateMany(
        trx,
        'chat_accounts',
        'account_id',
        columns,
        people
          .slice(first, first + 500)
          .map(({ account_id, external_id, dm_channel_id }) => ({ account_id, external_id, dm_channel_id })),
      ),
    )
  return people
}

/** A zone of the whole hour that is nearest to noon now. */
function whereItIsNoon(): string {
  const west = new Date().getUTCHours() - 12
  return west === 0 ? 'Etc/UTC' : `Etc/GMT${west > 0 ? '+' : ''}${west}`
}

/** The whole heart, beating once a second. @returns what went wrong */
async function beating(bench: Bench, database: Database, discord: Discord): Promise<unknown[]> {
  const { dispatcher, errors, recalledOf } = await proxyOn(database)
  const platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => new Date(),
    report: (error) => errors.push(error),
  })
  await platform.start(dispatcher)
  const heart = await startScheduler({
    database,
    clock: systemClock,
    platforms: new Map([['discord', platform]]),
    onError: (error) => errors.push(error),
    recalledOf,
  })
  bench.after(async () => {
    await heart.stop()
    await platform.stop()
  })
  return errors
}

type Dues = ReadonlyMap<string, number>

/** Their reminders come due. @returns when, by channel, in milliseconds since 1970 */
async function due({ knex }: Database, people: readonly Known[], at: (index: number) => number): Promise<Dues> {
  const columns = { schedule_id: 'uuid', next_due_at: 'instant' } as const
  const rows = people.map(({ scheduleId }, index) => ({ schedule_id: scheduleId, next_due_at: new Date(at(index)) }))
  await knex.transaction(async (trx) => {
    for (let first = 0; first < rows.length; first += 500)
      await updateMany(trx, 'schedules', 'schedule_id', columns, rows.slice(first, first + 500))
  })
  return new Map(people.map(({ channelId }, index) => [channelId, at(index)]))
}

/** Their sessions of twenty-five minutes end. */
async function ends({ knex }: Database, people: readonly Known[], at: (index: number) => number): Promise<Dues> {
  const sessions = people.map((person, index) => ({
    ...person,
    sessionId: newId(),
    end: new Date(Math.floor(at(index))),
  }))
  await knex.batchInsert(
    'focus_sessions',
    sessions.map(({ sessionId, userId, end }) => ({
      ...{ session_id: sessionId, user_id: userId, duration_minutes: 25, is_completed: false, interruptions: 0 },
      started_at: new Date(end.getTime() - 25 * MINUTE),
    })),
    50,
  )
  await knex.batchInsert(
    'schedules',
    sessions.map(({ sessionId, userId, end }) => ({
      ...{ schedule_id: newId(), user_id: userId, kind: 'focus-end', subject_id: sessionId, lead_minutes: 0 },
      ...{ is_active: true, consented_at: end, next_due_at: end, created_at: end, updated_at: end },
    })),
    50,
  )
  return new Map(sessions.map(({ channelId, end }) => [channelId, end.getTime()]))
}

/** Until all of them have a message, or the time is over. */
async function arrived(discord: Discord, people: readonly Known[], withinMs: number): Promise<void> {
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    if (messagesTo(discord, people).length >= people.length) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${messagesTo(discord, people).length} of ${people.length} were told within ${ms(withinMs)}`)
}

const POSTED = /^\/channels\/(\d+)\/messages$/

/** When each channel got its newest message. */
function posted(discord: Discord): ReadonlyMap<string, number> {
  return new Map(
    discord.requests.entries.flatMap(({ method, path, status, at }) => {
      const channelId = method === 'POST' && status === 200 ? POSTED.exec(path)?.[1] : undefined
      return channelId === undefined ? [] : [[channelId, at] as const]
    }),
  )
}

function messagesTo(discord: Discord, people: readonly Known[]): number[] {
  const all = posted(discord)
  return people.flatMap(({ channelId }) => all.get(channelId) ?? [])
}

function lateness(discord: Discord, dues: Dues): number[] {
  const all = posted(discord)
  return [...dues].flatMap(([channelId, at]) => {
    const came = all.get(channelId)
    return came === undefined ? [] : [came - at]
  })
}

// What an operator sees of a running process: health, metrics, and one id from what was asked to what the platform got.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../src/database/index.ts'
import { type Discord, startDiscord } from '../fakes/discord/index.ts'
import { type Program, startProgram } from '../support/program.ts'

let discord: Discord
let program: Program
let database: Database

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-seen-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  discord = await startDiscord()
  onTestFinished(() => discord.stop())
  const url = `sqlite:${join(folder, 'proxy.db')}`
  program = await startProgram({
    DATABASE_URL: url,
    LOG_LEVEL: 'debug',
    PARTS: 'discord,nudges',
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
  })
  database = await openDatabase(url)
  onTestFinished(() => database.close())
  await expect.poll(readiness, PATIENT).toBe(200)
})

const readiness = async (): Promise<number> => (await program.at('/readyz')).status
const PATIENT = { interval: 100 }

/** A metric's value, by its name and labels as they are written. */
async function metric(name: string): Promise<number> {
  const { text } = await program.at('/metrics')
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? 0 : Number(line.slice(name.length))
}

test('a worker without a page tells its health and its figures', async () => {
  expect(await program.at('/livez')).toEqual({ status: 200, text: 'alive\n' })
  expect(await program.at('/readyz')).toEqual({ status: 200, text: 'ready\n' })
  const ann = discord.person('ann')
  await ann.slash('task add', { title: 'Call the vet' }).done()
  expect(await metric('proxy_request_seconds_count{platform="discord"}')).toBe(1)
  expect(await metric('proxy_acknowledgement_seconds_count{platform="discord"}')).toBe(1)
  expect(await metric('proxy_platform_requests_total{platform="discord",code="200"}')).toBeGreaterThan(0)
  expect(await metric('proxy_nudges_waiting{state="pending"}')).toBe(0)
  expect(await metric('proxy_sender')).toBe(1)
  expect(await metric('proxy_database_up')).toBe(1)
  expect(await metric('proxy_pool_connections{state="waiting"}')).toBe(0)
  const { text } = await program.at('/metrics')
  expect(text).toContain(`proxy_zone_data_info{version="${process.versions['tz']}"} 1`)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  expect(text).not.toMatch(/vet|ann/i)
})

test('every metric that the example alerts name is there, with the labels they ask for', async () => {
  const page = await readFile(new URL('../../src/operator/README.md', import.meta.url), 'utf8')
  const rules = /```yaml\n(groups:[\s\S]+?)```/.exec(page)?.[1] ?? ''
  const expressions = rules.match(/expr: .+/g)?.join('\n') ?? ''
  const named = new Set(page.match(/\b(?:proxy|nodejs|process)_[a-z0-9_]+/g))
  const alerting = new Set(expressions.match(/\b(?:proxy|nodejs|process)_[a-z0-9_]+/g))
  expect(named).toEqual(alerting)
  // One of each kind has happened, so that each has its labels.
  await discord.person('ann').slash('task add', { title: 'Call the vet tomorrow 5pm' }).done()
  await database
    .knex('schedules')
    .where({ kind: 'task' })
    .update({ local_date: null, local_time: null, next_due_at: new Date() })
  await program.logged(({ msg, state }) => msg === 'Nudge' && state !== undefined)
  expect(named.size).toBeGreaterThan(5)
  const { text } = await program.at('/metrics')
  const told = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
  expect([...named].filter((name) => !told.has(name.replace(/_(?:bucket|sum|count)$/, '')))).toEqual([])
  // Values that only trouble brings, such as 429, have no series yet; their label has.
  const labels = [...expressions.matchAll(/(\w+)\{(\w+)(=~?)"([^"]+)"\}/g)]
  expect(labels.length).toBeGreaterThan(4)
  for (const [asked, name, label, is, value] of labels)
    expect(text, asked).toMatch(new RegExp(`^${name}\\{(?:.*,)?${label}="${is === '=' ? value : ''}`, 'm'))
  // Nothing has failed; what it is counted by, the next test shows.
  for (const [asked, by, name] of expressions.matchAll(/by \((?:le, )?(\w+)\) \(rate\((\w+)/g))
    if (by !== 'le' && name !== 'proxy_failures_total')
      expect(text, asked).toMatch(new RegExp(`^${name}\\{(?:.*,)?${by}="`, 'm'))
})

test('one id leads from a request to the call that answered it, and a person is shown it when something fails', async () => {
  const ann = discord.person('ann')
  await ann.slash('task add', { title: 'Call the vet' }).done()
  const answered = await program.logged(({ msg }) => msg === 'Answered')
  expect(answered.id).toMatch(/^[A-Z2-9]{8}$/)
  const called = await program.logged(({ msg, id }) => msg === 'Called' && id === answered.id)
  expect(called).toMatchObject({ platform: 'discord', method: 'POST /interactions/:id/:token/callback' })
  // With the answer, or, where the machine is busy, with a promise of one.
  expect([200, 204]).toContain(called['status'])

  await database.knex.raw('ALTER TABLE habits RENAME TO elsewhere')
  const failed = await ann.slash('habit show', {}).done()
  const reference = /Reference (\w+)/.exec(failed.text)?.[1]
  expect(await program.logged(({ msg }) => msg === 'Something failed')).toMatchObject({ id: reference })
  expect(await metric('proxy_failures_total{part="discord"}')).toBe(1)
})

test('a nudge’s own id leads from its schedule to the platform’s message', async () => {
  const ann = discord.person('ann')
  await ann.slash('task add', { title: 'Call the vet tomorrow 5pm' }).done()
  const now = new Date()
  await database.knex('tasks').update({ due_date: now })
  await database
    .knex('schedules')
    .where({ kind: 'task' })
    .update({ local_date: null, local_time: null, next_due_at: now })
  const said = await program.logged(({ msg, state }) => msg === 'Nudge' && state === 'sent')
  const row = await database.knex('nudges').where({ nudge_id: said.id }).first()
  expect(said).toMatchObject({ schedule: row.schedule_id, messageId: row.message_id })
  expect(await program.logged(({ msg, id }) => msg === 'Called' && id === said.id)).toMatchObject({
    platform: 'discord',
  })
  expect(await metric('proxy_nudges_total{state="sent"}')).toBe(1)
  expect(await metric('proxy_nudge_lateness_seconds_count{timed="yes"}')).toBe(1)
})

test('not ready is told with its reason while it stops, and where the ledger does not move', async () => {
  await database.knex.raw('ALTER TABLE leases RENAME TO elsewhere')
  await expect.poll(readiness, PATIENT).toBe(503)
  expect((await program.at('/readyz')).text).toContain('the heartbeat is stuck')
  expect((await program.at('/livez')).status).toBe(200)
  await database.knex.raw('ALTER TABLE elsewhere RENAME TO leases')
  await expect.poll(readiness, PATIENT).toBe(200)
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)
})

// A slash command through Bolt, all its work included, beside a bare Bolt handler with one insert and one select, and
// beside the same insert and select without Bolt. Run on a quiet machine; what counts are the ratios of one run.
//   npx vitest run --config test/bench/vitest.config.ts test/bench/slack-command.bench.ts
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSlack } from '../../adapters/slack/index.ts'
import { catalogue } from '../../src/chat/command.ts'
import { createDispatcher } from '../../src/chat/dispatcher.ts'
import { loadCommands } from '../../src/commands/load.ts'
import { type Database, migrate, openDatabase } from '../../src/database.ts'
import { createHost } from '../../src/host.ts'
import { newId } from '../../src/models/id.ts'
import { Setting } from '../../src/models/setting.ts'
import { systemClock } from '../../src/time.ts'
import { startFakeSlack } from '../fakes/slack/index.ts'

const COMMANDS = 600
const AT_ONCE = 4
const SECRET = 'a signing secret'

let folder: string
let database: Database
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-bench-'))
  database = await openDatabase(process.env['BENCH_DATABASE_URL'] ?? `sqlite:${join(folder, 'bench.db')}`)
  await migrate(database, 'latest')
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Signed commands from a thread of its own, so many at once; each is done when its answer is there. */
const load = (url: string, team: string, user: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { eval: true, workerData: { url, team, user, SECRET, COMMANDS, AT_ONCE } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

const WORKER = `
const { request, Agent } = require('node:http')
const { createHmac } = require('node:crypto')
const { parentPort, workerData: w } = require('node:worker_threads')
const agent = new Agent({ keepAlive: true, maxSockets: w.AT_ONCE })
const times = []
let begun = 0
const run = 'r' + process.hrtime.bigint()
const one = () => new Promise((resolve, reject) => {
  const count = begun++
  const body = new URLSearchParams({ command: '/proxy', text: 'task add Buy milk number ' + count, user_id: w.user, user_name: 'ann',
    channel_id: 'C0GENERAL', channel_name: 'general', team_id: w.team, team_domain: 'acme', trigger_id: run + '.' + count,
    api_app_id: 'A1', token: 'x' }).toString()
  const at = String(Math.floor(Date.now() / 1000))
  const signature = 'v0=' + createHmac('sha256', w.SECRET).update('v0:' + at + ':' + body).digest('hex')
  const began = process.hrtime.bigint()
  const sent = request(w.url, { method: 'POST', agent, headers: { 'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body), 'x-slack-request-timestamp': at, 'x-slack-signature': signature } }, (response) => {
    let text = ''
    response.on('data', (chunk) => { text += chunk })
    response.on('end', () => {
      times.push(Number(process.hrtime.bigint() - began) / 1e6)
      if (response.statusCode !== 200 || !text.includes('milk')) reject(new Error(response.statusCode + ' ' + text.slice(0, 300)))
      else resolve()
    })
  })
  sent.on('error', reject)
  sent.end(body)
})
const lane = async (until) => { while (begun < until) await one() }
const all = (until) => Promise.all(Array.from({ length: w.AT_ONCE }, () => lane(until)))
all(200).then(async () => {
  times.length = 0
  const began = process.hrtime.bigint()
  await all(200 + w.COMMANDS)
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  times.sort((a, b) => a - b)
  parentPort.postMessage({ perSecond: times.length / seconds, p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] })
  agent.destroy()
}).catch((error) => { throw error })
`

async function bare(): Promise<Run> {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-x', botId: 'B1', botUserId: 'U0BOT' }),
    logLevel: LogLevel.ERROR,
  })
  app.command('/proxy', async ({ ack, command }) => {
    const id = newId()
    await Setting.query(database.knex).insert({ setting_id: id, value: command.text, updated_at: new Date() })
    const kept = await Setting.query(database.knex).findById(id)
    await ack(`Added: ${kept?.value}`)
  })
  const server = await receiver.start({ host: '127.0.0.1', port: 0 })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const run = await load(`http://127.0.0.1:${port}/slack/events`, 'T1', 'U1')
  await receiver.stop()
  return run
}

async function ours(): Promise<Run> {
  const slack = await startFakeSlack()
  const ann = slack.person('ann', { knowsApp: true })
  const dispatcher = createDispatcher(
    createHost({
      database,
      catalogue: catalogue(await loadCommands()),
      clock: systemClock,
      outside: {
        secretKey: 'a key for benches, longer than thirty-two bytes',
        publicUrl: 'http://127.0.0.1',
        signup: 'open',
      },
      onError: (error) => console.error(error),
    }),
  )
  const log = (about: object, message: string) => console.error(message, about)
  const platform = createSlack({
    transport: { signingSecret: SECRET },
    access: { botToken: slack.botToken },
    apiUrl: slack.apiUrl,
    now: () => new Date(),
    log: { error: log, warn: log },
  })
  await platform.start(dispatcher)
  const server = createServer((request, response) => void platform.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const run = await load(`http://127.0.0.1:${port}/slack/events`, slack.workspace.id, ann.id)
  await platform.stop()
  server.closeAllConnections()
  server.close()
  await slack.stop()
  return run
}

test('a slash command', { timeout: 300_000 }, async () => {
  const first = await bare()
  const whole = await ours()
  const second = await bare()
  const floor = (first.perSecond + second.perSecond) / 2
  const show = ({ perSecond, p50, p99 }: Run) =>
    `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
  console.log(
    [
      `bare Bolt, one insert and select: ${show(first)}; again: ${show(second)}`,
      `task add, all its work:           ${show(whole)}`,
      `ratio ${(whole.perSecond / floor).toFixed(2)} (0.25 is promised); p99 × ${(whole.p99 / ((first.p99 + second.p99) / 2)).toFixed(1)}`,
    ].join('\n'),
  )
  expect(whole.perSecond).toBeGreaterThan(0)
})

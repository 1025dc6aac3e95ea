// A slash command (`task add`) through the real Bolt, all its work included, beside a bare Bolt handler with one Objection
// insert and select, and beside the very same statements written by hand in one transaction. They take turns in one run.
// All three ask through the product's own connections, so that what these are quicker by is no advantage of its own; on
// SQLite those by hand are measured on a Knex as it comes too, which prepares every statement anew. The commands come from
// a shared channel; in a direct one it is also looked up whether something was missed.
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import knex, { type Knex } from 'knex'
import type { Database } from '../../../src/database/index.ts'
import { newId } from '../../../src/models/id.ts'
import { Setting } from '../../../src/models/setting.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, ms, number, percentile, ratio } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { recorded, replayed } from '../replay.ts'
import { type InSlack, inSlack, SECRET } from '../slack.ts'
import { type Loaded, load } from '../slack-load.ts'

const PROMISED = { bare: 0.25, byHand: 0.8, p99: 3 }
const PEOPLE = 50

export const slackCommand: Part = {
  name: 'slack-command',
  about: 'a slash command through Bolt, beside a bare handler and the same statements by hand',
  async run(bench) {
    const rows: Row[] = []
    for (const engine of ENGINES) {
      const database = await fresh(bench, engine)
      const world = await inSlack(bench, database)
      const users = Array.from({ length: PEOPLE }, (_, index) => world.slack.person(`p${index}`, { knowsApp: true }).id)
      const command = (url: string, count: number, warmUp: number) =>
        load({
          ...{ url, secret: SECRET, team: world.slack.workspace.id, users, lines: ['task add Buy milk number #'] },
          ...{ count, warmUp, pace: { atOnce: 4 } },
        })
      // Everybody has said a first word, before one command's statements are written down.
      await command(world.url, 1, PEOPLE * 2)
      const statements = await recorded(database, () => command(world.url, 1, 0))
      const bare = await bareBolt(bench, async (text) => {
        const id = newId()
        await Setting.query(database.knex).insert({ setting_id: id, value: text, updated_at: new Date() })
        return (await Setting.query(database.knex).findById(id))?.value ?? ''
      })
      const byHand = await bareBolt(bench, async (text) => {
        await replayed(database, statements)
        return text
      })
      const stock = stockKnex(bench, database)
      const byStock = await bareBolt(bench, async (text) => {
        await replayed({ knex: stock }, statements)
        return text
      })
      const runs: Runs = { bare: [], byHand: [], proxy: [], byStock: [] }
      for (let round = 0; round < (bench.isQuick ? 2 : 5); round++)
        for (const [name, url] of [
          ['bare', bare],
          ['byHand', byHand],
          ['proxy', world.url],
          ...(engine === 'sqlite' ? [['byStock', byStock] as const] : []),
        ] as const)
          runs[name].push(await command(url, bench.isQuick ? 100 : 500, 50))
      failOn(world, Object.values(runs).flat())
      rows.push(...rowsOf(nameOf(engine), runs, statements.length))
      bench.say(
        `${nameOf(engine)}: ${rows
          .slice(-3)
          .map(({ reached }) => reached)
          .join('; ')}`,
      )
    }
    return rows
  },
}

const perSecond = (runs: readonly Loaded[]): number => median(runs.map(({ times, seconds }) => times.length / seconds))
const p99 = (runs: readonly Loaded[]): number => median(runs.map(({ times }) => percentile(times, 99)))

type Runs = Record<'bare' | 'byHand' | 'proxy' | 'byStock', Loaded[]>

function rowsOf(engine: string, runs: Runs, statements: number): Row[] {
  const rate = { bare: perSecond(runs.bare), byHand: perSecond(runs.byHand), proxy: perSecond(runs.proxy) }
  const slow = p99(runs.proxy) / p99(runs.bare)
  const show = (all: readonly Loaded[]) =>
    `${number(perSecond(all))}/s, p50 ${ms(median(all.flatMap(({ times }) => times)))}, p99 ${ms(p99(all))}`
  return [
    {
      what: `a slash command on ${engine}, against a bare Bolt handler with one insert and select`,
      promised: `≥ ${PROMISED.bare}`,
      reached: ratio(rate.proxy / rate.bare),
      isMet: rate.proxy / rate.bare >= PROMISED.bare,
      more: [`bare ${show(runs.bare)}`, `task add ${show(runs.proxy)}`],
    },
    {
      what: `a slash command on ${engine}, against its own ${statements} statements by hand in one transaction`,
      promised: `≥ ${PROMISED.byHand}`,
      reached: ratio(rate.proxy / rate.byHand),
      isMet: rate.proxy / rate.byHand >= PROMISED.byHand,
      more: [
        `by hand ${show(runs.byHand)}`,
        ...(runs.byStock.length > 0
          ? [
              `by hand on a Knex as it comes ${show(runs.byStock)}; against that ${ratio(rate.proxy / perSecond(runs.byStock))}`,
            ]
          : []),
      ],
    },
    {
      what: `a slash command on ${engine}, p99 against the bare handler's`,
      promised: `≤ ${PROMISED.p99} ×`,
      reached: `${ratio(slow)} ×`,
      isMet: slow <= PROMISED.p99,
    },
  ]
}

/** A side that fails is fast. */
function failOn({ proxy: { errors } }: InSlack, runs: readonly Loaded[]): void {
  if (errors.length > 0) throw errors[0]
  const failures = runs.reduce((sum, run) => sum + run.failures, 0)
  if (failures > 0) throw new Error(`${failures} commands were not answered`)
}

/** The same database through a Knex as it comes, as durable. On PostgreSQL the product's own is that. */
function stockKnex(bench: Bench, { knex: own, file }: Database): Knex {
  if (file === undefined) return own
  const settings = 'PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON'
  const made = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: { afterCreate: (connection: Settable, done: () => void) => connection.exec(settings, done) },
  })
  bench.after(() => made.destroy())
  return made
}

interface Settable {
  exec(sql: string, done: () => void): void
}

/** A Bolt of its own whose command does only this. @returns where it listens */
async function bareBolt(bench: Bench, work: (text: string) => Promise<string>): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-x', botId: 'B1', botUserId: 'U0BOT' }),
    logLevel: LogLevel.ERROR,
  })
  app.command('/proxy', async ({ ack, command }) => ack(`Added: ${await work(command.text)}`))
  const server = await receiver.start({ host: '127.0.0.1', port: 0 })
  bench.after(() => receiver.stop())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
}

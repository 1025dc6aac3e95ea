// What the rows about the real adapters stand on: the program as it is deployed, a fake Slack and a fake Discord as hard
// as the documented ones, people in both who are owed a word, and a judge who counts only what a platform accepted.
import { expect } from 'vitest'
import { type Database, type Engine, migrate } from '../../src/database/index.ts'
import { type Discord, plainText as discordText, startDiscord } from '../fakes/discord/index.ts'
import { type FakeSlack, plainText as slackText, startFakeSlack } from '../fakes/slack/index.ts'
import { type Program, startProgram } from '../support/program.ts'
import { onTestFinished } from '../support/side-by-side.ts'
import type { Accepted } from './fake-platform.ts'
import { judge, type Outage, said } from './judge.ts'
import { type Address, type Owed, owe, oweKind } from './people.ts'
import { looking, readiness, urlOf } from './programs.ts'
import { dice, SETTLE_MS, settled, until, wait } from './setup.ts'

/** The methods and routes that post, as the fakes' faults name them. */
export const SLACK_POST = 'chat.postMessage'
export const SLACK_HISTORY = 'conversations.history'
export const DISCORD_POST = 'POST /channels/:channel/messages'

export interface Deployment {
  readonly engine: Engine
  readonly database: Database
  readonly slack: FakeSlack
  readonly discord: Discord
  /** The same numbers for the same seed. */
  readonly random: () => number
  /** While something was not as it should be; each ends when all is well again. Lateness is counted without them. */
  readonly outages: Outage[]
  /** So many people who have not been named before. */
  slackPeople(count: number): Address[]
  discordPeople(count: number): Address[]
  /** They are owed a word each, `fromMs` from now. */
  owes(
    to: readonly Address[],
    fromMs: number,
    more?: { each?: number; spreadMs?: number; apartMs?: number },
  ): Promise<Owed[]>
  /** A habit for some, which is timed, and a check-in for the others, which is offered. */
  owesKinds(habits: readonly Address[], checkIns: readonly Address[]): Promise<Owed[]>
  /** Starts the program; resolves when it says that it is ready. The outage since `downSince` ends then. */
  start(downSince?: number): Promise<Program>
  /** kill -9, and another one in its place. */
  restart(program: Program): Promise<Program>
  /** What both platforms accepted, when they did. */
  accepted(): Accepted[]
  /** Waits until nothing is left to be said, and judges it. */
  expectPerfect(name: string, owed: readonly Owed[], bounds: Bounds, more?: string): Promise<void>
}

/** Milliseconds of lateness, outages excluded. */
export interface Bounds {
  readonly max: number
  readonly p50?: number
}

/** Slack by Socket Mode on SQLite and by HTTP on PostgreSQL, so that both are met. */
export async function deployed(engine: Engine, seed = 1): Promise<Deployment> {
  const random = dice(seed)
  const slack = await startFakeSlack({ app: { events: ['message.im'] }, postLimit: { perSecond: 1, burst: 3 } })
  onTestFinished(() => slack.stop())
  const discord = await startDiscord({ gateway: { identifyEvery: 50 } })
  onTestFinished(() => discord.stop())
  const url = await urlOf(engine)
  const database = await looking(url)
  await migrate(database, 'latest')
  const people = { slack: 0, discord: 0 }
  const outages: Outage[] = []
  const environment = {
    DATABASE_URL: url,
    PARTS: 'slack,discord,nudges,web',
    LOG_LEVEL: 'info',
    SECRET_KEY: 'a key that is kept in the environment',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(engine === 'sqlite'
      ? { SLACK_APP_TOKEN: slack.app.appToken }
      : { SLACK_SIGNING_SECRET: slack.app.signingSecret }),
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
  }
  const deployment: Deployment = {
    engine,
    database,
    slack,
    discord,
    random,
    outages,
    slackPeople: (count) =>
      Array.from({ length: count }, () => {
        const person = slack.person(`p${people.slack++}`, { knowsApp: true })
        return { platform: 'slack', space: slack.workspace.id, externalId: person.id, channelId: person.dmChannel().id }
      }),
    discordPeople: (count) =>
      Array.from({ length: count }, () => {
        const person = discord.person(`p${people.discord++}`)
        return { platform: 'discord', space: '', externalId: person.id, channelId: person.dms.id }
      }),
    owes: (to, fromMs, { each = 1, spreadMs = 0, apartMs = 0 } = {}) =>
      owe(database, { count: to.length, fromMs, spreadMs, to, each, apartMs }),
    async owesKinds(habits, checkIns) {
      const owed = [...(await oweKind(database, 'habit', habits)), ...(await oweKind(database, 'energy', checkIns))]
      // Nobody could say them before they were there.
      outages.push({ from: 0, to: Date.now() })
      return owed
    },
    async start(downSince) {
      const program = await startProgram(environment)
      await until(async () => (await readiness(program)) === 200)
      if (downSince !== undefined) outages.push({ from: downSince, to: Date.now() })
      return program
    },
    async restart(program) {
      const killedAt = Date.now()
      await program.kill()
      return deployment.start(killedAt)
    },
    accepted: () => [...acceptedBySlack(slack), ...acceptedByDiscord(discord)],
    async expectPerfect(name, owed, { max, p50 = max }, more = '') {
      await wait(Math.max(0, ...owed.map(({ dueAt }) => dueAt.getTime() - Date.now())))
      expect(await settled(database, SETTLE_MS + max, 0), `${name}: something is never said`).toBe(true)
      for (const kind of new Set(owed.map(kindOf))) {
        const some = owed.filter((one) => kindOf(one) === kind)
        const verdict = judge(some, deployment.accepted(), { outages })
        said(`${engine}, ${name} (${kind})`, verdict, more)
        expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
        expect(verdict.p50, `${name}, ${kind}: half of them come within`).toBeLessThanOrEqual(p50)
        expect(verdict.max, `${name}, ${kind}: the last comes within`).toBeLessThanOrEqual(max)
      }
    },
  }
  return deployment
}

const kindOf = ({ kind = 'task' }: Owed): string => kind

/** A check-in has no words of its own: it is told by where it came. */
const withCheckIn = (text: string, channel: string): string =>
  text.includes('How is your energy?') ? `${text} energy <${channel}>` : text

const acceptedBySlack = (slack: FakeSlack): Accepted[] =>
  slack.posted().map((message) => ({
    idempotencyKey: `${message.channel} ${message.ts}`,
    text: withCheckIn(slackText(message).replaceAll('&lt;', '<').replaceAll('&gt;', '>'), message.channel),
    space: 'slack',
    at: message.postedAt,
  }))

const acceptedByDiscord = ({ world }: Discord): Accepted[] =>
  [...world.messages.values()]
    .flatMap((channel) => [...channel.values()])
    .filter(({ message }) => message.author.id === world.bot.id)
    .map(({ message }) => ({
      idempotencyKey: message.id,
      // As a reader sees it: what would be drawn is marked as words.
      text: withCheckIn(discordText(message).replaceAll('\\', ''), message.channel_id),
      space: 'discord',
      at: new Date(message.timestamp).getTime(),
    }))

// The program is killed before something is committed, acknowledged or not, and the platform delivers it again, four
// times in all: exactly one effect, and nothing acknowledged on Slack that was quick to be stored and is not. On Slack by either transport, and on Discord, whose gateway says again what was missed.
import { describe, expect } from 'vitest'
import type { Database, Engine } from '../../src/database/index.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { type DeliveryOptions, startFakeSlack } from '../fakes/slack/index.ts'
import { type Program, startProgram } from '../support/program.ts'
import { onTestFinished, testBeside } from '../support/side-by-side.ts'
import { looking, urlOf } from './programs.ts'
import { until } from './setup.ts'

interface Chatting {
  /** The one that was started last. */
  program(): Program
  /** The same as the program's. */
  readonly database: Database
  start(): Promise<void>
  rows(table: string): Promise<number>
  /**
   * No effect can be committed while this holds: on SQLite nothing at all, on PostgreSQL whatever else there is, so that
   * what is kept apart from its effect is seen too.
   */
  held(work: () => Promise<unknown>): Promise<void>
}

type Act = (how: DeliveryOptions) => Promise<{ readonly all: readonly { readonly acknowledged: boolean }[] }>

/** A program that is killed and started again on one database. */
async function chatting(engine: Engine, environment: Readonly<Record<string, string>>): Promise<Chatting> {
  const url = await urlOf(engine)
  const SECRET_KEY = 'a key that is kept in the environment'
  const begin = () => startProgram({ DATABASE_URL: url, SECRET_KEY, LOG_LEVEL: 'info', ...environment })
  let program = await begin()
  const database = await looking(url)
  return {
    program: () => program,
    database,
    async start() {
      program = await begin()
    },
    async rows(table) {
      return Number((await database.knex(table).count({ count: '*' }))[0]?.count)
    },
    held: (work) =>
      database.knex.transaction(async (trx) => {
        if (engine === 'postgres') await trx.raw('LOCK TABLE tasks, energy_snapshots IN EXCLUSIVE MODE')
        await work()
      }),
  }
}

describe.concurrent.each([
  ['socket', 'sqlite'],
  ['http', 'sqlite'],
  ['http', 'postgres'],
] as const)('Slack by %s (%s)', (transport, engine) => {
  const begin = async () => {
    const slack = await startFakeSlack({
      app: { events: ['message.im', 'app_home_opened'] },
    })
    onTestFinished(() => slack.stop())
    const environment = {
      PARTS: 'slack,web',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      ...(transport === 'socket'
        ? { SLACK_APP_TOKEN: slack.app.appToken }
        : { SLACK_SIGNING_SECRET: slack.app.signingSecret }),
    }
    const chat = await chatting(engine, environment)
    const { rows, held, database } = chat
    const arrived = async () => {
      if (transport === 'socket') await slack.connected(1, slack.app)
      else slack.deliverTo(`http://127.0.0.1:${chat.program().port}/slack/events`)
      await until(async () => (await chat.program().at('/readyz')).status === 200)
    }
    await arrived()
    const reach = async () => {
      await chat.start()
      await arrived()
    }
    /** Four people with an act each: a line, a command, a form that is open already, a button that is shown already. */
    const prepared = async () => {
      const person = (name: string) => slack.person(name, { tz: 'Europe/Vienna' })
      const [ann, ben, cat, dan] = [person('ann'), person('ben'), person('cat'), person('dan')] as const
      slack.mark()
      await cat.slash('/proxy', 'task add')
      const form = await slack.next('view')
      await dan.dm('energy log 7')
      const questions = () => dan.dmMessages().filter(({ text }) => text.includes('Energy must be 1, 2 or 3'))
      await slack.until(() => questions().length > 0)
      const [asked] = questions()
      if (!asked) throw new Error('Not asked')
      return [
        (how: DeliveryOptions) => ann.dm('Buy milk', how),
        (how: DeliveryOptions) => ben.slash('/proxy', 'task add Call vet', how),
        (how: DeliveryOptions) => cat.submit(form, { Title: 'Tax letter' }, how),
        (how: DeliveryOptions) => dan.press(asked, '2', how),
      ] as const
    }
    /** What is delivered meanwhile can't be committed; then the process is killed and another one reached. */
    const untilKilled = async () => {
      let release = () => {}
      const isHeld = new Promise<void>((resolve) => {
        release = resolve
      })
      let isBegun = false
      const holding = held(() => {
        isBegun = true
        return isHeld
      })
      // Before that a command would be answered at once.
      await until(async () => isBegun)
      return async () => {
        await chat.program().kill()
        release()
        await holding
        await reach()
      }
    }
    /** All delivered while nothing can be committed, acknowledged, killed, and delivered three times more to the next one. */
    const survive = async (acts: readonly Act[]) => {
      const killed = await untilKilled()
      let waiting = 0
      let begin = () => {}
      const isBegun = new Promise<void>((resolve) => {
        begin = resolve
      })
      const answers = await Promise.all(
        acts.map((act) =>
          act({
            times: 4,
            async between(attempt) {
              if (attempt > 1) return
              if (++waiting === acts.length) void killed().then(begin)
              await isBegun
            },
          }),
        ),
      )
      for (const { all } of answers)
        expect(all.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true])
    }
    /**
     * Killed while it waits to be committed and before anything is acknowledged; then Slack, or its person, says it again.
     * The process must not have asked for this person's name yet: its asking tells that the delivery is there.
     */
    const comesAgain = async (act: Act) => {
      const killed = await untilKilled()
      slack.mark()
      const again = slack.next('call', ({ method }) => method === 'users.info').then(killed)
      const { all } = await act({ times: 2, between: () => again })
      expect(all.map(({ acknowledged }) => acknowledged)).toEqual([false, true])
    }
    return { slack, prepared, survive, comesAgain, rows, database }
  }

  testBeside('nothing is acknowledged before it is stored: killed in between, it comes again', async () => {
    const { slack, prepared, comesAgain, rows } = await begin()
    // Each act is met by a process that began after the one before it, and knows nobody.
    const [line, command, form, press] = await prepared()
    await comesAgain(line)
    await until(async () => (await rows('tasks')) === 1)
    await comesAgain(command)
    await until(async () => (await rows('tasks')) === 2)
    await comesAgain(form)
    await until(async () => (await rows('tasks')) === 3)
    await comesAgain(press)
    await until(async () => (await rows('energy_snapshots')) === 1)
    await slack.settled(300)
    expect([await rows('tasks'), await rows('energy_snapshots')]).toEqual([3, 1])
  })

  testBeside('a line, a command, a form and a press', async () => {
    const { slack, prepared, survive, rows, database } = await begin()
    await survive(await prepared())
    await until(async () => (await rows('tasks')) === 3)
    await until(async () => (await rows('energy_snapshots')) === 1)
    // Whatever else came of the others would be here by now.
    await slack.settled(300)
    expect([await rows('tasks'), await rows('energy_snapshots')]).toEqual([3, 1])
    expect(await database.knex('tasks').orderBy('title').pluck('title')).toEqual(['Buy milk', 'Call vet', 'Tax letter'])
  })
})

for (const engine of ['sqlite', 'postgres'] as const)
  testBeside(`Discord: an interaction and a line, acknowledged or not (${engine})`, async () => {
    const discord = await startDiscord()
    onTestFinished(() => discord.stop())
    const environment = {
      PARTS: 'discord,web',
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }
    const chat = await chatting(engine, environment)
    const { rows, held, database } = chat
    await discord.gateway.events.next(({ kind }) => kind === 'identified')
    // The session is kept, so that the next process can take it up.
    await until(
      async () =>
        (await rows('settings')) > 0 &&
        (await database.knex('settings').where('setting_id', 'like', 'discord%')).length > 0,
    )
    const ann = discord.person('ann')
    let release = () => {}
    const isHeld = new Promise<void>((resolve) => {
      release = resolve
    })
    let isBegun = false
    const holding = held(() => {
      isBegun = true
      return isHeld
    })
    // Before that a command would be answered at once.
    await until(async () => isBegun)
    const asked = ann.slash('add', { title: 'Buy milk' }, { times: 4 })
    expect((await asked.acknowledged()).name).toBe('defer')
    ann.dm('Call vet', { times: 4 })
    await chat.program().kill()
    release()
    await holding
    expect(await rows('tasks')).toBe(0)
    await chat.start()
    await discord.gateway.events.next(({ kind }) => kind === 'resumed')
    expect((await asked.done()).text).toContain('Added: Buy milk')
    await until(async () => (await rows('tasks')) === 2)
    await discord.idle(500)
    expect(await rows('tasks')).toBe(2)
    expect(ann.sees().filter(({ text }) => text.includes('Added: '))).toHaveLength(2)
    expect(discord.gateway.identifies).toBe(1)
  })

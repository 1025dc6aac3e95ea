// The same sentences, said in every place there is, do the same: what counts is what the database holds afterwards.
import { beforeAll, describe, expect, test } from 'vitest'
import { createDiscord } from '../../adapters/discord/index.ts'
import { createTerminal } from '../../adapters/terminal/index.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { findZones } from '../../src/time/index.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { opener } from '../support/databases.ts'
import { hidden, servePage } from '../support/page.ts'
import { fakeTerminal } from '../support/screen.ts'
import { onTestFinished } from '../support/side-by-side.ts'
import { type World, world } from '../support/world.ts'
import { workspace } from './slack/workspace.ts'

const open = opener('sqlite')

/** Said one after the other; each builds on those before it. */
const SENTENCES = [
  'call mum tomorrow 9am',
  'remind me to pay rent on friday at 10',
  'buy milk',
  'water the plants every sunday at 6pm',
  'draft the report ~40m !high #work',
  'bought milk',
  'can you please move the rent to monday',
  "I don't need to water the plants any more, please",
  'rename report to quarterly report',
  "what's on my list",
  'find milk',
  'when is rent due',
  'hey, how are you',
  'thanks!',
  'I only have 10 minutes',
  'who won the world cup',
  'focus on the quarterly report for 25 minutes',
  'note ask Mia for the numbers',
  'interrupt second column',
  'back',
  'stop',
  "I'm exhausted",
  'new habit stretch',
  'did my stretch',
  'stop messaging me until friday',
  'call me Sam',
  'undo that',
]

/** Somebody in one place, and what their saying something came to. */
interface Surface {
  readonly world: World
  /** Resolves when it was answered. */
  say(line: string): Promise<void>
}

/** The same dispatcher, and a promise for the next answer that it gives. */
function watched(dispatcher: Dispatcher): { readonly dispatcher: Dispatcher; answered(): Promise<void> } {
  let tell = (): void => undefined
  return {
    dispatcher: {
      ...dispatcher,
      async answer(asked) {
        const answer = await dispatcher.answer(asked)
        if (!answer.isRepeat) tell()
        return answer
      },
    },
    answered: () =>
      new Promise((resolve) => {
        tell = resolve
      }),
  }
}

async function slack(by: 'dm' | 'mention' | 'slash'): Promise<Surface> {
  const made = await world(await open())
  const { dispatcher, answered } = watched(made.dispatcher)
  const now = () => made.clock.now()
  const place = await workspace('http', { dispatcher, now, fake: { now: () => now().getTime() } })
  onTestFinished(() => place.close())
  const ann = place.slack.person('ann', { tz: 'Europe/Vienna' })
  const general = place.slack.channel('general', { members: [ann], hasApp: true })
  return {
    world: made,
    async say(line) {
      const done = answered()
      if (by === 'dm') await ann.dm(line)
      else if (by === 'mention') await ann.mention(general, line)
      else await ann.slash('/proxy', line)
      await done
    },
  }
}

async function discord(by: 'dm' | 'mention'): Promise<Surface> {
  const made = await world(await open())
  const { dispatcher, answered } = watched(made.dispatcher)
  const fake = await startDiscord({ limits: { buckets: {} } })
  const platform = createDiscord({
    token: fake.token,
    applicationId: fake.applicationId,
    apiUrl: fake.apiUrl,
    now: () => made.clock.now(),
    report: (error) => made.errors.push(error),
  })
  await platform.start(dispatcher)
  onTestFinished(async () => {
    await platform.stop()
    await fake.stop()
  })
  const ann = fake.person('ann')
  const general = fake.server('Acme').join(ann).channel('general')
  return {
    world: made,
    async say(line) {
      const done = answered()
      if (by === 'dm') ann.dm(line)
      else ann.mention(general, line)
      await done
    },
  }
}

async function terminal(): Promise<Surface> {
  const made = await world(await open())
  const { dispatcher, answered } = watched(made.dispatcher)
  const screen = fakeTerminal({ isTTY: false })
  const onError = (error: unknown) => made.errors.push(error)
  const platform = createTerminal({ ...screen, env: {}, speakerName: 'ann', zone: 'Europe/Vienna', onError })
  await platform.start(dispatcher)
  onTestFinished(() => platform.stop())
  return {
    world: made,
    async say(line) {
      const done = answered()
      screen.input.write(`${line}\n`)
      await done
    },
  }
}

async function page(): Promise<Surface> {
  const served = await servePage(await open())
  const firefox = await served.signedIn(served.earth.person('ann'))
  return {
    world: served.earth,
    async say(line) {
      served.earth.clock.advance({ ms: 1 })
      await firefox.post('/me', { token: hidden(await firefox.get('/me'), 'token'), line })
    },
  }
}

async function api(): Promise<Surface> {
  const served = await servePage(await open())
  const code = (await served.link(served.earth.person('ann'))).split('/').at(-1)
  const curl = served.browser({ agent: 'curl/8.5.0' })
  const tokens = JSON.parse((await curl.json('/auth/sign-in', { code, device: 'Script' })).html)
  return {
    world: served.earth,
    async say(line) {
      served.earth.clock.advance({ ms: 1 })
      await curl.json('/api/requests', { line }, { authorization: `Bearer ${tokens.access_token}` })
    },
  }
}

/** What the database holds of the person's life, without ids and the moments of writing. */
async function effectOf({ database: { knex } }: World): Promise<object> {
  const rows = (table: string, by: string, ...columns: readonly string[]) =>
    knex(table)
      .select(...columns)
      .orderBy(by)
  const [user] = await knex('users').select('full_name', 'timezone', 'preferences')
  const { paused_until: pausedUntil = null } = JSON.parse(user?.preferences ?? '{}')
  return {
    tasks: await rows(
      'tasks',
      'task_id',
      'title',
      'status',
      'due_date',
      'priority',
      'delegation_mode',
      'tags',
      'total_minutes',
    ),
    rhythms: await rows('recurrences', 'task_id', 'rule', 'local_time'),
    habits: await rows('habits', 'habit_id', 'name'),
    checks: await rows('habit_checks', 'check_id', 'check_date'),
    sessions: await rows('focus_sessions', 'session_id', 'duration_minutes', 'interruptions', 'notes', 'is_completed'),
    energy: await rows('energy_snapshots', 'snapshot_id', 'energy_level'),
    name: user?.full_name,
    zone: user?.timezone,
    pausedUntil,
  }
}

/** What is left after each sentence. */
async function sayAll({ world: earth, say }: Surface): Promise<readonly object[]> {
  await say('me edit timezone:Vienna')
  await say('me edit name:Ann')
  const effects: object[] = []
  for (const sentence of SENTENCES) {
    earth.clock.advance({ seconds: 30 })
    await say(sentence)
    effects.push(await effectOf(earth))
  }
  expect(earth.errors).toEqual([])
  return effects
}

describe('every place reads the same sentence the same', () => {
  let expected: readonly object[]

  beforeAll(() => void findZones('Vienna'))

  test('in the terminal most of them do something', async () => {
    expected = await sayAll(await terminal())
    expect(expected.at(-1)).toMatchObject({ zone: 'Europe/Vienna' })
    expect(new Set(expected.map((each) => JSON.stringify(each))).size).toBeGreaterThan(12)
  })

  test.each([
    ['a direct message in Slack', () => slack('dm')],
    ['a mention in Slack', () => slack('mention')],
    ['/proxy in Slack', () => slack('slash')],
    ['a direct message in Discord', () => discord('dm')],
    ['a mention in Discord', () => discord('mention')],
    ['the line of the page', page],
    ['a program’s request', api],
  ])('%s', async (_, openSurface) => {
    const effects = await sayAll(await openSurface())
    for (const [index, sentence] of SENTENCES.entries()) expect(effects[index], sentence).toEqual(expected[index])
  })

  test('a native command of Discord captures as a typed line does', async () => {
    const made = await world(await open())
    const fake = await startDiscord({ limits: { buckets: {} } })
    const platform = createDiscord({
      token: fake.token,
      applicationId: fake.applicationId,
      apiUrl: fake.apiUrl,
      now: () => made.clock.now(),
      report: (error) => made.errors.push(error),
    })
    await platform.start(made.dispatcher)
    onTestFinished(async () => {
      await platform.stop()
      await fake.stop()
    })
    const ann = fake.person('ann')
    await ann.slash('me edit', { timezone: 'Europe/Vienna', name: 'Ann' }).done()
    for (const [index, title] of SENTENCES.slice(0, 5).entries()) {
      made.clock.advance({ seconds: 30 })
      await ann.slash('add', { title }).done()
      expect(await effectOf(made), title).toEqual(expected[index])
    }
  })
})

// Canaries in every input: what people write, and what operators keep secret, is in no log, no metric, no health page, no
// error text, and nothing the operator's command line prints, however much goes wrong.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { startFakeSlack } from '../fakes/slack/index.ts'
import { operating } from '../support/operating.ts'
import { startProgram } from '../support/program.ts'

const CANARY = /canary/i

test('no canary sings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-secrets-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const discord = await startDiscord({ token: 'discord-canary-token' })
  onTestFinished(() => discord.stop())
  const slack = await startFakeSlack()
  onTestFinished(() => slack.stop())
  const environment = {
    DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`,
    LOG_LEVEL: 'trace',
    PARTS: 'slack,discord,nudges',
    SECRET_KEY: 'canary-key-canary-key-canary-key-canary',
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
    OPENAI_API_KEY: 'canary-model-key',
    OPENAI_MODEL: 'canary-model',
  }
  const program = await startProgram(environment)
  await expect.poll(async () => (await program.at('/readyz')).status, { interval: 100 }).toBe(200)
  const ann = discord.person('canary-ann', { displayName: 'Canary Ann' })

  const everything = async () => {
    await ann.slash('task add', { title: 'canary title tomorrow 5pm #canary', notes: 'canary notes' }).done()
    await ann.slash('comment add', { task: 'canary title', text: 'canary comment' }).done()
    await ann.slash('habit add', { name: 'canary habit' }).done()
    await ann.slash('energy log', { level: 1, note: 'canary note' }).done()
    await ann.autocomplete('task done', 'task', 'canary').done()
    await ann.slash('task split', { task: 'canary title' }).done()
    await ann.slash('task done', { task: 'canary nothing of the kind' }).done()
  }
  await everything()
  const said = await program.at('/metrics')

  // Now each of them fails in the middle of a statement that holds the words.
  const database = await openDatabase(environment.DATABASE_URL)
  onTestFinished(() => database.close())
  for (const table of ['tasks', 'habits', 'energy_snapshots', 'changes'])
    await database.knex.raw(
      `CREATE TRIGGER break_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    )
  await everything()
  await program.logged(({ msg }) => msg === 'Something failed')
  const doctor = await operating(environment)('doctor')
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)

  expect(program.log().length).toBeGreaterThan(20)
  const heard = { log: program.errors(), metrics: said.text, doctor: doctor.out + doctor.errors }
  for (const [where, text] of Object.entries(heard)) {
    expect(text.match(CANARY)?.[0], where).toBeUndefined()
    for (const secret of [slack.botToken, slack.app.signingSecret]) expect(text.includes(secret), where).toBe(false)
  }
})

test('a wrong setting is told by its name, not by its value', async () => {
  const { out } = await operating({
    DATABASE_URL: 'mysql://canary:canary@127.0.0.1/x',
    SECRET_KEY: 'canary',
    SLACK_BOT_TOKEN: 'canary',
    PORT: 'canary',
  })('doctor')
  for (const name of ['DATABASE_URL', 'SECRET_KEY', 'SLACK_BOT_TOKEN', 'PORT']) expect(out).toContain(`- ${name}: `)
  expect(out).not.toMatch(CANARY)
})

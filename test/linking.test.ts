// One person in Slack and in Discord at once: the whole product served, real Bolt and discord.js, fakes behind them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/database.ts'
import { type Serving, serve } from '../src/serve.ts'
import { type Shown, startDiscord } from './fakes/discord/index.ts'
import { type FakeSlack, plainText, startFakeSlack } from './fakes/slack/index.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let slack: FakeSlack
let discord: Awaited<ReturnType<typeof startDiscord>>
let serving: Serving

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-linking-'))
  slack = await startFakeSlack({ hasJudges: true })
  discord = await startDiscord()
  serving = await serve(
    readConfig({
      DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`,
      PORT: '0',
      LOG_LEVEL: 'error',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }),
    null,
  )
  await slack.connected()
})

afterEach(async () => {
  await serving.stop()
  await slack.stop()
  await discord.stop()
  await rm(folder, { recursive: true, force: true })
})

test('linked by an admin’s code: the same tasks on both, nothing of a hidden zone in Slack, one nudge in one place', async () => {
  const ben = slack.person('ben', { tz: 'Europe/Vienna', isAdmin: true, realName: 'Ben Ray' })
  const work = slack.person('ann', { tz: 'Europe/Vienna', realName: 'Ann Lee' })
  const home = discord.person('ann.lee')
  const inSlack = (words: string) => slack.next('message', (shown) => plainText(shown).includes(words))
  await work.dm('Buy milk')
  await inSlack('Added: Buy milk')
  expect((await home.slash('add', { title: 'Paint the wall' }).done()).text).toContain('Added: Paint the wall')

  // Demoted admins and people who are none get no code.
  await work.slash('/proxy', 'auth invite ann')
  await inSlack('That is for admins')
  await ben.slash('/proxy', 'auth invite ann')
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(plainText(await inSlack('Code for Ann Lee')))?.[0] ?? ''
  expect(work.dmMessages().some((shown) => plainText(shown).includes(code))).toBe(false)
  const asked = await home.slash('auth redeem', { code: code.toLowerCase() }).done()
  expect(asked.text).toContain('Link these two?')
  expect(asked.text).toContain('Ann Lee')
  const waits = await home.press(shownIn(asked), 'Link').done()
  expect(waits.text).toContain('I asked Ann Lee in Slack')
  await work.press(await inSlack("Is Discord's ann.lee you?"), 'Yes, me')
  await slack.next('edit', (shown) => plainText(shown).includes('One account now.'))
  await inSlack('Ann is linked.')
  await discord.next(({ text }) => text.includes('One account now.'))

  for (const words of ['Buy milk', 'Paint the wall']) {
    expect((await home.slash('task list').done()).text).toContain(words)
    await work.dm('task list')
    await inSlack(words)
  }
  await work.dm('zone edit self hide-on:slack')
  await inSlack('Not shown on Slack')
  const before = slackText()
  await home.slash('task add', { title: 'Therapy at the river', zone: 'self' }).done()
  await home.slash('task add', { title: 'Order paint', zone: 'life' }).done()
  for (const line of ['task list', 'task list find:therapy', 'what now', 'home', 'zones']) {
    await work.dm(line)
    await slack.next('message')
  }
  await work.dm('task list')
  await inSlack('Order paint')
  expect(slackText().slice(before.length)).not.toMatch(/therapy at the river/i)

  // One reminder, where its zone wants it, although she was heard in Slack last.
  await home.slash('zone edit', { zone: 'life', 'remind-on': 'discord' }).done()
  await home.slash('task move', { task: 'Order paint', to: 'tomorrow 9am' }).done()
  await work.dm('task list')
  await inSlack('Order paint')
  discord.lookAway()
  const toldInSlack = slackText().length
  await bringForward()
  expect((await discord.next(({ text }) => text.includes('Order paint,'))).text).toContain('[Start]')
  await work.dm('thanks')
  await inSlack('Any time.')
  expect(slackText().slice(toldInSlack)).not.toContain('Order paint,')
  expect(slack.findings).toEqual([])
  expect(discord.findings).toEqual([])
  expect(discord.violations).toEqual([])
})

const slackText = (): string => slack.posted().map(plainText).join('\n')

/** What is due tomorrow has been due for some seconds. */
async function bringForward(): Promise<void> {
  const due = new Date(Math.floor(Date.now() / 60_000) * 60_000)
  const wall = DateTime.fromJSDate(due, { zone: 'Europe/Vienna' })
  const database = await openDatabase(`sqlite:${join(folder, 'proxy.db')}`)
  await database
    .knex('schedules')
    .where({ kind: 'task' })
    .update({ local_date: wall.toISODate(), local_time: wall.toFormat('HH:mm'), next_due_at: due })
  await database.close()
}

const shownIn = ({ message }: { message?: Shown }): Shown => {
  if (!message) throw new Error('Nothing was shown')
  return message
}

// One person in Slack and in Discord at once: the whole product served, real Bolt and discord.js, fakes behind them.
import { DateTime } from 'luxon'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../src/database/index.ts'
import type { Shown } from '../../fakes/discord/index.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { type Served, serveBoth } from '../../support/served.ts'

let served: Served

beforeEach(async () => {
  served = await serveBoth()
})

afterEach(() => served.stop())

test('linked by an admin’s code: the same tasks on both, nothing of a hidden zone in Slack, one nudge in one place', async () => {
  const { slack, discord } = served
  const ben = slack.person('ben', { tz: 'Europe/Vienna', isAdmin: true, realName: 'Ben Ray' })
  const work = slack.person('ann', { tz: 'Europe/Vienna', realName: 'Ann Lee' })
  const home = discord.person('ann.lee')
  const inSlack = (words: string) => slack.next('message', (shown) => plainText(shown).includes(words))
  await work.dm('Buy milk')
  await inSlack('Added: Buy milk')
  expect((await home.slash('add', { title: 'Paint the wall' }).done()).text).toContain('Added: Paint the wall')

  // Demoted admins and people who are none get no code.
  await work.slash('/proxy', 'auth invite ann')
  await inSlack('Only admins')
  await ben.slash('/proxy', 'auth invite ann')
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(plainText(await inSlack('Code for Ann Lee')))?.[0] ?? ''
  expect(work.dmMessages().some((shown) => plainText(shown).includes(code))).toBe(false)
  const asked = await home.slash('auth redeem', { code: code.toLowerCase() }).done()
  expect(asked.text).toContain('Link these two?')
  expect(asked.text).toContain('Ann Lee')
  const waits = await home.press(shownIn(asked), 'Link').done()
  expect(waits.text).toContain('I asked Ann Lee in Slack')
  await work.press(await inSlack("Is Discord's ann.lee you?"), 'Yes, me')
  await slack.next('edit', (shown) => plainText(shown).includes('They are one account now.'))
  await inSlack('Ann is linked.')
  await discord.next(({ text }) => text.includes('They are one account now.'))

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

const slackText = (): string => served.slack.posted().map(plainText).join('\n')

/** What is due tomorrow has been due for some seconds. */
async function bringForward(): Promise<void> {
  const due = new Date(Math.floor(Date.now() / 60_000) * 60_000)
  const wall = DateTime.fromJSDate(due, { zone: 'Europe/Vienna' })
  const database = await openDatabase(served.databaseUrl)
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

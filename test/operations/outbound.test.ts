// Slack is heard in one process and spoken to from another that has its token and nothing else of it.
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { plainText, startFakeSlack } from '../fakes/slack/index.ts'
import { startProgram } from '../support/program.ts'

test('a worker sends to Slack by its token alone', async () => {
  const door = inject('postgresDoor')
  const url = await (await fetch(door)).text()
  const slack = await startFakeSlack()
  onTestFinished(() => slack.stop())
  const shared = {
    DATABASE_URL: url,
    SECRET_KEY: 'a key for tests, longer than thirty-two bytes',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  }
  await startProgram({ ...shared, PARTS: 'slack', SLACK_APP_TOKEN: slack.app.appToken })
  await slack.connected()
  const worker = await startProgram({ ...shared, PARTS: 'nudges' })
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  await ann.dm('Ring Bob tomorrow 9am')
  await slack.next('message', (shown) => plainText(shown).includes('Added: Ring Bob'))
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  // Tomorrow comes at once.
  await database
    .knex('schedules')
    .where({ kind: 'task' })
    .update({ local_time: null, local_date: null, next_due_at: new Date() })
  const said = await slack.next('message', (shown) => plainText(shown).includes('Why this?'))
  expect(plainText(said)).toContain('Ring Bob')
  expect(await worker.logged(({ msg, state }) => msg === 'Nudge' && state === 'sent')).toBeDefined()
})

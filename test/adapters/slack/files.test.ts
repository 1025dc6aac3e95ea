// A file dropped on Slack: previewed and brought in, through the real Bolt; loaded with the bot's token and from Slack alone.
import { afterEach, expect, test } from 'vitest'
import { createFileReader } from '../../../adapters/slack/incoming-file.ts'
import { plainText } from '../../fakes/slack/plain-text.ts'
import { opener } from '../../support/databases.ts'
import { world } from '../../support/world.ts'
import { TRANSPORTS, type Workspace, workspace } from './workspace.ts'

const openDatabase = opener('sqlite')

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
})

const TODO = '(A) 2026-03-01 Call mum +Family @phone\n2026-03-01 Mow the lawn +Garden\n'

test.each(TRANSPORTS)('%s: dropped, previewed, pressed, there; delivered again, once', async (transport) => {
  const made = await world(await openDatabase())
  open = await workspace(transport, {
    dispatcher: made.dispatcher,
    now: () => made.clock.now(),
    fake: { now: () => made.clock.now().getTime() },
  })
  const { slack } = open
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  const answers = () => slack.all('message').filter(({ bot_id: bot }) => bot)
  await ann.dropFile('todo.txt', TODO, 'from my old app', { times: 4 })
  await slack.until(() => answers().some((message) => plainText(message).includes('2 tasks, 2 lists')))
  const preview = answers().find((message) => plainText(message).includes('2 tasks, 2 lists'))
  if (!preview) throw new Error('No preview')
  await ann.press(preview, 'Bring them in')
  await slack.until(() =>
    slack
      .all('message')
      .concat(slack.all('edit'))
      .some((message) => plainText(message).includes('Brought in: 2 tasks')),
  )
  await slack.settled(20)
  expect((await made.database.knex('tasks').orderBy('title')).map(({ title }) => title)).toEqual([
    'Call mum',
    'Mow the lawn',
  ])
  // A picture stays what it was: its name and its link.
  await ann.dropFile('cat.png', 'x', 'Draw the cat')
  await slack.until(() => answers().some((message) => plainText(message).includes('Draw the cat')))
  expect(made.errors).toEqual([])
})

test('the token goes to Slack alone', async () => {
  const read = createFileReader('https://slack.com/api/')
  const installation = { space: 'T1', botToken: 'xoxb-secret', botUserId: 'U1', name: null } as never
  const fileAt = (url: string) => read(installation, [{ name: 'a.csv', size: 3, url_private_download: url }])
  for (const url of [
    'https://evil.example/files.slack.com/a',
    'http://files.slack.com/a',
    'https://files.slack.com.evil.example/a',
    'file:///etc/passwd',
    'https://xslack-files.com/a',
  ])
    await expect(fileAt(url)?.load()).rejects.toThrow('The file is kept elsewhere')
  expect(read(installation, [])).toBeUndefined()
  expect(read(installation, ['nonsense'])).toBeUndefined()
  expect(
    read(installation, [{ title: 'Untitled', filetype: 'csv', size: 1, url_private: 'https://files.slack.com/x' }])
      ?.name,
  ).toBe('Untitled.csv')
})

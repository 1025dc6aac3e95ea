// What Slack makes of words on their way, and what comes without any: the product reads what the person meant.
import { afterEach, expect, test } from 'vitest'
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

const begin = async (transport: (typeof TRANSPORTS)[number]) => {
  const made = await world(await openDatabase())
  open = await workspace(transport, {
    dispatcher: made.dispatcher,
    now: () => made.clock.now(),
    fake: { now: () => made.clock.now().getTime() },
  })
  const { slack } = open
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  /** Does something, and gives the text of the answer. */
  const answerTo = async (act: () => Promise<unknown>): Promise<string> => {
    const count = ann.dmMessages().length
    await act()
    await slack.until(() => ann.dmMessages().length > count)
    await slack.settled(20)
    return ann.dmMessages()[count]?.text ?? ''
  }
  // The first contact is followed by a greeting, which is no answer to what comes next.
  await ann.dm('First of all')
  await slack.until(() => ann.dmMessages().length >= 2)
  await slack.settled(50)
  return { ...made, ann, slack, answerTo, says: (line: string) => answerTo(() => ann.dm(line)) }
}

test.each(TRANSPORTS)('formatting marks are no part of a line (%s)', async (transport) => {
  const { says } = await begin(transport)
  for (const [typed, added] of [
    ['*Call Uma tomorrow 9am*', 'Call Uma'],
    ['_Call Ida_ *tomorrow 9am*', 'Call Ida'],
    ['~Call Tom tomorrow 9am~', 'Call Tom'],
    ['Call `snake_case` tomorrow 9am', 'Call snake_case'],
    ['*_Call Eve tomorrow 9am_*', 'Call Eve'],
  ] as const) {
    const answer = await says(typed)
    expect(answer.split('\n')[0], typed).toBe(`Added: ${added}`)
    expect(answer, typed).toMatch(/6 March|Fri/)
    // Slack says en-US of everybody here.
    expect(answer, typed).toContain('9:00 am')
  }
  // Our answer draws a mark that stands alone with its twin.
  expect(await says('Plan 2 * 3 * 4 in my_own_file')).toMatch(/^Added: Plan 2 . 3 . 4 in my_own_file/)
})

test.each(TRANSPORTS)('emoji mean the same as codes and as characters (%s)', async (transport) => {
  const { says } = await begin(transport)
  await says('Buy milk')
  await says('start milk')
  expect(await says('🔋')).toMatch(/energy/i)
  expect(await says(':white_check_mark:')).toContain('Done: Buy milk')
  for (const thanks of ['❤️', ':heart:', '👍🏽', ':+1::skin-tone-4:']) expect(await says(thanks)).not.toContain('Added')
  expect((await says('Order 🍕 with 👩🏽‍🍳')).split('\n')[0]).toBe('Added: Order 🍕 with 👩🏽‍🍳')
  expect((await says('Ask :our_own_emoji: at 10:30:00')).split('\n')[0]).toContain(':our_own_emoji:')
})

test.each(TRANSPORTS)('what is shared gives its words (%s)', async (transport) => {
  const { ann, answerTo } = await begin(transport)
  const heading = async (...shared: Parameters<typeof ann.share>) =>
    (await answerTo(() => ann.share(...shared))).split('\n')[0]
  expect(await heading({ text: 'Please send the budget' })).toBe('Added: Please send the budget')
  const section = { type: 'section', text: { type: 'mrkdwn', text: 'Deploy *failed* on main' } }
  const button = { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Retry' } }] }
  expect(await heading({ blocks: [section, button] })).toBe('Added: Deploy failed on main')
  const file = { name: 'plan.pdf', permalink: 'https://acme.slack.com/files/plan.pdf' }
  expect(await heading({ files: [file] })).toContain('plan.pdf')
  // A word of one's own stands before it, as a line before a line.
  const both = await answerTo(() => ann.share({ text: 'The old words' }, 'Mine first'))
  expect(both).toMatch(/Mine first[\s\S]*The old words/)
})

test.each(TRANSPORTS)(
  '“Save as task” takes the words of a message that has none of its own (%s)',
  async (transport) => {
    const { ann, slack, database } = await begin(transport)
    const general = slack.channel('general', { members: [ann] })
    const { message } = await ann.say(general, 'x')
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'Deploy *failed* on main' } }
    const facts = [{ title: 'Build', value: '417' }]
    for (const [parts, title] of [
      [{ blocks: [section] }, 'Deploy failed on main'],
      [{ attachments: [{ fallback: 'plain', title: 'Invoice 7', fields: facts }] }, 'Invoice 7'],
      [{ attachments: [{ is_share: true, text: 'Please send the budget' }] }, 'Please send the budget'],
      [{ attachments: [{ message_blocks: [{ message: { blocks: [section] } }] }] }, 'Deploy failed on main'],
      [
        {
          blocks: [
            {
              type: 'rich_text',
              elements: [
                {
                  type: 'rich_text_section',
                  elements: [
                    { type: 'text', text: 'Order ' },
                    { type: 'emoji', name: 'pizza' },
                    { type: 'text', text: ' for Bo' },
                  ],
                },
              ],
            },
          ],
        },
        'Order 🍕 for Bo',
      ],
    ] as const) {
      const shown = structuredClone({ ...message, text: '', blocks: [], attachments: [] })
      Object.assign(shown, parts)
      await database.knex('tasks').delete()
      await ann.messageShortcut('run:task add', shown, { times: 4 })
      await slack.settled(60)
      for (let tries = 0; tries < 40 && (await database.knex('tasks').where({ title })).length === 0; tries++)
        await slack.settled(50)
      expect((await database.knex('tasks')).map((row) => row.title)).toEqual([title])
    }
  },
)

// Small things of the wire and of words, each of which went wrong once.
import { afterEach, describe, expect, test } from 'vitest'
import { renderSlackMessage } from '../../../adapters/slack/render.ts'
import { slackMessageText } from '../../../adapters/slack/show.ts'
import { itemBlock, linkSpan, momentSpan, t, textBlock, view } from '../../../src/chat/view.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { liveMentions } from '../../fakes/slack/judge.ts'
import { TRANSPORTS, type Workspace, type WorkspaceRules, workspace } from './workspace.ts'

let open: Workspace | undefined
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  process.off('unhandledRejection', remember)
  expect(closing?.slack.findings ?? []).toEqual([])
  expect(rejections.splice(0)).toEqual([])
})

const begin = async (transport: (typeof TRANSPORTS)[number], rules: WorkspaceRules = {}) => {
  open = await workspace(transport, rules)
  const { slack, toy } = open
  const ann = slack.person('ann')
  const titles = () => toy.state().things.map(({ title }) => title)
  return { ...open, ann, titles }
}

describe.each(TRANSPORTS)('by %s', (transport) => {
  test('a field without a value may be null or missing: nothing fails, and words are kept', async () => {
    const { ann, slack, titles, logged } = await begin(transport)
    await ann.dm('Milk')
    await slack.until(() => titles().length === 1)
    const { id: channel } = ann.dmChannel()
    const ts = (at: number) => `${Math.floor(Date.now() / 1000)}.00${at}000`
    const said = { type: 'message', channel, channel_type: 'im', user: ann.id, ts: ts(1) }
    await slack.event({ ...said, text: 'Bread', thread_ts: null, blocks: null, files: null, attachments: null })
    await slack.event({ ...said, ts: ts(2), text: null })
    await slack.event({ ...said, ts: ts(3), subtype: 'me_message', text: 'Call Bob', edited: null })
    const sparse = { id: ann.id, name: 'ann', real_name: null, tz: null, locale: null, is_bot: null, profile: null }
    await slack.event({ type: 'user_change', user: sparse })
    await slack.event({ type: 'user_change', user: { id: ann.id, tz_offset: -18_000, deleted: null } })
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: null, bot: null } })
    await slack.event({
      type: 'message',
      subtype: 'message_deleted',
      channel,
      deleted_ts: ts(4),
      previous_message: null,
    })
    await slack.until(() => titles().length === 3)
    await slack.settled(40)
    expect(titles()).toEqual(['Milk', 'Bread', 'Call Bob'])
    expect(logged).toEqual([])
  })

  test('the same letters typed twice within a second are answered twice', async () => {
    const { ann, slack } = await begin(transport)
    await ann.dm('Milk')
    await slack.until(() => ann.dmMessages().length > 0)
    await ann.slash('/proxy', 'comment add')
    const form = await slack.next('view')
    const answers = await ann.type(form, 'Task', 'mil', { times: 2, isConcurrent: true, timestampOffset: 0 })
    expect(answers.all.map(({ body }) => body)).toEqual([answers.body, answers.body])
    expect(answers.options).toHaveLength(1)
    const last = slack.sent.at(-1)
    if (last) expect(await slack.replay(last)).toMatchObject({ status: 200 })
  })

  test('an app that leaves another workspace stays here', async () => {
    const { ann, slack, titles } = await begin(transport)
    const other = slack.install(slack.app, slack.addWorkspace('Globex', { isInstalled: false }))
    await slack.event({ type: 'app_uninstalled' }, { installation: other })
    await slack.event({ type: 'tokens_revoked', tokens: { bot: [other.botUserId] } }, { installation: other })
    await ann.dm('Milk')
    await slack.until(() => titles().includes('Milk'))
  })

  test('the start says where it is connected, and as whom', async () => {
    const { told } = await begin(transport)
    expect(told).toEqual(['Connected to Acme as @proxy'])
  })

  test('what Slack refuses is logged by its name', async () => {
    const { ann, slack, logged } = await begin(transport)
    slack.faults.add({ method: 'chat.postMessage', error: 'restricted_action' })
    await ann.dm('Milk')
    await slack.until(() => logged.length > 0)
    expect(logged[0]).toContain('restricted_action')
  })

  test('a channel is named in a title, also where Slack sends its id alone', async () => {
    const { ann, slack, titles } = await begin(transport)
    const general = slack.channel('general', { members: [ann] })
    const secret = slack.channel('secret', { members: [ann], isPrivate: true, hasApp: false })
    for (const [sent, read] of [
      [`Ask in <#${general.id}|>`, 'Ask in #general'],
      [`Look at <#${general.id}>`, 'Look at #general'],
      [`Tell <#${secret.id}|>`, 'Tell #private-channel'],
    ] as const) {
      await ann.dmRaw(sent)
      await slack.until(() => titles().includes(read))
    }
    // Asked once for each.
    const asked = slack.all('call').filter(({ method }) => method === 'conversations.info')
    expect(asked).toHaveLength(2)
  })

  test('entities, groups and addresses become words', async () => {
    const { ann, slack, titles } = await begin(transport)
    for (const [sent, read] of [
      ['Ask <!subteam^S1|@team-web> &amp; <!here>', 'Ask @team-web & @here'],
      ['Ask <!subteam^S1>', 'Ask @group'],
      ['Mail <mailto:bo@acme.example|bo@acme.example>', 'Mail bo@acme.example'],
      ['Call <tel:+431234|+43 1234>', 'Call +43 1234 (tel:+431234)'],
      ['Call <tel:+431234|+431234>', 'Call +431234'],
      ['Read <https://a.example/?a=1&amp;b=2>', 'Read https://a.example/?a=1&b=2'],
      ['Praise Bo :thumbsup::skin-tone-3: at work', 'Praise Bo 👍🏼 at work'],
    ] as const) {
      await ann.dmRaw(sent)
      await slack.until(() => titles().includes(read))
    }
  })
})

test('frames without a payload, or of nothing, leave the connection as it is', async () => {
  process.on('unhandledRejection', remember)
  const { ann, slack, titles, logged } = await begin('socket')
  for (const frame of [
    'null',
    '""',
    '',
    '[]',
    '{}',
    '{"type":"events_api"}',
    '{"type":"events_api","payload":null}',
    '{"type":"events_api","payload":{}}',
    '{"type":"events_api","payload":{"event":null}}',
    '{"type":"interactive"}',
    '{"type":"slash_commands","payload":null}',
    '{"type":7}',
  ])
    slack.sendRaw(frame)
  await ann.dm('Milk')
  await slack.until(() => titles().includes('Milk'))
  expect(logged.every((line) => line.includes('without a payload'))).toBe(true)
})

test('a refused app token is named', async () => {
  const made = await begin('socket')
  const { createSlack } = await import('../../../adapters/slack/index.ts')
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined }
  const other = createSlack({
    transport: { appToken: 'xapp-1-wrong' },
    access: { botToken: made.slack.botToken },
    apiUrl: made.slack.apiUrl,
    now: () => new Date(),
    log,
  })
  await expect(other.start(made.toy.dispatcher)).rejects.toThrow('Slack rejects SLACK_APP_TOKEN: invalid_auth')
  await other.stop()
})

test('words with formatting marks are shown letter by letter, in titles, lines and beside buttons', () => {
  const words = 'Plan 2 * 3 * 4, *not bold*, _x_ ~y~ `z` <!channel>'
  const at = momentSpan(new Date('2026-03-05T08:00:00Z'), 'time', '09:00')
  const shown = view(
    t`Added: ${words}`,
    [
      textBlock(t`“${words}” at ${at}, see ${linkSpan('https://proxy.example/a_b_c')}`),
      itemBlock(t`${words}`, { button: { label: 'Done', line: 'x' as never } }),
      textBlock(t`${'nothing special in snake_case'}`),
    ],
    {},
  )
  const { blocks } = renderSlackMessage(shown)
  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'section', 'section'])
  expect(JSON.stringify(blocks)).not.toMatch(/[∗ˍ∼ˋ]/)
  expect(plainText({ blocks: blocks as never })).toContain(words)
  expect(liveMentions({ blocks }).map(({ kind }) => kind)).toEqual(['link'])
  expect(slackMessageText({ blocks })).toContain(`Added: ${words}`)
})

test('what is too long is cut between words', () => {
  const label = 'Write to the landlord about the damp wall in the kitchen and the broken radiator'
  const { blocks } = renderSlackMessage(view(t`A`, [], { buttons: [{ label, line: 'x' as never }] }))
  expect(JSON.stringify(blocks)).toContain('kitchen and the broken…')
})

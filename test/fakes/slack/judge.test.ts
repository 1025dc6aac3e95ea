// The judges: what Slack would refuse they find, what it takes they leave alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { WebClient } from '@slack/web-api'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startFakeSlack } from './index.ts'
import { countCommentLimits } from './judge/payload-schema.ts'
import { judgeManifest, liveMentions, loadPayloadJudge, type PayloadJudge } from './judge.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (text: string, more: Record<string, unknown> = {}) => ({
  type: 'button',
  text: plain(text),
  action_id: text,
  ...more,
})
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const option = (value: string) => ({ text: plain(value), value })
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

describe('Block Kit payloads', () => {
  let judge: PayloadJudge
  beforeAll(async () => {
    judge = await loadPayloadJudge()
  })

  it('finds the limits in the comments', async () => {
    expect(await countCommentLimits()).toBeGreaterThan(120)
  })

  it('leaves good payloads alone', () => {
    const message = {
      text: 'A card',
      blocks: [
        { type: 'header', text: plain('x'.repeat(150)) },
        section('x'.repeat(3000)),
        { type: 'section', fields: many(10, () => mrkdwn('x'.repeat(200))) },
        actions(...many(25, (index) => button(`b${index}`, { value: 'x'.repeat(200), style: 'primary' }))),
        { type: 'context', elements: many(10, () => mrkdwn('small')) },
        { type: 'divider' },
        {
          type: 'section',
          text: mrkdwn('Pick'),
          accessory: { type: 'static_select', action_id: 'pick', options: many(100, (index) => option(`o${index}`)) },
        },
      ],
    }
    expect(judge('message', message)).toEqual([])
    expect(judge('message', { text: 'Words' })).toEqual([])
    const input = { type: 'input', label: plain('Title'), element: { type: 'plain_text_input', action_id: 'title' } }
    const modal = { type: 'modal', title: plain('x'.repeat(24)), submit: plain('Save'), blocks: [input] }
    expect(judge('modal', modal)).toEqual([])
    expect(judge('home', { type: 'home', blocks: many(100, () => section('One')) })).toEqual([])
  })

  const wrong: [string, Parameters<PayloadJudge>[0], unknown[], string][] = [
    ['a header too long', 'message', [{ type: 'header', text: plain('x'.repeat(151)) }], '150 characters'],
    ['a header in mrkdwn', 'message', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text/type'],
    ['a section too long', 'message', [section('x'.repeat(3001))], '3000 characters'],
    ['an empty text', 'message', [section('')], 'fewer than 1 characters'],
    ['an empty section', 'message', [{ type: 'section' }], 'text or fields'],
    ['eleven fields', 'message', [{ type: 'section', fields: many(11, () => mrkdwn('x')) }], '10 items'],
    ['a field too long', 'message', [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }], '2000 characters'],
    ['26 buttons', 'message', [actions(...many(26, (index) => button(`b${index}`)))], '25 items'],
    ['no buttons', 'message', [actions()], 'elements are empty'],
    ['a label too long', 'message', [actions(button('x'.repeat(76)))], '75 characters'],
    ['a value too long', 'message', [actions(button('x', { value: 'x'.repeat(2001) }))], '2000 characters'],
    ['an unknown style', 'message', [actions(button('x', { style: 'red' }))], 'style'],
    ['an unknown field', 'message', [actions(button('x', { colour: 'red' }))], '(colour)'],
    ['an unknown block', 'message', [{ type: 'paragraph' }], 'allowed values'],
    ['an unknown element', 'message', [actions({ type: 'link' })], 'allowed values'],
    ['11 in context', 'message', [{ type: 'context', elements: many(11, () => mrkdwn('x')) }], '10 items'],
    ['ids too long', 'message', [{ type: 'divider', block_id: 'x'.repeat(256) }], '255 characters'],
    ['equal block ids', 'message', [many(2, () => ({ type: 'divider', block_id: 'a' }))].flat(), 'block_id “a” twice'],
    ['equal action ids', 'message', [actions(button('a'), button('a'))], 'action_id “a” twice'],
    ['51 blocks', 'message', many(51, () => section('x')), '51 of at most 50'],
    ['101 blocks', 'home', many(101, () => section('x')), '101 of at most 100'],
    ['too much in all', 'message', many(5, () => section('x'.repeat(2900))), '14500 of about 13200'],
    ['a title too long', 'modal', [section('x')], '24 characters'],
    [
      '101 options',
      'home',
      [actions({ type: 'static_select', action_id: 's', options: many(101, (index) => option(`o${index}`)) })],
      '100 items',
    ],
    [
      'an option too long',
      'home',
      [actions({ type: 'static_select', action_id: 's', options: [option('x'.repeat(76))] })],
      '75 characters',
    ],
    [
      'equal options',
      'home',
      [actions({ type: 'static_select', action_id: 's', options: [option('a'), option('a')] })],
      'option value “a” twice',
    ],
  ]
  it.each(wrong)('finds %s', (_what, kind, blocks, finding) => {
    const around = {
      message: { text: 'x' },
      modal: { type: 'modal', title: plain('x'.repeat(25)) },
      home: { type: 'home' },
    }
    expect(judge(kind, { ...around[kind], blocks }).join('\n')).toContain(finding)
  })

  it('finds inputs without a way to submit them', () => {
    const input = { type: 'input', label: plain('Title'), element: { type: 'plain_text_input', action_id: 'title' } }
    expect(judge('modal', { type: 'modal', title: plain('New'), blocks: [input] })).toEqual([
      '/submit is missing beside input blocks',
    ])
  })

  it('sits on the fake and notes there', async () => {
    const slack = await startFakeSlack({ hasJudges: true })
    const ann = slack.person('ann', { knowsApp: true })
    const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
    const message = { channel: ann.id, text: 'Hello', unfurl_links: false, unfurl_media: false }
    await client.chat.postMessage(message)
    expect(slack.takeFindings()).toEqual([])
    // What Slack would refuse is refused, and noted.
    await expect(
      client.chat.postMessage({
        ...message,
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(200) } }],
      }),
    ).rejects.toThrow('invalid_blocks')
    await expect(
      client.views.publish({ user_id: ann.id, view: { type: 'home', blocks: [{ type: 'section' }] } }),
    ).rejects.toThrow('invalid_arguments')
    expect(slack.takeFindings()).toEqual([
      'chat.postMessage: /blocks/0 header text has 200 of at most 150',
      'views.publish: /blocks/0 a section needs text or fields',
    ])
    // A type that is not switched on is refused by its place, which is no finding: workspaces differ.
    const card = { type: 'card', title: { type: 'mrkdwn', text: 'Report' } } as const
    const refused = client.chat.postMessage({ ...message, blocks: [card] })
    await expect(refused).rejects.toMatchObject({
      data: { error: 'invalid_blocks', errors: ['unsupported type: card [json-pointer:/blocks/0/type]'] },
    })
    slack.settings.newerBlocks = ['card']
    await client.chat.postMessage({ ...message, blocks: [card] })
    expect(slack.takeFindings()).toEqual([])
    await slack.stop()
  })
})

describe('live sequences', () => {
  const kinds = (payload: unknown) => liveMentions(payload).map(({ kind }) => kind)

  it('finds what Slack acts on, wherever it stands', () => {
    expect(
      kinds({
        text: '<!channel> <!here> <@U123> <!subteam^S1|x> <#C1> <https://a.example> <https://a.example|safe>',
      }),
    ).toEqual(['broadcast', 'broadcast', 'user', 'usergroup', 'channel', 'link', 'masked link'])
    expect(kinds({ blocks: [section('<!date^1^{time}|9> <!date^1^{time}^https://a.example|9>')] })).toEqual([
      'date',
      'masked link',
    ])
    expect(kinds({ blocks: [{ type: 'markdown', text: 'see [bank](https://a.example)' }] })).toEqual(['masked link'])
    const broadcast = { type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] }
    expect(kinds({ blocks: [{ type: 'rich_text', elements: [broadcast] }] })).toEqual(['broadcast'])
    expect(kinds({ attachments: [{ pretext: '<!everyone>', text: '<@U1>' }] })).toEqual(['user', 'broadcast'])
  })

  it('knows where Slack parses by itself', () => {
    expect(kinds({ blocks: [section('@channel and me@here.example')] })).toEqual(['automatic'])
    expect(kinds({ blocks: [{ type: 'section', text: { ...mrkdwn('@channel'), verbatim: true } }] })).toEqual([])
    expect(kinds({ text: '@here' })).toEqual([])
    expect(kinds({ text: '@here', link_names: true })).toEqual(['automatic'])
  })

  it('leaves escaped and plain text alone', () => {
    expect(
      liveMentions({ text: '&lt;!channel&gt; 1 &lt; 2', blocks: [{ type: 'header', text: plain('<!channel>') }] }),
    ).toEqual([])
  })

  it('tells a stranger’s words from ours', () => {
    const payload = { blocks: [section('<!date^1^{time}|9> ⟦<!channel>⟧ <@U1>'), section('⟦cut <@U2>')] }
    expect(liveMentions(payload, ['⟦', '⟧'])).toEqual([
      { path: '/blocks/0/text/text', sequence: '<!channel>', kind: 'broadcast' },
      { path: '/blocks/1/text/text', sequence: '<@U2>', kind: 'user' },
    ])
  })
})

describe('the manifest', () => {
  it('is held to the schema, and to none that is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'specs-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'slack-manifest.schema.json')
    expect(() => judgeManifest({}, pathToFileURL(file))).toThrow('ENOENT')
    const schema = {
      type: 'object',
      required: ['display_information'],
      additionalProperties: false,
      properties: { display_information: {} },
    }
    writeFileSync(file, JSON.stringify(schema))
    expect(judgeManifest({ display_information: {} }, pathToFileURL(file))).toEqual([])
    expect(judgeManifest({ colour: 1 }, pathToFileURL(file))).toEqual([
      " must have required property 'display_information'",
      ' must NOT have additional properties (colour)',
    ])
  })

  it('reads Slack’s own schema', () => {
    const manifest = {
      display_information: { name: 'Proxy' },
      features: {
        bot_user: { display_name: 'Proxy', always_online: true },
        slash_commands: [{ command: '/proxy', description: 'Ask Proxy', should_escape: true }],
      },
      oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
      settings: { socket_mode_enabled: true },
    }
    expect(judgeManifest(manifest)).toEqual([])
    expect(judgeManifest({ ...manifest, display_information: {} })).not.toEqual([])
  })
})

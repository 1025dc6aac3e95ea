// Nobody's words ping, link or unfurl: hostile strings through everything that is shown on Slack and Discord. A short
// form here, ten thousand with FAULTS=full.
import { MessageFlags } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { renderDiscordModal } from '../../adapters/discord/modal.ts'
import { render } from '../../adapters/discord/render.ts'
import { ephemeralReply } from '../../adapters/slack/messages.ts'
import { messageModal, renderSlackModal } from '../../adapters/slack/modal.ts'
import { renderHome, renderSlackMessage } from '../../adapters/slack/render.ts'
import { storedLine } from '../../src/chat/ask.ts'
import type { Form } from '../../src/chat/form.ts'
import { itemBlock, momentSpan, t, textBlock, trustedText, type View, view } from '../../src/chat/view.ts'
import { liveMentions as liveInDiscord } from '../fakes/discord/index.ts'
import { liveMentions as liveInSlack } from '../fakes/slack/judge.ts'
import { randoms } from '../support/random.ts'

const COUNT = process.env['FAULTS'] === 'full' ? 10_000 : 1_000
const SEED = Number(process.env['FAULTS_SEED'] ?? 1)

/** What does something somewhere, whole and in pieces. */
const PIECES = [
  [
    '<!channel>',
    '<!here>',
    '<!everyone>',
    '<!subteam^S0ADMINS>',
    '<!subteam^S0ADMINS|@admins>',
    '<@U0ADMIN>',
    '<@W0ADMIN|ann>',
  ],
  [
    '<#C0GENERAL>',
    '<#C0GENERAL|general>',
    '<https://evil.example|bank>',
    '<mailto:a@evil.example|me>',
    '<!date^1^{time}|x>',
  ],
  [
    '@everyone',
    '@here',
    '<@1234567890>',
    '<@!1234567890>',
    '<@&1234567890>',
    '<#1234567890>',
    '</task add:1234567890>',
    '<id:guide>',
  ],
  [
    '[bank](https://evil.example)',
    '[bank](<https://evil.example>)',
    '[bank]( discord://evil )',
    'https://evil.example/a_b*c*',
    'https://evil.example](x)',
  ],
  [
    '&lt;!channel&gt;',
    '&amp;lt;',
    '&#60;!channel>',
    '\\',
    '\\\\',
    '\\<',
    '`',
    '```',
    '``',
    '||',
    '*',
    '_',
    '~',
    '~~',
    '> ',
    '>>> ',
    '# ',
    '-# ',
    '- ',
    '1. ',
  ],
  [
    '<',
    '>',
    '<!',
    '<@',
    '<@&',
    '|',
    '!channel',
    '@',
    '[',
    ']',
    '(',
    ')',
    '](',
    '&',
    ';',
    ':',
    '<t:1:R>',
    '<a:x:1234567890>',
  ],
  [
    '\n',
    '\r\n',
    '\u2028',
    ' ',
    '\t',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200d',
    '\ud800',
    '\ufeff',
    'שלום',
    '👨‍👩‍👧‍👦',
    'e\u0301',
    'x',
    'word',
  ],
] as const

const dice = randoms(SEED)
const hostile = (): string =>
  Array.from({ length: 1 + dice.below(9) }, () => dice.pick<string>(dice.pick<readonly string[]>(PIECES))).join('')

/** The words in every place of a view that takes somebody's. */
const everywhere = (words: string): View => {
  const choices = [
    { label: words, value: 'a', about: words },
    { label: `${words}!`, value: 'b' },
  ]
  return view(
    t`${words} ${words}`,
    [
      textBlock(t`Before ${words} after ${momentSpan(new Date(0), 'moment', words)}`),
      textBlock(t`${words}`),
      itemBlock(t`${words}`, {
        detail: t`${words}`,
        line: storedLine('a'),
        button: { label: words, line: storedLine('task show x') },
      }),
      itemBlock(t`${words}`, { detail: t`${words}` }),
      { kind: 'fields', fields: [{ label: words.slice(0, 40).toWellFormed(), value: t`${words}` }] },
      { kind: 'progress', label: t`${words}`, done: 1, of: 2 },
      { kind: 'select', label: words, line: storedLine('task show'), fills: ['task'], choices },
    ],
    {
      notice: t`${words}`,
      buttons: [
        { label: words, line: storedLine(`task add title:x`) },
        { label: 'Ours', line: storedLine('undo') },
      ],
    },
  )
}

const form = (words: string): Form => ({
  title: words,
  command: 'task edit',
  values: {},
  problem: words,
  fields: [
    { name: 'title', label: words, about: words, kind: 'paragraph', isRequired: true, value: words },
    {
      name: 'zone',
      label: 'Zone',
      about: words,
      kind: 'lookup',
      isRequired: false,
      choices: [{ label: words, value: 'a' }],
    },
    { name: 'how', label: words, about: '', kind: 'choice', isRequired: true, choices: [{ label: words, value: 'a' }] },
  ],
})

describe(`${COUNT} hostile strings`, { timeout: 300_000 }, () => {
  const all = Array.from({ length: COUNT }, hostile)

  test('do nothing in Slack: messages, whispers, Home, modals', () => {
    for (const words of all) {
      const shown = everywhere(words)
      const live = [
        renderSlackMessage(shown),
        ephemeralReply(shown, false),
        renderHome(shown),
        renderSlackModal(form(words), ORIGIN),
        messageModal(words, words),
      ]
        .flatMap((payload) => liveInSlack({ ...payload }))
        // The moment is ours.
        .filter(({ kind, sequence }) => !(kind === 'date' && sequence.startsWith('<!date^0^')))
      expect({ words, live }).toEqual({ words, live: [] })
      expect(ephemeralReply(shown, false)).toMatchObject({ unfurl_links: false, unfurl_media: false })
    }
  })

  test('do nothing in Discord: messages and modals', () => {
    for (const words of all) {
      const body = render(everywhere(words))
      const live = [body, renderDiscordModal(form(words))]
        .flatMap((payload) => liveInDiscord(JSON.parse(JSON.stringify(payload))))
        // An address that was typed is an address; nothing of it unfurls.
        .filter(({ kind }) => kind !== 'link')
      expect({ words, live }).toEqual({ words, live: [] })
      expect(body.allowed_mentions).toEqual({ parse: [] })
      expect(body.flags & MessageFlags.SuppressEmbeds).toBeTruthy()
    }
  })

  test('and the judges do see what is alive', () => {
    for (const words of ['<!channel>', '<@U0ADMIN>', '<!subteam^S0ADMINS>', '<https://evil.example|bank>'])
      expect(liveInSlack({ text: words })).not.toEqual([])
    for (const words of ['@everyone', '<@1234567890>', '<@&1234567890>', '[bank](https://evil.example)'])
      expect(liveInDiscord({ content: words })).not.toEqual([])
    // Our own words are drawn as they are: they are no markup either.
    expect(liveInSlack({ ...renderSlackMessage(view(trustedText('<!channel>'))) })).toEqual([])
  })
})

const ORIGIN = { channelId: 'D1', kind: 'private' as const }

// A person with two hundred tasks, of the longest titles in every direction: whatever is asked fits into a message of
// Slack's and of Discord's, with nothing refused for its size and every title named as far as it fits.
import { expect, test } from 'vitest'
import { fitsCustomId as fitsDiscord } from '../../adapters/discord/custom-id.ts'
import { renderDiscordModal } from '../../adapters/discord/modal.ts'
import { render } from '../../adapters/discord/render.ts'
import { discordViewText as showDiscord } from '../../adapters/discord/show.ts'
import { fitsSlackPayload as fitsSlack } from '../../adapters/slack/blocks.ts'
import { renderSlackModal } from '../../adapters/slack/modal.ts'
import { renderHome, renderSlackMessage } from '../../adapters/slack/render.ts'
import { slackMessageText as showSlack } from '../../adapters/slack/show.ts'
import { Judge, prepare } from '../fakes/discord/judge.ts'
import { loadPayloadJudge } from '../fakes/slack/judge.ts'
import { opener } from '../support/databases.ts'
import { world } from '../support/world.ts'

const open = opener('sqlite')
const TITLES = [
  'שלום עולם '.repeat(25),
  'a very long title indeed, '.repeat(9),
  '👨‍👩‍👧‍👦'.repeat(23),
  `${'*_~`|<>[]()&#@!'.repeat(16)}`,
  'Ärger mit der Überweisung '.repeat(9),
]
const LINES = [
  ...[
    'tasks',
    'task list page:7',
    'task list view:waiting',
    'plan',
    'plan 1 2 3',
    'what now',
    'home',
    'wrap',
    'review',
  ],
  ...[
    'progress',
    'projects',
    'project show inbox',
    'zones',
    'habits',
    'nudge show',
    'energy show',
    'help task',
    'undo',
  ],
  ...[
    'start indeed',
    'split indeed',
    'task show ärger',
    'done a very',
    'task move 1 friday',
    'focus 1 25',
    'focus show',
  ],
]

test.each(['slack', 'discord'] as const)('two hundred of them, by %s', async (platform) => {
  await prepare(['create_message', 'create_interaction_response'])
  const slack = await loadPayloadJudge()
  const discord = new Judge()
  const fits = platform === 'slack' ? fitsSlack : fitsDiscord
  const ann = (await world(await open())).person('ann', { platform })
  for (let n = 0; n < 200; n++) {
    const title = TITLES[n % TITLES.length] ?? ''
    await ann.sends('task add', { title: `${n} ${title}`.slice(0, 254).toWellFormed() }, false)
  }
  for (let n = 0; n < 12; n++) await ann.sends('habit add', { name: `${n} ${TITLES[0]}`.slice(0, 254) }, false)
  for (const line of LINES) {
    const { view, followUps } = await ann.says(line, { fits })
    for (const shown of [view, ...followUps])
      if (platform === 'slack') {
        const message = renderSlackMessage(shown)
        const found = [...slack('message', { channel: 'C1', ...message }), ...slack('home', { ...renderHome(shown) })]
        expect({ line, found }).toEqual({ line, found: [] })
        expect(showSlack(message)).not.toContain('longer than a Slack message can be')
      } else {
        const body = { ...render(shown), nonce: 'n', enforce_nonce: true }
        const request = { method: 'POST', path: '/channels/1/messages', body: JSON.parse(JSON.stringify(body)) }
        expect({ line, found: discord.look('create_message', request) }).toEqual({ line, found: [] })
        expect(showDiscord(shown)).not.toContain('more characters)')
      }
  }
  const { dispatcher } = ann.world
  for (const line of ['task edit 1', 'task add', 'comment add', 'task file', 'goal add', 'ritual morning']) {
    const form = await dispatcher.openForm(ann.request({ kind: 'typed', line }, { fits }))
    if (!form) continue
    if (platform === 'slack') {
      const view = renderSlackModal(form, { channelId: 'D1', kind: 'private' })
      expect({ line, found: slack('modal', { ...view }) }).toEqual({ line, found: [] })
    } else {
      const data = JSON.parse(JSON.stringify(renderDiscordModal(form)))
      const request = { method: 'POST', path: '/interactions/1/t/callback', body: { type: 9, data } }
      expect({ line, found: discord.look('create_interaction_response', request) }).toEqual({ line, found: [] })
    }
  }
  expect(ann.world.errors).toEqual([])
})

// A dozen real views as each platform shows them, a picture each in `real-views/`.
// (`npx vitest run test/adapters/real-views.test.ts -u` writes the pictures anew; read what it changed.)
import { expect, test } from 'vitest'
import { fitsCustomId as fitsDiscord } from '../../adapters/discord/custom-id.ts'
import { fitsSlackPayload as fitsSlack } from '../../adapters/slack/blocks.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import type { Request } from '../../src/chat/request.ts'
import type { View } from '../../src/chat/view.ts'
import { opener } from '../support/databases.ts'
import { world } from '../support/world.ts'
import { drawn, sideBySide } from './drawn.ts'

/** What it is, and the lines Ann, who came before, says and presses (`[Label]`) until she is shown it. */
const VIEWS: readonly (readonly [string, ...string[]])[] = [
  ['a capture', 'Email landlord about damp Friday #home ~10m'],
  ['a list', 'Email landlord about damp Friday ~10m', 'Call vet ~5m', 'Buy milk', 'tasks'],
  ['many lines at once', 'call vet\ndamp\ngift for Mia?\ntax letter'],
  ['a split', 'Email landlord about damp ~10m', 'split landlord'],
  ['a step', 'Email landlord about damp ~10m', 'split landlord', '[Save and start]'],
  ['a morning', 'Report ~25m', 'Call vet ~5m', 'Buy milk', 'plan'],
  ['a focus session', 'Report ~25m', 'focus report 25'],
  [
    'Home',
    'Email landlord about damp ~10m',
    'Call vet ~5m',
    'Buy milk',
    'habit add Meds daily at:21:00',
    'split landlord',
    '[Save and start]',
    'plan',
    '[These three]',
    'energy 2',
    'home',
  ],
  ['the settings', 'me style'],
  ['a refusal', 'energy log 7'],
  ['what now', 'Report ~25m', 'Call vet ~2m', 'what now'],
  ['help on a topic', 'help energy'],
]

const open = opener('sqlite')

test.each(VIEWS)('%s', async (what, ...lines) => {
  await expect(`${sideBySide(await shownAfter(lines))}\n`).toMatchFileSnapshot(
    `real-views/${what.replaceAll(' ', '-').toLowerCase()}.txt`,
  )
})

async function shownAfter(lines: readonly string[]): Promise<ReturnType<typeof drawn>> {
  // The page is the same person's, and lets nobody begin there.
  const { terminal, web } = drawn(await viewOn('terminal', lines, { numbersButtons: true }))
  return {
    slack: drawn(await viewOn('slack', lines, { fits: fitsSlack })).slack,
    discord: drawn(await viewOn('discord', lines, { fits: fitsDiscord })).discord,
    terminal,
    web,
  }
}

async function viewOn(platform: string, lines: readonly string[], more: Partial<Request>): Promise<View> {
  const ann = (await world(await open())).person('ann', { platform })
  let last = await ann.says('hi', more)
  for (const line of lines) {
    const label = /^\[(.*)\]$/.exec(line)?.[1]
    last = label ? await ann.presses(last, label) : await ann.says(line, more)
  }
  expect(allButtons(last.view).filter(({ isPrimary }) => isPrimary).length).toBeLessThanOrEqual(1)
  return last.view
}

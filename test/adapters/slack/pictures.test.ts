// Ten messages, Home and three forms as pictures, from the real commands: `pictures.html` beside this file is for looking
// at in a browser. `npx vitest run test/adapters/slack/pictures.test.ts -u` writes it anew; with `SLACK_PICTURES=folder`
// each is kept as a PNG, too.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fitsSlackPayload } from '../../../adapters/slack/elements.ts'
import { renderSlackModal } from '../../../adapters/slack/modal.ts'
import { renderHome, renderSlackMessage } from '../../../adapters/slack/render.ts'
import { allButtons } from '../../../src/chat/numbered-actions.ts'
import type { Request } from '../../../src/chat/request.ts'
import type { View } from '../../../src/chat/view.ts'
import { type Picture, picturesPage } from '../../support/block-kit/html.ts'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { world } from '../../support/world.ts'

const DAY = [
  'Report for the board ~25m',
  'Call vet about Milo ~5m',
  'Buy milk',
  'habit add Meds',
  'habit add Water 8 glasses a day',
]

/** What is pictured, and what is said and pressed (`[Label]`) until it is shown. */
const MESSAGES: readonly (readonly [string, ...string[]])[] = [
  ['A capture', 'Email landlord about damp Friday 10am #home ~10m'],
  ['A list', ...DAY, 'tasks'],
  ['Words with marks', 'Read *the* _fine_ `print` & more <today>', 'tasks'],
  ['What now', ...DAY, 'what now'],
  ['A step', 'Email landlord about damp ~10m', 'split landlord', '[Save and start]'],
  [
    'A task with its steps',
    'Email landlord about damp ~10m',
    'split landlord',
    '[Save and start]',
    '[Done]',
    'task show landlord',
  ],
  ['The morning', ...DAY, 'plan'],
  ['A focus session', ...DAY, 'focus report 25'],
  [
    'Energy by the hour',
    'energy 1',
    '+1',
    'energy 2',
    '+1',
    'energy 3',
    '+1',
    'energy 2',
    '+1',
    'energy 3',
    '+1',
    'energy 1',
    'energy show',
  ],
  ['A refusal', 'energy log 7'],
]

const HOME = [
  ...DAY,
  'Dentist today 6pm',
  'plan first:report second:vet third:milk',
  'done vet',
  'energy 2',
  'habit check meds',
  'focus report 25',
]

const FORMS: readonly (readonly [string, string, string?])[] = [
  ['A task to edit', 'task edit milk'],
  ['A new habit, refused once', 'habit add', 'Name must have at most 100 characters.'],
  ['The style of answers', 'me style'],
]

const open = opener('sqlite')

async function person() {
  const earth = await world(await open())
  const ann = earth.person('ann', { platform: 'slack', space: 'T1', fullName: 'Ann Lee' })
  await ann.says('hi')
  const after = async (lines: readonly string[], more: Partial<Request> = {}): Promise<View> => {
    let shown: View | undefined
    for (const line of lines) {
      if (line === '+1') {
        earth.clock.advance({ hours: 1 })
        continue
      }
      const label = /^\[(.*)\]$/.exec(line)?.[1]
      const button = label === undefined ? null : shown && allButtons(shown).find((each) => each.label === label)
      if (label !== undefined && !button) throw new Error(`No button ${label}`)
      const rest = { fits: fitsSlackPayload, ...more }
      const request = ann.request(button ? { kind: 'pressed', line: button.line } : { kind: 'typed', line }, rest)
      shown = (await earth.dispatcher.answer(request)).view
    }
    if (!shown) throw new Error('Nothing was shown')
    return shown
  }
  return { ...earth, ann, after }
}

async function pictures(): Promise<Picture[]> {
  const made: Picture[] = []
  for (const [title, ...lines] of MESSAGES) {
    const { after } = await person()
    made.push({ title, kind: 'message', ...renderSlackMessage(await after(lines)) })
  }
  const { after, ann, dispatcher } = await person()
  await after(HOME)
  made.push({ title: 'Home', kind: 'home', blocks: renderHome(await after(['home'], { isPage: true })).blocks })
  for (const [title, line, problem] of FORMS) {
    const form = await dispatcher.openForm(ann.request({ kind: 'typed', line }, { showsAllFields: true }))
    if (!form) throw new Error(`No form of ${line}`)
    const modal = renderSlackModal(problem ? { ...form, problem } : form, { channelId: 'D1', kind: 'private' })
    made.push({ title, kind: 'modal', blocks: modal.blocks, heading: modal.title.text, submit: modal.submit.text })
  }
  return made
}

/** Run in the page: elements whose content is wider than they are, unless it scrolls or is cut visibly. */
const TOO_WIDE = `[...document.querySelectorAll('.picture *')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .filter((each) => getComputedStyle(each).overflowX === 'visible' && getComputedStyle(each).display !== 'inline')
  .map((each) => each.outerHTML.slice(0, 100))`

test('the pictures, for looking at', async () => {
  await expect(picturesPage(await pictures())).toMatchFileSnapshot('./pictures.html')
})

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, () => {
  test('nothing is wider than its picture, and no button is empty', { timeout: 60_000 }, async () => {
    const browser = await openChromium()
    try {
      const page = await browser.newPage({ viewport: { width: 720, height: 900 }, deviceScaleFactor: 1 })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.setContent(picturesPage(await pictures()))
      const wide = await page.evaluate(TOO_WIDE)
      expect(wide).toEqual([])
      expect(await page.$$eval('button', (all) => all.filter((each) => each.textContent?.trim() === '').length)).toBe(0)
      expect(asked).toEqual([])
      const folder = process.env['SLACK_PICTURES']
      if (!folder) return
      mkdirSync(folder, { recursive: true })
      for (const [at, picture] of (await page.$$('.picture')).entries())
        await picture.screenshot({ path: join(folder, `${String(at + 1).padStart(2, '0')}.png`) })
    } finally {
      await browser.close()
    }
  })
})

// The keyboard alone, from the first stop of each page to the last: all that can be pressed is reached, in order, seen where
// it has the focus, and left again. And the colours of the system alone: what is on does not look like what is off.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { DESK, openWindow, PHONE, signIn } from '../../support/visiting.ts'

/** What a person can press or fill in, as the browser itself sees it. */
const STOPS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden], [type=date], [type=time]), select, textarea, summary')]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !each.closest('dialog:not([open])'))`

/** Whether what has the focus has an outline, and whether something lies over it. */
const FOCUSED = `(() => {
  const at = document.activeElement
  if (at === document.body) return null
  const isFirst = !at.dataset.seen
  at.dataset.seen = 'yes'
  const { outlineStyle } = getComputedStyle(at)
  const box = at.getBoundingClientRect()
  const above = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20))
  const isSeen = box.width <= 1 || (above !== null && (at.contains(above) || above.contains(at)))
  const name = (at.getAttribute('aria-label') || at.textContent || at.id).trim().slice(0, 40)
  return { isFirst, name, problem: outlineStyle === 'none' ? 'no outline' : isSeen ? '' : 'covered' }
})()`

interface Stop {
  readonly isFirst: boolean
  readonly name: string
  readonly problem: string
}

/** Tab after Tab, once through the page. */
async function walk(page: Page): Promise<readonly string[]> {
  const problems: string[] = []
  // Date and time have several stops each; the later ones are drawn by the browser inside the field.
  for (let presses = 0, repeated = 0; presses < 300 && repeated < 10; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<Stop | null>(FOCUSED)
    if (!stop) break
    repeated = stop.isFirst ? 0 : repeated + 1
    if (stop.isFirst && stop.problem !== '') problems.push(`${stop.problem}: ${stop.name}`)
  }
  const missed = await page.evaluate<string[]>(
    `${STOPS}.filter((each) => !each.dataset.seen).map((each) => 'not reached: ' + (each.getAttribute('aria-label') || each.textContent))`,
  )
  return [...problems, ...missed]
}

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, () => {
  const open = opener('sqlite')
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  test.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ])('on %s, every stop is reached, has an outline, and is covered by nothing', async (_device, viewport) => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    for (let number = 1; number <= 9; number++)
      await ann.says(`task add Task ${number} ${number % 2 ? 'today' : 'tomorrow'}`)
    for (const line of ['habit add Meds', 'habit add Water 8 glasses a day', 'nudge set morning 08:30'])
      await ann.says(line)
    const { page, context, faults } = await openWindow(browser, served, { viewport, reducedMotion: 'reduce' })
    await signIn(served, ann, page)
    await page.goto(`${served.origin}/me/tasks`)
    const task = await page.locator('a.row').first().getAttribute('href')
    const found: string[] = []
    for (const path of [
      '/me',
      '/me/tasks',
      '/me/tasks?choose=yes',
      '/me/week',
      '/me/week?choose=yes',
      task,
      '/me/settings',
      '/me/account',
      '/me/ask/task/add',
    ]) {
      await page.goto(`${served.origin}${path}`)
      for (const problem of await walk(page)) found.push(`${path} ${problem}`)
    }
    expect(found).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  test('where the system chooses the colours, on and off, done and not yet look different', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    for (const line of ['habit add Meds', 'check meds', 'habit add Stretch', 'nudge set morning 08:30'])
      await ann.says(line)
    const { page, context } = await openWindow(browser, served, { forcedColors: 'active' })
    await signIn(served, ann, page)
    const background = async (selector: string) => {
      await page.locator(selector).first().waitFor()
      return page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`)
    }
    expect(await background('.dot[data-word="done"]')).not.toBe(await background('.dot:not([data-word="done"])'))
    await page.goto(`${served.origin}/me/settings`)
    expect(await background('[aria-checked="true"] span')).not.toBe(await background('[aria-checked="false"] span'))
    await context.close()
  })
})

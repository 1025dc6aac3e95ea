// The page in a real browser, Debian's Chromium: with the script and without, by keyboard alone, on a phone and at a
// desk, light and dark, judged by axe. Nothing is asked of anybody else, and the content security policy is kept.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { isFull } from '../../support/full.ts'
import { livedIn } from '../../support/lived-in.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { DESK, openWindow, PHONE, signIn } from '../../support/visiting.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Once in a hundred runs an answer never shows in the browser; why is not known. Such a test is tried again.
const TRIES = { retry: 2 }

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, TRIES, () => {
  const open = opener('sqlite')
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  const visit = (served: ServedPage, options?: Parameters<Browser['newContext']>[0]) =>
    openWindow(browser, served, options)

  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

  for (const javaScriptEnabled of [true, false])
    test(`a day on the page, ${javaScriptEnabled ? 'with the script' : 'without any script'}`, async () => {
      const served = await servePage(await open())
      const ann = served.earth.person('ann')
      for (const line of ['Buy milk', 'habit add Meds', 'nudge set morning 08:30']) await ann.says(line)
      const { page, context, faults } = await visit(served, { javaScriptEnabled })
      await signIn(served, ann, page)
      if (javaScriptEnabled) await page.evaluate('window.stays = true')
      const answer = page.locator('#answer')

      await page.getByLabel('Type anything').fill('Call dentist tomorrow 9am')
      await page.getByRole('button', { name: 'Send' }).click()
      await answer.getByRole('heading', { name: 'Added: Call dentist' }).waitFor()
      if (javaScriptEnabled) {
        expect(await page.evaluate('window.stays')).toBe(true)
        expect(await page.evaluate('document.activeElement.id')).toBe('say')
        expect(await page.getByLabel('Type anything').inputValue()).toBe('')
      }
      await answer.getByRole('button', { name: 'Undo' }).click()
      await answer.getByText('Undone: “Call dentist” is off the list.').waitFor()

      await page.getByRole('button', { name: 'Did it: Meds' }).click()
      await answer.getByText('Done today: Meds').waitFor()
      await answer.getByRole('button', { name: 'Undo' }).waitFor()

      await page.getByRole('link', { name: 'Habits' }).click()
      await page.getByRole('link', { name: 'Meds' }).click()
      await page.getByRole('cell', { name: 'Today: done' }).waitFor()

      await page.getByRole('link', { name: 'Settings' }).click()
      const mornings = page.locator('details', { hasText: 'Mornings' })
      await mornings.locator('summary').click()
      await mornings.getByLabel('At').fill('09:15')
      await mornings.getByRole('button', { name: 'Save' }).click()
      await answer.getByRole('heading', { name: 'Mornings at 09:15' }).waitFor()
      expect(await page.getByRole('listitem').filter({ hasText: 'Fri 6 March' }).innerText()).toContain(
        '09:15 Mornings',
      )

      const elsewhere = await visit(served, { userAgent: FIREFOX })
      await signIn(served, ann, elsewhere.page)
      await page.getByRole('link', { name: 'Account' }).click()
      await page.getByRole('button', { name: 'Sign out: Firefox on Linux' }).click()
      await page.getByText('Signed out: Firefox on Linux').first().waitFor()
      await elsewhere.page.reload()
      expect(await heading(elsewhere.page)).toBe('Sign in to Proxy')
      await elsewhere.context.close()

      await page.goto(`${served.origin}/me/account`)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export everything' }).click(),
      ])
      const file = JSON.parse(readFileSync(await download.path(), 'utf8'))
      expect(JSON.stringify(file)).toContain('Buy milk')

      await page.getByRole('textbox', { name: 'Username' }).fill('somebody else')
      await page.getByRole('button', { name: 'Delete everything' }).click()
      await page.locator('.problem').waitFor()
      await page.getByRole('textbox', { name: 'Username' }).fill('ann')
      await page.getByRole('button', { name: 'Delete everything' }).click()
      await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor()
      await page.goto(`${served.origin}/me`)
      expect(await heading(page)).toBe('Sign in to Proxy')
      await context.close()
      expect(faults).toEqual([])
      expect(served.earth.errors).toEqual([])
    })

  test('by keyboard alone: skip, type, press, undo', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    for (const line of ['Buy milk', 'habit add Meds', 'habit add Water 8 glasses a day']) await ann.says(line)
    const { page, context, faults } = await visit(served)
    await signIn(served, ann, page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Did it: Meds')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.press('Enter')
    await page.getByText('Done today: Meds').waitFor()
    // Focus stays on the row; what was done is said at the bottom, and one key takes it back.
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Not done: Meds')
    expect(await page.locator('#toasts').innerText()).toContain('Undo')
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    // A counter is pressed again and again.
    await tabTo(page, COUNTER)
    for (const glasses of [1, 2, 3]) {
      await page.keyboard.press('Enter')
      await page.locator('#toasts').getByText(`Water: ${glasses} of 8`).waitFor()
      expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(COUNTER)
    }
    await page.getByLabel('Type anything').focus()
    await page.keyboard.type('Buy bread')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('Buy tea')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Saved 2 things' }).waitFor()
    await context.close()
    expect(faults).toEqual([])
  })

  test('words stay in their form when they could not be sent, and are sent once they can', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    await ann.says('hello')
    // A service worker that takes the page over halfway would decide which of its requests are seen here.
    const { page, context } = await visit(served, { serviceWorkers: 'block' })
    // Without a stream the page learns only from its own requests that it is signed out.
    await context.route('**/me/events', (route) => route.abort())
    await signIn(served, ann, page)
    const box = page.getByLabel('Type anything')
    await context.setOffline(true)
    await box.fill('Call dentist')
    await box.press('Enter')
    await page.getByRole('region', { name: 'Not sent yet' }).getByText('Call dentist').waitFor()
    expect(await box.inputValue()).toBe('')
    const isOwnRead = (request: Request) => request.method() === 'GET' && request.url() === `${served.origin}/me`
    const reread = page.waitForResponse((response) => isOwnRead(response.request()))
    await context.setOffline(false)
    await page.locator('#waiting').waitFor({ state: 'hidden' })
    await (await reread).finished()
    expect(await served.earth.database.knex('tasks').select('title')).toEqual([{ title: 'Call dentist' }])
    // Signed out from the chat meanwhile, which the page does not read by itself: it sends the token it was given first.
    await page.route('**/me', (route) => (isOwnRead(route.request()) ? route.abort() : route.fallback()))
    await ann.says('auth logout')
    await box.fill('Buy tea')
    await box.press('Enter')
    await page.getByRole('alert').getByText('You are signed out here').waitFor()
    expect(await box.inputValue()).toBe('Buy tea')
    const other = await context.newPage()
    await other.goto(served.origin + (await served.link(ann)))
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.waitForURL(`${served.origin}/me`)
    await box.press('Enter')
    await page.getByRole('heading', { name: 'That page is from before you signed in here' }).waitFor()
    expect(await box.inputValue()).toBe('Buy tea')
    await box.press('Enter')
    await page.getByRole('heading', { name: 'Added: Buy tea' }).waitFor()
    await context.close()
    expect(served.earth.errors).toEqual([])
  })

  test('a kept line is sent again by itself when only our server was away', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    await ann.says('hello')
    const { page, context } = await visit(served, { serviceWorkers: 'block' })
    await page.clock.install()
    await signIn(served, ann, page)
    const isAway = (request: Request) => request.method() === 'POST' && request.url().startsWith(`${served.origin}/me`)
    await page.route('**/me{,/lines}', (route) => (isAway(route.request()) ? route.abort() : route.fallback()))
    await page.getByLabel('Type anything').fill('Call dentist')
    await page.getByLabel('Type anything').press('Enter')
    const waiting = page.getByRole('region', { name: 'Not sent yet' })
    await waiting.getByText('Call dentist').waitFor()
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/me/lines'))
    await page.clock.fastForward('00:30')
    await refused
    await page.unroute('**/me{,/lines}')
    await waiting.getByText('Call dentist').waitFor()
    const sent = page.waitForResponse((response) => response.url().endsWith('/me/lines'))
    // The time till the next try begins when the failed one is over, which the page doesn't show.
    for (let isSent = false; !isSent; ) {
      await page.clock.fastForward('00:30')
      isSent = await Promise.race([sent.then(() => true), page.evaluate('Promise.resolve(false)').then(() => false)])
    }
    await page.locator('#waiting').waitFor({ state: 'hidden' })
    expect(await served.earth.database.knex('tasks').select('title')).toEqual([{ title: 'Call dentist' }])
    await context.close()
  })

  test('no violation by axe on any page, light and dark, phone and desk, and nothing wider than the screen', async () => {
    const served = await servePage(await open())
    const ann = await livedIn(served.earth)
    const first = await visit(served)
    await signIn(served, ann, first.page)
    const paths = [...UNSIGNED, await served.link(ann), ...(await addresses(first.page, served.origin))]
    const storageState = await first.context.storageState()
    await first.context.close()
    const found: string[] = []
    for (const [device, viewport] of [
      ['phone', PHONE],
      ['desk', DESK],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        // Colours do not depend on the width: the short form has each of both once.
        if (!isFull && (device === 'phone') !== (colorScheme === 'light')) continue
        const { page, context, faults } = await visit(served, {
          viewport,
          colorScheme,
          storageState,
          reducedMotion: 'reduce',
        })
        const look = async (name: string): Promise<void> => {
          for (const each of await violations(page)) found.push(`${name} ${device} ${colorScheme}: ${each}`)
          if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
            found.push(`${name} ${device}: wider than the screen`)
        }
        for (const path of paths) {
          await page.goto(served.origin + path)
          await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
          await look(path)
          if (device !== 'phone' || colorScheme !== 'light') continue
          await page.evaluate("document.documentElement.style.fontSize = '200%'")
          if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
            found.push(`${path} with text twice as large: wider than the screen`)
        }
        await page.goto(`${served.origin}/me`)
        await page.getByLabel('Type anything').fill('what now')
        await page.keyboard.press('Enter')
        await page.locator('#answer .items').waitFor()
        await look('an answer')
        await page.getByRole('button', { name: 'Capture' }).click()
        await page.getByLabel('Minutes').fill('ages')
        await page.getByLabel('Title').fill('Tea')
        await page.locator('#answer .form').getByRole('button', { name: 'Save' }).click()
        await page.locator('.problem').waitFor()
        await look('a refused form')
        await page.goto(`${served.origin}/me/tasks`)
        await page.getByRole('button', { name: 'Done: Water plants' }).click()
        await page.locator('.toast').waitFor()
        await look('a toast')
        await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
        await page.getByRole('button', { name: 'Done: Water plants' }).waitFor()
        for (const [key, dialog] of [
          ['?', '#keys'],
          ['m', '#move'],
        ] as const) {
          await page.keyboard.press('j')
          await page.keyboard.press(key)
          await page.locator(dialog).waitFor()
          await look(`the dialog ${dialog}`)
          await page.keyboard.press('Escape')
          await page.locator(dialog).waitFor({ state: 'hidden' })
        }
        await context.close()
        found.push(...faults)
      }
    expect(found).toEqual([])
  })
})

/** The button of a counted habit, as it is read aloud. */
const COUNTER = '+1: Water'

/** Tab after Tab, as somebody without a mouse goes there. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const named = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    if ((await page.evaluate(named)) === label) return
  }
  throw new Error(`Not reached by keyboard: ${label}`)
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | ')))",
  )
  return found as string[]
}

/** What is there for those who are not signed in, or have no connection. */
const UNSIGNED = ['/auth/sign-in', '/auth/report', '/me/offline']

/** Every kind of page there is, with something on it. */
async function addresses(page: Page, origin: string): Promise<string[]> {
  const fixed = [
    '',
    '/tasks',
    '/tasks?view=done',
    '/tasks?view=waiting',
    '/tasks?choose=yes',
    '/week',
    '/week?of=2026-03-12&choose=yes',
    '/habits',
    '/goals',
    '/energy?days=30',
    '/settings',
    '/account',
    '/password',
    '/tokens',
    '/webhooks',
    '/linked-roles',
    '/import',
    '/more',
    '/help',
    '/help?topic=task',
    '/ask/task/add',
    '/ask/energy/log',
    '/ask/project/archive',
  ]
  const things: string[] = []
  for (const [folder, words] of [
    ['tasks?find=report', 'Report'],
    ['tasks?find=landlord', 'Email landlord'],
    ['habits', 'Meds'],
    ['habits', 'Call home'],
    ['goals', 'Portfolio'],
  ] as const) {
    await page.goto(`${origin}/me/${folder}`)
    things.push((await page.locator('main').getByRole('link', { name: words }).first().getAttribute('href')) ?? '')
  }
  return [...fixed.map((path) => `/me${path}`), ...things, `${things[1]}/steps`]
}

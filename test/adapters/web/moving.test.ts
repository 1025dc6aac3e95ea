// In a real browser: a task goes to another day by mouse, by keys and by finger; and what changes elsewhere appears.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as focus from '../../../src/domain/days/focus/index.ts'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { servePage } from '../../support/page.ts'
import { DESK, openWindow, PHONE, signIn } from '../../support/visiting.ts'

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, () => {
  const open = opener('sqlite')
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  const start = async (lines: readonly string[], path: string, isPhone = false) => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    for (const line of lines) await ann.says(line)
    const window = await openWindow(browser, served, {
      viewport: isPhone ? PHONE : DESK,
      hasTouch: isPhone,
      isMobile: isPhone,
    })
    await signIn(served, ann, window.page)
    await window.page.goto(served.origin + path)
    await window.page.evaluate('window.stays = true')
    return { served, ann, ...window }
  }

  /** The words of the group's rows. */
  const inGroup = (page: Page, group: string) =>
    page.getByRole('region', { name: group }).locator('a.row .words').allInnerTexts()

  const stays = async (page: Page) => expect(await page.evaluate('window.stays')).toBe(true)

  test('by mouse: to a group, to a day that appears meanwhile, and to a day one is asked for', async () => {
    const { page, faults, context } = await start(['Buy milk', 'Call Eva tomorrow', 'Pay rent today'], '/me/tasks')
    const row = (name: string) => page.locator('a.row', { hasText: name })
    const carry = async (name: string, to: string) => {
      await row(name).hover()
      await page.mouse.down()
      await page.mouse.move(400, 500, { steps: 4 })
      await page.locator(to).hover()
      await page.mouse.up()
    }
    await carry('Buy milk', 'section[data-to=tomorrow] h2')
    await page
      .getByRole('region', { name: /^Tomorrow/ })
      .getByText('Buy milk')
      .waitFor()
    expect(await inGroup(page, 'Tomorrow 2')).toEqual(expect.arrayContaining(['Buy milk', 'Call Eva']))
    await page.locator('#toasts').getByRole('button', { name: 'Undo' }).click()
    await page
      .getByRole('region', { name: /^No date/ })
      .getByText('Buy milk')
      .waitFor()
    // There is no group of it yet.
    await page.waitForFunction("!document.body.classList.contains('moving')")
    expect(await page.locator('#drops').isVisible()).toBe(false)
    await carry('Pay rent', '#drops [data-to=saturday]')
    await page
      .getByRole('region', { name: /^Later/ })
      .getByText('Pay rent')
      .waitFor()
    await carry('Call Eva', '#drops [data-to=later]')
    await page.getByLabel('Another day').fill('2026-03-20')
    await page.locator('#move').getByRole('button', { name: 'Move', exact: true }).click()
    await page
      .getByRole('region', { name: /^Later/ })
      .getByText('Fri 20 March')
      .waitFor()
    // Where it was dropped from: nothing happens.
    await carry('Pay rent', 'section[data-to=later] h2')
    expect(await inGroup(page, 'Later 2')).toHaveLength(2)
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })

  test('today’s list is put in order: by mouse, by keys, and by a page without script', async () => {
    const lines = ['Alpha today', 'Beta today', 'Gamma today']
    const { served, ann, page, faults, context } = await start(lines, '/me')
    const shown = () => inGroup(page, 'Today')
    const before = await shown()
    const row = (at: number) => page.locator('[data-ordered] > li').nth(at)
    await row(2).locator('a.row').hover()
    await page.mouse.down()
    await page.mouse.move(400, 500, { steps: 4 })
    await row(0).locator('a.row').hover()
    await page.mouse.up()
    await page.locator('#toasts').getByText('New place today').waitFor()
    await expect.poll(shown).toEqual([before[2], before[0], before[1]])
    await page.locator('#toasts').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(shown).toEqual(before)
    await page.getByRole('link', { name: 'Change the order' }).click()
    await page.getByRole('button', { name: `Move down: ${before[0]}` }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(shown).toEqual([before[1], before[0], before[2]])
    await context.close()
    const plain = await openWindow(browser, served, { viewport: PHONE, javaScriptEnabled: false })
    await signIn(served, ann, plain.page)
    await plain.page.goto(`${served.origin}/me?arrange=yes`)
    await plain.page.getByRole('button', { name: `Move up: ${before[0]}` }).click()
    expect(await inGroup(plain.page, 'Today')).toEqual(before)
    expect(await plain.page.getByRole('link', { name: 'Done arranging' }).isVisible()).toBe(true)
    await plain.context.close()
    expect([...faults, ...plain.faults]).toEqual([])
  })

  test('by keys alone: to another day, ticked, and back', async () => {
    const { page, faults, context } = await start(['Buy milk', 'Call Eva tomorrow'], '/me/tasks')
    await page.keyboard.press('j')
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Move to' })
    await dialog.getByText('Call Eva').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.evaluate('document.activeElement.innerText')).toContain('Call Eva')
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: /^Today/ })
      .getByText('Call Eva')
      .waitFor()
    expect(await page.evaluate('document.activeElement.innerText')).toContain('Call Eva')
    await page.keyboard.press('x')
    await page.locator('#toasts').getByText('Done: Call Eva').waitFor()
    await page.keyboard.press('z')
    await page
      .getByRole('region', { name: /^Today/ })
      .getByText('Call Eva')
      .waitFor()
    await context.close()
    expect(faults).toEqual([])
  })

  test('by finger: to the right is done, to the left asks for the day, a little is nothing', async () => {
    const { page, faults, context } = await start(['Buy milk', 'Call Eva tomorrow'], '/me/tasks', true)
    const swipe = async (name: string, by: number) => {
      const box = await page.locator('a.row', { hasText: name }).boundingBox()
      if (!box) throw new Error(`No row ${name}`)
      const touch = await context.newCDPSession(page)
      const [x, y] = [box.x + box.width / 2, box.y + 15]
      const at = (moved: number) => [{ x: x + moved, y }]
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
      for (let step = 1; step <= 5; step++)
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at((by * step) / 5) })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await touch.detach()
    }
    await swipe('Buy milk', 40)
    await swipe('Buy milk', 140)
    await page.locator('#toasts').getByText('Done: Buy milk').waitFor()
    await page.locator('#toasts').getByRole('button', { name: 'Close' }).click()
    await swipe('Call Eva', -140)
    await page.getByRole('dialog', { name: 'Move to' }).getByRole('button', { name: 'No date' }).click()
    await page
      .getByRole('region', { name: /^No date/ })
      .getByText('Call Eva')
      .waitFor()
    expect(page.url()).toMatch(/\/me\/tasks$/)
    await context.close()
    expect(faults).toEqual([])
  })

  test('without a script each row leads to where its day is chosen', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    await ann.says('Buy milk')
    const { page, context } = await openWindow(browser, served, { javaScriptEnabled: false })
    await signIn(served, ann, page)
    await page.goto(`${served.origin}/me/tasks`)
    await page.getByRole('link', { name: 'Move: Buy milk' }).click({ force: true })
    expect(page.url()).toMatch(/#when$/)
    await page.getByRole('button', { name: 'Tomorrow' }).click()
    await page.getByText('Moved: Buy milk').waitFor()
    await context.close()
  })

  test('what the clock, the scheduler and others do appears by itself', async () => {
    const { served, ann, page, faults, context } = await start(
      ['Buy milk', 'pills 9am every day', 'project add Flat', 'focus start milk minutes:25'],
      '/me',
    )
    const { clock, database } = served.earth
    const go = async (path: string) => {
      await page.goto(served.origin + path)
      await page.evaluate('window.stays = true')
    }
    const stop = page.getByRole('button', { name: 'Stop the focus' })
    await stop.waitFor()
    clock.advance({ minutes: 26 })
    await database.knex.transaction((trx) => focus.closeDueFocus(trx, clock.now()))
    await stop.waitFor({ state: 'detached' })
    await stays(page)

    const ben = served.earth.person('ben')
    await ben.says('hello')
    await ann.says('project invite flat ben')
    const { project_id: flat } = await database.knex('projects').where({ name: 'Flat' }).first('project_id')
    await go(`/me/tasks?project=${flat}`)
    await ben.says('task add Clean the oven project:flat')
    await page.getByText('Clean the oven').waitFor()
    await stays(page)

    const heart = await nudging(served.earth)
    await go('/me/tasks')
    await page.getByText('tomorrow, 09:00').waitFor()
    clock.set('2026-03-06T07:30:00Z')
    await heart.beat()
    await page.getByText('today, 09:00').waitFor()
    clock.set('2026-03-07T08:30:00Z')
    await heart.beat()
    await page.locator('li', { hasText: 'pills' }).getByText('today, 09:00').waitFor()
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })

  test('with text twice as large the bar at the bottom is five words beside each other', async () => {
    const { page, context } = await start(['Buy milk'], '/me/tasks', true)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await page.evaluate("document.documentElement.style.fontSize = '200%'")
      const edges = (await page.evaluate(
        "[...document.querySelectorAll('header nav a')].filter((each) => each.offsetParent).map((each) => { const range = document.createRange(); range.selectNodeContents(each); const { left, right } = range.getBoundingClientRect(); return [left, right] })",
      )) as [number, number][]
      expect(edges).toHaveLength(5)
      for (const [index, [left, right]] of edges.entries()) {
        expect(left).toBeGreaterThanOrEqual(edges[index - 1]?.[1] ?? 0)
        expect(right).toBeLessThanOrEqual(width)
      }
    }
    await context.close()
  })

  test('a press without a connection is said at the bottom, and the row stays as it is', async () => {
    const { page, context } = await start(['Buy milk'], '/me/tasks')
    const row = page.locator('li', { hasText: 'Buy milk' })
    const before = await row.boundingBox()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Done: Buy milk' }).click()
    await page.locator('#toasts').getByText('There is no connection. Press it again when there is one.').waitFor()
    expect(await row.boundingBox()).toEqual(before)
    await page.keyboard.press('j')
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await page.locator('#toasts').getByText('There is no connection').waitFor()
    // The check is a check again.
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Done: Buy milk' }).click()
    await page.locator('#toasts').getByText('Done: Buy milk').waitFor()
    await context.close()
  })

  test('signed out elsewhere: nothing of the person stays but what they are typing', async () => {
    const { ann, page, faults, context } = await start(['Buy milk'], '/me/tasks')
    await page.getByText('Buy milk').waitFor()
    await page.getByLabel('Type anything').fill('Call Eva')
    await ann.says('auth logout')
    await page.getByRole('heading', { name: 'You are signed out here' }).waitFor()
    expect(await page.getByText('Buy milk').count()).toBe(0)
    expect(await page.getByLabel('Type anything').inputValue()).toBe('Call Eva')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Sign in to Proxy' }).waitFor()
    await context.close()
    expect(faults).toEqual([])
  })

  test('a form that is being filled in is left alone, and what is folded out stays so', async () => {
    const { ann, page, faults, context } = await start(['nudge set morning 08:30'], '/me/settings')
    const summary = page.locator('summary', { hasText: 'Quiet hours and limits' })
    await summary.click()
    await ann.says('nudge set morning 09:45')
    await page.getByText('09:45').first().waitFor()
    expect(await page.evaluate("document.querySelectorAll('#main details[open]').length")).toBe(1)
    const field = page.locator('#main details[open] input:not([type=hidden])').first()
    await field.fill('23:15')
    await ann.says('nudge set morning 10:15')
    await summary.focus()
    expect(await field.inputValue()).toBe('23:15')
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })
})

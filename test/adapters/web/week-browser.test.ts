// In a real browser: several tasks are chosen and acted on together, and the week is planned, by mouse, by keys, by finger and
// without the script; changes made elsewhere appear meanwhile, and take no choice away.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { DESK, openWindow, PHONE, signIn } from '../../support/visiting.ts'

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, () => {
  const open = opener('sqlite')
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  const start = async (
    lines: readonly string[],
    path: string,
    { isPhone = false, hasScript = true }: { isPhone?: boolean; hasScript?: boolean } = {},
  ) => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    for (const line of lines) await ann.says(line)
    const window = await openWindow(browser, served, {
      viewport: isPhone ? PHONE : DESK,
      hasTouch: isPhone,
      isMobile: isPhone,
      javaScriptEnabled: hasScript,
    })
    await signIn(served, ann, window.page)
    await window.page.goto(served.origin + path)
    if (hasScript) await window.page.evaluate('window.stays = true')
    return { served, ann, ...window }
  }

  const inPart = (page: Page, name: string | RegExp) =>
    page.getByRole('region', { name }).locator('a.row .words').allInnerTexts()

  const stays = async (page: Page) => expect(await page.evaluate('window.stays')).toBe(true)
  const toast = (page: Page) => page.locator('#toasts')
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.innerText ?? ""')

  const FIVE = ['Buy milk', 'Call Eva', 'Pay rent', 'Water plants', 'Book train']

  test('by mouse: a choice, a range, moved together, one Undo, and what changes elsewhere takes nothing away', async () => {
    const { ann, page, faults, context } = await start(FIVE, '/me/tasks')
    const box = (name: string) => page.getByRole('checkbox', { name: `Choose: ${name}` })
    const order = await inPart(page, /^No date/)
    expect(await box('Buy milk').isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Choose several' }).click()
    await stays(page)
    await page.locator('a.row', { hasText: order[0] ?? '' }).click()
    await page.locator('a.row', { hasText: order[2] ?? '' }).click({ modifiers: ['Shift'] })
    await page.getByText('3 chosen').waitFor()
    await ann.says('Feed cat')
    await page.locator('a.row', { hasText: 'Feed cat' }).waitFor()
    await page.getByText('3 chosen').waitFor()
    expect(await box(order[1] ?? '').isChecked()).toBe(true)
    expect(await box('Feed cat').isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Tomorrow', exact: true }).click()
    await toast(page).getByText('Moved:').waitFor()
    await expect.poll(async () => (await inPart(page, /^Tomorrow/)).toSorted()).toEqual(order.slice(0, 3).toSorted())
    expect(await box('Buy milk').isVisible()).toBe(false)
    await toast(page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.getByRole('region', { name: /^Tomorrow/ }).count()).toBe(0)
    // All, and none again.
    await page.getByRole('link', { name: 'Choose several' }).click()
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByText('6 chosen').waitFor()
    await page.getByRole('link', { name: 'Cancel', exact: true }).click()
    expect(await page.locator('.pick input:checked').count()).toBe(0)
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })

  test('by keys alone: chosen with s, ticked with x, taken back with z, moved with m, left with Escape', async () => {
    const { page, faults, context } = await start(FIVE, '/me/tasks')
    const order = await inPart(page, /^No date/)
    for (const key of ['j', 's', 'j', 's']) await page.keyboard.press(key)
    await page.getByText('2 chosen').waitFor()
    await page.keyboard.press('x')
    await toast(page).getByText('Done:').waitFor()
    await expect.poll(() => inPart(page, /^No date/)).toEqual(order.slice(2))
    await page.keyboard.press('z')
    await expect.poll(() => inPart(page, /^No date/)).toEqual(order)
    for (const key of ['j', 's', 'j', 's', 'm']) await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name: 'Move to' })
    await dialog.getByText('2 tasks').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await inPart(page, /^Today/)).length).toBe(2)
    for (const key of ['j', 's']) await page.keyboard.press(key)
    await page.getByText('1 chosen').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.choosing').count()).toBe(0)
    // Enter in a checkbox chooses, and does nothing to the task.
    await page.getByRole('link', { name: 'Choose several' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.type')).toBe('checkbox')
    await page.keyboard.press('Enter')
    await page.getByText('1 chosen').waitFor()
    await page.keyboard.press('Space')
    await page.getByText('Choose tasks, then').waitFor()
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })

  test('without a script: checkboxes and one form, in the list and in the week', async () => {
    const { page, faults, context } = await start(FIVE, '/me/tasks', { isPhone: true, hasScript: false })
    await page.getByRole('link', { name: 'Choose several' }).click()
    for (const name of ['Buy milk', 'Call Eva', 'Pay rent']) await page.getByLabel(`Choose: ${name}`).check()
    await page.getByRole('button', { name: 'Tomorrow', exact: true }).click()
    await page.getByText('Moved: Buy milk, Call Eva and Pay rent').waitFor()
    expect(await inPart(page, /^Tomorrow/)).toHaveLength(3)
    await page.getByLabel('Day to go to').fill('2026-03-07')
    for (const name of ['Buy milk', 'Water plants']) await page.getByLabel(`Choose: ${name}`).check()
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('Moved: Buy milk and Water plants').waitFor()
    await page.locator('#answer').getByRole('button', { name: 'Undo' }).click()
    expect(await inPart(page, /^Tomorrow/)).toHaveLength(3)
    await page.getByRole('link', { name: 'Week', exact: true }).first().click()
    await page.getByRole('link', { name: 'Choose several' }).click()
    for (const name of ['Buy milk', 'Water plants']) await page.getByLabel(`Choose: ${name}`).check()
    await page.getByRole('button', { name: 'Saturday' }).click()
    await page.getByText('Moved: ').waitFor()
    expect((await inPart(page, /^Saturday/)).toSorted()).toEqual(['Buy milk', 'Water plants'])
    await page.getByLabel('Choose: Buy milk').check()
    await page.getByLabel('Choose: Buy milk').press('Enter')
    await page.getByText('Press what to do with what you chose.').waitFor()
    await page.getByRole('link', { name: 'Week after' }).click()
    await page.getByRole('heading', { level: 1, name: 'Next week' }).waitFor()
    await context.close()
    expect(faults).toEqual([])
  })

  test('the week by mouse: to another day, to the week after, several at once; past days take nothing', async () => {
    const lines = ['Buy milk today', 'Call Eva tomorrow 14:00', 'Pay rent', 'Water plants', 'Book train']
    const { served, page, faults, context } = await start(lines, '/me/week')
    const row = (name: string) => page.locator('a.row', { hasText: name })
    const carry = async (name: string, to: string) => {
      await row(name).hover()
      await page.mouse.down()
      await page.mouse.move(600, 500, { steps: 4 })
      await page.locator(to).hover()
      await page.mouse.up()
    }
    await carry('Call Eva', 'section[data-day="2026-03-07"] h2')
    await expect.poll(() => inPart(page, /^Saturday/)).toEqual(['Call Eva'])
    expect(await page.getByRole('region', { name: /^Saturday/ }).innerText()).toContain('14:00')
    await carry('Pay rent', 'section[data-day="2026-03-08"] h2')
    await expect.poll(() => inPart(page, /^Sunday/)).toEqual(['Pay rent'])
    await carry('Buy milk', 'section[data-day="2026-03-03"] h2')
    expect(await inPart(page, /^Today/)).toEqual(['Buy milk'])
    await carry('Buy milk', 'section.undated h2')
    await expect.poll(async () => (await inPart(page, /^No date/)).length).toBe(3)
    await carry('Buy milk', 'a[rel=next]')
    await expect.poll(async () => (await inPart(page, /^No date/)).length).toBe(2)
    await page.getByRole('link', { name: 'Choose several' }).click()
    for (const name of ['Water plants', 'Book train']) await row(name).click()
    await page.getByText('2 chosen').waitFor()
    await carry('Book train', 'section[data-day="2026-03-06"] h2')
    await expect.poll(async () => (await inPart(page, /^Tomorrow/)).toSorted()).toEqual(['Book train', 'Water plants'])
    await toast(page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => inPart(page, /^Tomorrow/)).toEqual([])
    await stays(page)
    await page.getByRole('link', { name: 'Week after' }).click()
    await expect.poll(() => inPart(page, /^Monday/)).toEqual(['Buy milk'])
    expect(served.earth.errors).toEqual([])
    await context.close()
    expect(faults).toEqual([])
  })

  test('the week by keys: a day later, a day earlier, another day; and it hears of what is changed elsewhere', async () => {
    const { ann, page, faults, context } = await start(['Buy milk today', 'Call Eva'], '/me/week')
    await page.keyboard.press('j')
    await page.keyboard.press(']')
    await expect.poll(() => inPart(page, /^Tomorrow/)).toEqual(['Buy milk'])
    expect(await focused(page)).toContain('Buy milk')
    await page.keyboard.press(']')
    await expect.poll(() => inPart(page, /^Saturday/)).toEqual(['Buy milk'])
    await page.keyboard.press('[')
    await expect.poll(() => inPart(page, /^Tomorrow/)).toEqual(['Buy milk'])
    await page.keyboard.press('z')
    await expect.poll(() => inPart(page, /^Saturday/)).toEqual(['Buy milk'])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused(page)).toContain('Call Eva')
    await page.keyboard.press(']')
    await expect.poll(() => inPart(page, /^Today/)).toEqual(['Call Eva'])
    await ann.says('later eva sunday')
    await expect.poll(() => inPart(page, /^Sunday/)).toEqual(['Call Eva'])
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })

  test('on a phone days lie one below the other, and several are chosen by finger', async () => {
    const { page, faults, context } = await start(['Buy milk today', 'Call Eva tomorrow'], '/me/week', {
      isPhone: true,
    })
    const tops = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.week-day')].map((each) => each.getBoundingClientRect().top)",
    )
    expect(tops).toHaveLength(7)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    expect(new Set(tops).size).toBe(7)
    await page.getByRole('link', { name: 'Choose several' }).tap()
    await page.locator('a.row', { hasText: 'Buy milk' }).tap()
    await page.locator('a.row', { hasText: 'Call Eva' }).tap()
    await page.getByText('2 chosen').waitFor()
    await page.getByRole('button', { name: 'Done', exact: true }).tap()
    await toast(page).getByText('Done: Buy milk and Call Eva').waitFor()
    await toast(page).getByRole('button', { name: 'Undo' }).tap()
    await page.locator('a.row', { hasText: 'Call Eva' }).waitFor()
    await stays(page)
    await context.close()
    expect(faults).toEqual([])
  })
})

// In a real browser that several people use, one after the other: windows and lines of one are never another's, and what
// was shown to somebody goes with them.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { opener } from '../../support/databases.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { textOf } from '../../support/talk.ts'
import { openWindow, signIn } from '../../support/visiting.ts'
import type { Person } from '../../support/world.ts'

describe.skipIf(chromiumPath === null)(`in Chromium${chromiumPath === null ? ` (${NO_BROWSER})` : ''}`, () => {
  const open = opener('sqlite')
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())

  /** Ann and Ben, and a browser in which Ann has two windows, neither of which is told of changes. */
  const share = async () => {
    const served = await servePage(await open())
    const [ann, ben] = [served.earth.person('ann'), served.earth.person('ben')]
    await ann.says('Secret errand')
    await ben.says('Buy tea')
    const { page: first, context, faults } = await openWindow(browser, served)
    await context.route('**/me/events*', (route) => route.abort())
    await signIn(served, ann, first)
    const second = await context.newPage()
    await second.goto(`${served.origin}/me/tasks`)
    await second.getByText('Secret errand').waitFor()
    return { served, ann, ben, first, second, context, faults }
  }

  const signOut = async ({ origin }: ServedPage, page: Page) => {
    await page.goto(`${origin}/me/account`)
    await page.getByRole('button', { name: 'Sign out here' }).click()
    await page.getByRole('heading', { name: 'Sign in to Proxy' }).waitFor()
  }

  /** As when the person comes back to a window. */
  const lookAt = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

  /** The titles of a person's tasks, of those that these tests make. */
  const titlesOf = async (person: Person): Promise<readonly string[]> => {
    const list = textOf(await person.says('task list'))
    return ['Secret errand', 'Only mine', 'Buy tea', 'Buy cups', 'Buy milk'].filter((title) => list.includes(title))
  }

  test('a window that was open shows nothing of who signed out, looked at again or gone back to', async () => {
    const { served, first, second, context } = await share()
    const third = await context.newPage()
    await third.goto(`${served.origin}/me`)
    await signOut(served, first)
    await lookAt(second)
    await third.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    for (const page of [second, third]) {
      await page.getByRole('heading', { name: 'You are signed out here' }).waitFor()
      expect(await page.getByText('Secret errand').count()).toBe(0)
    }
    await context.close()
  })

  test('lines kept for one person are sent as theirs alone, once they are back', async () => {
    const { served, ann, ben, first, second, context } = await share()
    await context.route('**/me/lines', (route) => route.abort())
    await context.setOffline(true)
    await second.getByLabel('Type anything').fill('Only mine')
    await second.keyboard.press('Enter')
    await second.getByRole('region', { name: 'Not sent yet' }).getByText('Only mine').waitFor()
    await context.setOffline(false)
    await signOut(served, first)
    await signIn(served, ben, first)
    await context.unroute('**/me/lines')
    // The window of before becomes Ben's, and has a connection.
    await lookAt(second)
    await second.getByText('Buy tea').waitFor()
    expect(await second.getByText('Secret errand').count()).toBe(0)
    await second.evaluate("dispatchEvent(new Event('online'))")
    await second.getByLabel('Type anything').fill('Buy cups')
    await second.keyboard.press('Enter')
    await second.getByRole('heading', { name: 'Added: Buy cups' }).waitFor()
    expect(await second.getByText('Only mine').count()).toBe(0)
    expect(await titlesOf(ben)).toEqual(['Buy tea', 'Buy cups'])
    await signIn(served, ann, first)
    await expect.poll(() => titlesOf(ann)).toEqual(['Secret errand', 'Only mine'])
    expect(served.earth.errors).toEqual([])
    await context.close()
  })

  test('a kept line that is too long holds up no other, and stays to be shortened', async () => {
    const { ann, second, context } = await share()
    await context.setOffline(true)
    const box = second.getByLabel('Type anything')
    for (const line of ['Long '.repeat(5_000), 'Buy milk']) {
      await box.fill(line)
      await second.keyboard.press('Enter')
      await expect.poll(() => box.inputValue()).toBe('')
    }
    await context.setOffline(false)
    await expect.poll(() => titlesOf(ann)).toEqual(['Secret errand', 'Buy milk'])
    await second.getByText('Too long to send at once').waitFor()
    await second.getByRole('button', { name: /^Edit: Long/ }).click()
    expect(await box.inputValue()).toBe('Long '.repeat(5_000))
    await second.locator('#waiting').waitFor({ state: 'hidden' })
    await context.close()
  })

  test('notifications that were shown are closed when their person leaves, and are not the next one’s', async () => {
    const { served, ben, first, context } = await share()
    await context.grantPermissions(['notifications'])
    const shown = () =>
      first.evaluate(
        "navigator.serviceWorker.getRegistration('/me').then((worker) => worker.getNotifications()).then((all) => all.length)",
      )
    const show = () =>
      first.evaluate(
        "navigator.serviceWorker.ready.then((worker) => worker.showNotification('Ring Bob', { tag: 'x' })).then(() => localStorage.setItem('proxy-push', document.body.dataset.person))",
      )
    await show()
    expect(await shown()).toBe(1)
    await signOut(served, first)
    await expect.poll(shown).toBe(0)
    // Whose session ended by itself, and somebody else's began without a look at the way in.
    await signIn(served, ben, first)
    await expect.poll(() => first.evaluate("localStorage.getItem('proxy-push')")).toBe(null)
    await context.close()
  })
})

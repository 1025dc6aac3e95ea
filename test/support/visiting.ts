// A person's window on the page, in a real browser, in which everything that goes wrong is noted.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ServedPage } from './page.ts'
import type { Person } from './world.ts'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Requests to elsewhere, errors of the script and of the console. */
  readonly faults: string[]
}

export async function openWindow(
  browser: Browser,
  served: ServedPage,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Window> {
  const context = await browser.newContext({ viewport: DESK, locale: 'en-GB', ...options })
  const faults: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(`${served.origin}/`)) faults.push(`asked elsewhere: ${request.url()}`)
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  return { context, page, faults }
}

/** By the private link, as from a chat. */
export async function signIn(served: ServedPage, person: Person, page: Page): Promise<void> {
  await page.goto(served.origin + (await served.link(person)))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${served.origin}/me`)
}

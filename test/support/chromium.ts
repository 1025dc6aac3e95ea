// A real browser without a window: Debian's Chromium, or whichever `CHROMIUM` names. Where none is installed, tests
// that need one say so and are skipped.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { PATIENCE_MS } from './patience.ts'

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser's program; null where there is none. */
export const chromiumPath: string | null = PLACES.find((path) => path !== '' && existsSync(path)) ?? null

/** Why there are no tests in a browser. */
export const NO_BROWSER = 'no Chromium is installed here; CHROMIUM names one'

/** Its pages wait as patiently as every other test. */
export async function openChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS))
  return browser
}

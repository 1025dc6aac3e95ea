// A real browser without a window: Debian's Chromium, or whichever `CHROMIUM` names. Where none is installed, tests
// that need one say so and are skipped.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
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

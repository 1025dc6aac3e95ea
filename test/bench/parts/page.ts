// The page on a slow phone: two hundred tasks and thirty habits, a real Chromium of 390 × 844 whose processor is four
// times slower. What a person waits for until something is drawn, and how long the page can't hear them at a time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromiumPath, NO_BROWSER, openChromium } from '../../support/chromium.ts'
import { folder } from '../databases.ts'
import { ms } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { root } from '../root.ts'

const PROMISED_PAINT_MS = 1_500
const PROMISED_TASK_MS = 100
const SLOWER = 4
const [TASKS, HABITS] = [200, 30]
const PATHS = [
  '/me',
  '/me/tasks',
  '/me/tasks?choose=yes',
  '/me/week',
  '/me/habits',
  '/me/energy',
  '/me/settings',
  '/me/account',
]
/** Milliseconds in which what follows the first drawing is seen. */
const WATCHED_MS = 2_000

export const page: Part = {
  name: 'page',
  about: 'the page with 200 tasks and 30 habits on a phone four times slower',
  async run(bench) {
    if (chromiumPath === null)
      return [{ what: 'the page on a slow phone', promised: '', reached: NO_BROWSER, isMet: null }]
    const { origin, link } = await serve(bench)
    const browser = await openChromium()
    bench.after(() => browser.close())
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const tab = await context.newPage()
    await tab.addInitScript(WATCH)
    await tab.goto(origin + link)
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.waitForURL(`${origin}/me`)
    const slow = await context.newCDPSession(tab)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const seen = new Map<string, { paint: number; longest: number }>()
    for (let round = 0; round < (bench.isQuick ? 1 : 5); round++)
      for (const path of PATHS) {
        const { paint, longest } = await look(tab, origin + path)
        const before = seen.get(path) ?? { paint: 0, longest: 0 }
        seen.set(path, { paint: Math.max(before.paint, paint), longest: Math.max(before.longest, longest) })
      }
    const [paint, longest] = [...seen.values()].reduce(
      ([most, long], each) => [Math.max(most, each.paint), Math.max(long, each.longest)],
      [0, 0],
    )
    const more = [...seen].map(
      ([path, each]) => `${path}: first paint ${ms(each.paint)}, longest task ${ms(each.longest)}`,
    )
    const what = `${TASKS} tasks and ${HABITS} habits on a phone ${SLOWER} × slower`
    return [
      {
        what: `${what}: first paint, the slowest of ${PATHS.length} pages`,
        promised: `≤ ${ms(PROMISED_PAINT_MS)}`,
        reached: ms(paint),
        isMet: paint <= PROMISED_PAINT_MS,
        more,
      },
      {
        what: `${what}: the longest task`,
        promised: `≤ ${ms(PROMISED_TASK_MS)}`,
        reached: ms(longest),
        isMet: longest <= PROMISED_TASK_MS,
      },
    ] satisfies Row[]
  },
}

/** Runs in the page, before anything of it. */
const WATCH = `window.longTasks = []; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(entry.duration)
}).observe({ type: 'longtask', buffered: true })`

async function look(tab: Page, address: string): Promise<{ readonly paint: number; readonly longest: number }> {
  await tab.goto(address)
  await tab.waitForTimeout(WATCHED_MS)
  const paint = await tab.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime")
  const longest = await tab.evaluate<number>('Math.max(0, ...window.longTasks)')
  return { paint, longest }
}

/** The product as it is started, with a person in its terminal who types all of it. */
async function serve(bench: Bench): Promise<{ readonly origin: string; readonly link: string }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATABASE_URL: `sqlite:${join(await folder(bench), 'page.db')}`,
      PARTS: 'terminal,web',
      PORT: String(port),
      PUBLIC_URL: origin,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  bench.after(async () => {
    child.stdin.end()
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const days = ['today', 'tomorrow 9am', 'friday', '', '12 december']
  for (let number = 1; number <= TASKS; number++)
    child.stdin.write(`task add Task ${number} ${days[number % days.length] ?? ''} 30 min\n`)
  for (let number = 1; number <= HABITS; number++)
    child.stdin.write(number % 4 === 0 ? `habit add Water ${number} count:8 glasses\n` : `habit add Habit ${number}\n`)
  child.stdin.write('auth web\n')
  let printed = ''
  for await (const part of child.stdout) {
    printed += String(part)
    const link = /\/auth\/sign-in\/[\w-]+/.exec(printed)?.[0]
    if (link !== undefined) {
      child.stdout.resume()
      return { origin, link }
    }
  }
  throw new Error('The program ended before it gave a link')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

// The personal page, served over loopback on a real database, and browsers without scripts that visit it.
import { readConfig } from '../../src/app/config.ts'
import { createPlatforms } from '../../src/app/platforms/index.ts'
import type { Platform } from '../../src/chat/platform.ts'
import type { Database } from '../../src/database/index.ts'
import type { AppSettings } from '../../src/domain/request/me.ts'
import { startHttpServer } from '../../src/ops/http.ts'
import { createLog } from '../../src/ops/log.ts'
import { onTestFinished } from './side-by-side.ts'
import { textOf } from './talk.ts'
import { type Person, type World, world } from './world.ts'

const SECRET = 'a key for tests, longer than thirty-two bytes'

/** bcrypt's least. The product's 12 takes a processor a quarter of a second a try. */
export const QUICK_COST = 4

export interface ServedPage {
  readonly earth: World
  readonly origin: string
  /** The page, and its notifications. */
  readonly platforms: readonly Platform[]
  /** Everything that was logged, as it would be written. */
  log(): string
  browser(about?: { readonly agent?: string }): Browser
  /** A browser in which this person signed in by their private link. */
  signedIn(person: Person): Promise<Browser>
  /** The path of a new private link of this person's. */
  link(person: Person): Promise<string>
}

/** What came back, read. */
export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** Keeps cookies, sends forms as browsers do, follows no redirect unless told. */
export interface Browser {
  readonly cookies: Map<string, string>
  /** Cookies as they were set, with their attributes, newest last. */
  readonly set: string[]
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>
  post(
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>
  /** As a program sends it: JSON in, JSON out. */
  json(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Page>
}

/** @param passwordCost of new passwords; null: what the product takes */
export async function servePage(
  database: Database,
  {
    publicUrl,
    proxies,
    environment = {},
    outside,
    now,
    apiOrigins,
    passwordCost = QUICK_COST,
  }: {
    publicUrl?: string
    proxies?: number
    environment?: Readonly<Record<string, string>>
    outside?: Partial<AppSettings>
    now?: Date
    apiOrigins?: string
    passwordCost?: number | null
  } = {},
): Promise<ServedPage> {
  const earth = await world(database, { ...(now ? { now } : {}), ...(outside ? { outside } : {}) })
  const logged: string[] = []
  const log = createLog('trace', { write: (line) => logged.push(line) })
  const config = readConfig({
    DATABASE_URL: 'sqlite::memory:',
    SECRET_KEY: SECRET,
    PARTS: 'web',
    PUBLIC_URL: publicUrl ?? 'http://127.0.0.1:3000',
    TRUSTED_PROXIES: String(proxies ?? 0),
    ...environment,
    ...(apiOrigins === undefined ? {} : { API_ORIGINS: apiOrigins }),
  })
  const running = await createPlatforms({
    config,
    database,
    clock: earth.clock,
    log,
    speaker: null,
    ...(passwordCost === null ? {} : { passwordCost }),
    onEnd: () => {},
  })
  for (const platform of running.platforms) await platform.start(earth.dispatcher)
  const http = await startHttpServer({
    port: 0,
    mounts: running.mounts,
    readinessProblem: async () => null,
    scrapeMetrics: async () => ({ type: 'text/plain', text: '' }),
    onError: (error) => earth.errors.push(error),
  })
  onTestFinished(async () => {
    await http.stop()
    for (const platform of running.platforms) await platform.stop()
  })
  const origin = `http://127.0.0.1:${http.port}`
  const browser: ServedPage['browser'] = ({ agent = FIREFOX } = {}) => openBrowser(origin, agent)
  const link: ServedPage['link'] = async (person) => {
    const path = /\/auth\/sign-in\/[\w-]+/.exec(textOf(await person.says('auth web')))?.[0]
    if (!path) throw new Error('No link in the answer')
    return path
  }
  return {
    earth,
    origin,
    platforms: running.platforms,
    log: () => logged.join(''),
    browser,
    link,
    async signedIn(person) {
      const opened = browser()
      const code = (await link(person)).split('/').at(-1) ?? ''
      const { status } = await opened.post('/auth/sign-in', { code })
      if (status !== 303) throw new Error(`Not signed in: ${status}`)
      return opened
    },
  }
}

/** The value of a hidden field. */
export const hidden = ({ html }: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

function openBrowser(origin: string, agent: string): Browser {
  const cookies = new Map<string, string>()
  const set: string[] = []
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', agent)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      set.push(cookie)
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  return {
    cookies,
    set,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, ...headers } }),
    json: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  }
}

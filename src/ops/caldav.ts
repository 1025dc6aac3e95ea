// Reads the calendars of a CalDAV account (RFC 4791) with tsdav: finds them from any of its addresses, and asks each for the
// events of a window. Every request goes through the guard of `fetch-public`, redirects and discovered addresses too, and the
// password is sent to no other site than the one the person named.
import { createHash } from 'node:crypto'
import type * as Tsdav from 'tsdav'
import { type PublicAnswer, PublicFetchError, type PublicFetchOptions, requestPublic } from './fetch-public.ts'

/** An account as a person gave it. */
export interface CalDavAccount {
  /** https, or http within a private network; of the server, an account, or one calendar. Without user and password. */
  readonly url: string
  readonly user: string
  readonly password: string
}

export interface CalDavOptions
  extends Pick<PublicFetchOptions, 'maxBytes' | 'timeoutMs' | 'allowsPrivateNetworks' | 'lookup'> {
  /** The window asked for, UTC. */
  readonly from: Date
  readonly to: Date
  /** The version known; null to be given everything. */
  readonly version: string | null
  /** For tests: how one request is made. */
  readonly request?: typeof requestPublic
}

/** What an account holds of the window: `text` is all its events as one file; null where the version is the known one. */
export interface CalDavReading {
  readonly text: string | null
  /** Changes with any of its calendars; null where the server tells no versions. */
  readonly version: string | null
}

/** Why an account was not read; `code` as in what a person is told. */
export class CalDavError extends Error {
  readonly code: 'refused' | 'gone' | 'no calendar' | 'too complicated' | 'unreachable'

  constructor(code: CalDavError['code']) {
    super(code)
    this.code = code
  }
}

/** Calendars of one account that are read, and requests for all of it. */
const MAX_CALENDARS = 30
const MAX_REQUESTS = 60
const MAX_REDIRECTS = 5

/**
 * Reads an account. Calendars that hold no events, and those that don't make busy, are left out.
 * @throws CalDavError, or PublicFetchError; neither holds a part of the account
 */
export async function readCalDav(account: CalDavAccount, options: CalDavOptions): Promise<CalDavReading> {
  const dav = await import('tsdav')
  const asking = createGuardedFetch(account, options)
  try {
    const found = await findCalendars(dav, account, asking.fetch)
    const version = versionOf(found)
    if (version !== null && version === options.version) return { text: null, version }
    const files: string[] = []
    for (const { url } of found) files.push(...(await readEvents(dav, url, options, asking.fetch)))
    return { text: files.length === 0 ? EMPTY : files.join('\r\n'), version }
  } catch (error) {
    throw asking.explain(error)
  }
}

/** A calendar without events. */
const EMPTY = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR'

interface FoundCalendar {
  readonly url: string
  /** Its ctag or sync token; null where the server has neither. */
  readonly version: string | null
}

type Library = typeof Tsdav
type Fetch = typeof globalThis.fetch

const PROPERTIES = {
  'd:resourcetype': {},
  'd:sync-token': {},
  'cs:getctag': {},
  'c:supported-calendar-component-set': {},
  'c:schedule-calendar-transp': {},
}

/** The address itself where it is a calendar, else all calendars of the account it leads to. */
async function findCalendars(dav: Library, { url }: CalDavAccount, fetch: Fetch): Promise<FoundCalendar[]> {
  const itself = await dav.propfind({ url, props: PROPERTIES, depth: '0', fetch }).catch(() => [])
  const own = readCollections(itself, url)
  if (own.length > 0) return own
  const account = { serverUrl: url, accountType: 'caldav' as const }
  const rootUrl = await findRoot(dav, account, fetch)
  const principalUrl = await dav.fetchPrincipalUrl({ account: { ...account, rootUrl }, fetch })
  const homeUrl = await dav.fetchHomeUrl({ account: { ...account, rootUrl, principalUrl }, fetch })
  const all = await dav.propfind({ url: homeUrl, props: PROPERTIES, depth: '1', fetch })
  if (all.some(({ status }) => status === 401 || status === 403)) throw new CalDavError('refused')
  const found = readCollections(all, homeUrl)
  if (found.length > MAX_CALENDARS) throw new CalDavError('too complicated')
  return found
}

/** Where the account begins: the address, if it tells who is asking, else what the server names for CalDAV (RFC 6764). */
async function findRoot(dav: Library, account: Tsdav.DAVAccount, fetch: Fetch): Promise<string> {
  const answers = await dav.propfind({
    url: account.serverUrl,
    props: { 'd:current-user-principal': {} },
    depth: '0',
    fetch,
  })
  if (answers.some(({ ok, props }) => ok && props?.['currentUserPrincipal'] !== undefined)) return account.serverUrl
  return dav.serviceDiscovery({ account, fetch })
}

/** The calendars among the answers of a PROPFIND. */
const readCollections = (answers: readonly Tsdav.DAVResponse[], base: string): FoundCalendar[] =>
  answers.flatMap(({ ok, href, props }) => {
    const types: unknown = props?.['resourcetype']
    if (!ok || typeof href !== 'string' || !isRecord(types) || !('calendar' in types)) return []
    if (!holdsEvents(props?.['supportedCalendarComponentSet']) || isTransparent(props?.['scheduleCalendarTransp']))
      return []
    const version: unknown = props?.['getctag'] ?? props?.['syncToken']
    const isVersion = (typeof version === 'string' && version !== '') || typeof version === 'number'
    return URL.canParse(href, base)
      ? [{ url: new URL(href, base).href, version: isVersion ? String(version) : null }]
      : []
  })

/** A server that does not say what a calendar holds is asked for its events. */
function holdsEvents(set: unknown): boolean {
  if (!isRecord(set) || set['comp'] === undefined) return true
  const comps = Array.isArray(set['comp']) ? set['comp'] : [set['comp']]
  return comps.some(
    (comp) => isRecord(comp) && isRecord(comp['_attributes']) && comp['_attributes']['name'] === 'VEVENT',
  )
}

const isTransparent = (transp: unknown): boolean => isRecord(transp) && 'transparent' in transp

function versionOf(found: readonly FoundCalendar[]): string | null {
  if (found.some(({ version }) => version === null)) return null
  const lines = found.map(({ url, version }) => `${url} ${version}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** The events of one calendar that lie in the window, a file each. */
async function readEvents(dav: Library, url: string, { from, to }: CalDavOptions, fetch: Fetch): Promise<string[]> {
  const answers = await dav.calendarQuery({
    url,
    props: { 'd:getetag': {}, 'c:calendar-data': {} },
    filters: {
      'comp-filter': {
        _attributes: { name: 'VCALENDAR' },
        'comp-filter': {
          _attributes: { name: 'VEVENT' },
          'time-range': { _attributes: { start: stampOf(from), end: stampOf(to) } },
        },
      },
    },
    depth: '1',
    fetch,
  })
  const [only] = answers
  // An answer that is no list of results stands for all of it.
  if (answers.length === 1 && only && !only.ok && only.props === undefined) throw statusError(only.status)
  return answers.flatMap(({ ok, props }) => {
    const data: unknown = props?.['calendarData']
    const text: unknown = isRecord(data) ? (data['_cdata'] ?? data['_text']) : data
    return ok && typeof text === 'string' && text.trim() !== '' ? [text] : []
  })
}

/** `20260305T110000Z` */
const stampOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '')

function statusError(status: number): CalDavError {
  if (status === 401 || status === 403) return new CalDavError('refused')
  if (status === 404 || status === 410) return new CalDavError('gone')
  return new CalDavError(status >= 500 || status === 429 ? 'unreachable' : 'no calendar')
}

/** A `fetch` of this account within its limits, and what a failure of it means. */
function createGuardedFetch(account: CalDavAccount, options: CalDavOptions) {
  const { request = requestPublic, allowsPrivateNetworks, timeoutMs, maxBytes, lookup } = options
  const signal = AbortSignal.timeout(timeoutMs)
  const authorization = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`
  let left = maxBytes
  let requests = 0
  let lastStatus = 0
  let failed: unknown
  const askOnce = async (url: URL, init: RequestInit): Promise<PublicAnswer> => {
    requests++
    if (requests > MAX_REQUESTS) throw new CalDavError('too complicated')
    if (!mayHavePassword(new URL(account.url), url)) throw new PublicFetchError('redirects')
    const answer = await request(
      url.href,
      {
        method: init.method ?? 'GET',
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        headers: { ...plainHeaders(init.headers), accept: 'text/xml, application/xml, text/calendar', authorization },
        maxBytes: left,
        timeoutMs,
        allowsPrivateNetworks,
        ...(lookup ? { lookup } : {}),
      },
      signal,
    )
    left -= Buffer.byteLength(answer.text)
    lastStatus = answer.status
    return answer
  }
  const guarded = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    let url = new URL(input instanceof Request ? input.url : input)
    try {
      for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        const { status, headers, text } = await askOnce(url, init)
        const location = headers['location']
        if (status < 300 || status > 399 || location === undefined || init.redirect === 'manual')
          return new Response(BODILESS.has(status) ? null : text, { status, headers: shownHeaders(headers) })
        if (!URL.canParse(location, url.href)) throw new PublicFetchError('redirects')
        url = new URL(location, url.href)
      }
      throw new PublicFetchError('redirects')
    } catch (error) {
      // The library goes on after some failures; the first one is what a person is told.
      failed ??= error
      throw error
    }
  }
  return {
    fetch: guarded as Fetch,
    explain(error: unknown): Error {
      if (error instanceof CalDavError || error instanceof PublicFetchError) return error
      if (failed instanceof CalDavError || failed instanceof PublicFetchError) return failed
      return lastStatus < 300 ? new CalDavError('no calendar') : statusError(lastStatus)
    },
  }
}

/**
 * The site the person named: its host, or a neighbour below the same name (`p42-caldav.icloud.com` of `caldav.icloud.com`),
 * never unencrypted where it was encrypted.
 */
export function mayHavePassword(named: URL, asked: URL): boolean {
  if (named.protocol === 'https:' && asked.protocol !== 'https:') return false
  if (asked.protocol !== 'https:' && asked.protocol !== 'http:') return false
  if (asked.hostname === named.hostname) return asked.port === named.port || asked.protocol !== named.protocol
  const [, ...parent] = named.hostname.split('.')
  // Not below a name like `co.uk`, where neighbours are strangers.
  const isOneOwner = parent.length >= 2 && (parent[0] ?? '').length > 3
  return isOneOwner && asked.port === named.port && asked.hostname.endsWith(`.${parent.join('.')}`)
}

const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304])

/** The text is unpacked already, so its packed length and packing are not told on. */
const shownHeaders = (headers: PublicAnswer['headers']): [string, string][] =>
  Object.entries(headers).filter(([name]) => name === 'content-type' || name === 'location' || name === 'etag')

function plainHeaders(headers: RequestInit['headers']): Record<string, string> {
  const plain: Record<string, string> = {}
  new Headers(headers).forEach((value, name) => {
    plain[name] = value
  })
  return plain
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

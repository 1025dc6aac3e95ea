// Reads the calendars of a CalDAV account (RFC 4791) with tsdav: finds them from any of its addresses, and asks each for the
// events of a window. Every request goes through the guard of `fetch-public`, redirects and discovered addresses too, and the
// password is sent to no other site than the one the person named.
import { createHash } from 'node:crypto'
import type * as Tsdav from 'tsdav'
import {
  type CalDavAccount,
  CalDavError,
  createGuardedFetch,
  type GuardedFetchOptions,
  statusError,
} from './caldav-fetch.ts'

export { type CalDavAccount, CalDavError } from './caldav-fetch.ts'

export interface CalDavOptions extends GuardedFetchOptions {
  /** The window asked for, UTC. */
  readonly from: Date
  readonly to: Date
  /** The version known; null to be given everything. */
  readonly version: string | null
}

/** What an account holds of the window: `text` is all its events as one file; null where the version is the known one. */
export interface CalDavReading {
  readonly text: string | null
  /** Changes with any of its calendars; null where the server tells no versions. */
  readonly version: string | null
}

/** Calendars of one account that are read. */
const MAX_CALENDARS = 30

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
type Fetch = ReturnType<typeof createGuardedFetch>['fetch']

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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

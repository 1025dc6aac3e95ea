// Reads people's calendars in the background: of several processes one takes a calendar at a time, under a lease, and no
// transaction is open while a server is asked.
import { type Database, transactWithRetry } from '../database/index.ts'
import type { Seal } from '../domain/access/sealed.ts'
import { listMailAddresses, openAddress, readLogin } from '../domain/calendars/addresses.ts'
import {
  AHEAD_MS,
  type AnswerVersion,
  BEHIND_MS,
  claimDueCalendars,
  type DueCalendar,
  hasDueCalendars,
  storeFailure,
  storeReading,
} from '../domain/calendars/reading.ts'
import { armBusyEndsOf } from '../domain/days/if-then/index.ts'
import { acquireLease, releaseLease } from '../domain/request/leases.ts'
import { decodeCalendar } from '../language/busy-calendar/decoding.ts'
import { type BusyWindow, readBusyCalendar, UnreadableCalendarError } from '../language/busy-calendar/index.ts'
import { type CalDavAccount, CalDavError, readCalDav } from '../ops/caldav.ts'
import { fetchPublic, PublicFetchError, type PublicFetchOptions, type requestPublic } from '../ops/fetch-public.ts'
import { type Clock, localDay } from '../time/index.ts'
import { world } from '../time/world.ts'
import { repeatInBackground } from './repeat-in-background.ts'

export interface CalendarReaderOptions {
  readonly database: Database
  readonly clock: Clock
  readonly seal: Seal
  /** The operator lets people add calendars of private networks. */
  readonly allowsPrivateNetworks: boolean
  readonly onError: (error: unknown) => void
  /** Milliseconds between two looks for calendars that are due. */
  readonly everyMs?: number
  /** How an address is fetched; over the network unless given. */
  readonly fetch?: (address: string, options: PublicFetchOptions) => ReturnType<typeof fetchPublic>
  /** How one request to a CalDAV server is made; over the network unless given. */
  readonly request?: typeof requestPublic
}

/** The reader of one process. */
export interface CalendarReader {
  /** Reads all that is due now. Resolves when that is stored. */
  readDue(): Promise<void>
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
}

const EVERY_MS = 5_000
const LEASE_ID = 'calendars'
/** Longer than taking some takes; given back after each look. */
const LEASE_MS = 10_000
/** Calendars read side by side. */
const BATCH_SIZE = 4

/** As large as ten years of a full calendar. */
const MAX_BYTES = 10_000_000
const TIMEOUT_MS = 20_000

/** Looks for calendars that are due every few seconds, by one statement where none is. */
export function startCalendarReader(options: CalendarReaderOptions): CalendarReader {
  const reader = createCalendarReader(options)
  const repeated = repeatInBackground(reader.readDue, {
    everyMs: options.everyMs ?? EVERY_MS,
    onError: options.onError,
  })
  return {
    readDue: reader.readDue,
    stop() {
      repeated.stop()
      return reader.stop()
    },
  }
}

/** A reader that looks when it is told to. */
export function createCalendarReader(options: CalendarReaderOptions): CalendarReader {
  const { database, clock } = options
  const holder = world().random.uuid()
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const claim = (): Promise<DueCalendar[]> =>
    transactWithRetry(database, async (trx) => {
      const now = clock.now()
      if (!(await hasDueCalendars(trx, now))) return []
      if (!(await acquireLease(trx, { leaseId: LEASE_ID, holder, now, ms: LEASE_MS }))) return []
      return claimDueCalendars(trx, now, BATCH_SIZE)
    })
  const readAll = async (): Promise<void> => {
    for (;;) {
      if (isStopped || database.storageTrouble() === 'gone') return
      const due = await claim()
      if (due.length === 0) return
      await Promise.all(due.map((one) => readOne(options, one)))
      // What it claimed stays its own by `next_fetch_at`; any process may claim what is due next.
      await transactWithRetry(database, (trx) => releaseLease(trx, LEASE_ID, holder))
    }
  }
  return {
    readDue() {
      running = running.then(readAll, readAll)
      return running
    },
    async stop() {
      isStopped = true
      await running.catch(() => undefined)
    },
  }
}

/** Reads one calendar. A failure is stored, not thrown; nothing of the address is in it. */
async function readOne(options: CalendarReaderOptions, due: DueCalendar): Promise<void> {
  const { database, clock, seal } = options
  const { calendar } = due
  const address = openAddress(seal, calendar)
  const store = async (work: () => Promise<StoredReading>): Promise<void> => {
    try {
      const reading = await work()
      await transactWithRetry(database, async (trx) => {
        const now = clock.now()
        if (await storeReading(trx, calendar.calendar_id, reading, now)) await armBusyEndsOf(trx, calendar.user_id, now)
      })
    } catch (error) {
      const failure = failureCode(error)
      if (failure === null) options.onError(error)
      await transactWithRetry(database, (trx) =>
        storeFailure(trx, calendar.calendar_id, failure ?? 'error', clock.now()),
      )
    }
  }
  await store(async () => {
    if (address === null) throw new CalendarAnswerError('key')
    const account = readLogin(address)
    const wanted = wantedOf(due, address, clock.now())
    if (account) return readAccount(options, calendar, wanted, account)
    const answer = await (options.fetch ?? fetchPublic)(address, {
      headers: {
        ...(calendar.etag === null ? {} : { 'if-none-match': calendar.etag }),
        ...(calendar.last_modified === null ? {} : { 'if-modified-since': calendar.last_modified }),
      },
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      allowsPrivateNetworks: options.allowsPrivateNetworks,
      decode: decodeCalendar,
    })
    if (answer.status === 304) return { spans: null, version: isSameDay(calendar, clock.now()) ? null : NO_VERSION }
    if (answer.status === 401 || answer.status === 403) throw new CalendarAnswerError('refused')
    if (answer.status === 404 || answer.status === 410) throw new CalendarAnswerError('gone')
    if (answer.status < 200 || answer.status > 299) throw new CalendarAnswerError('unreachable')
    return { spans: await readBusyCalendar(answer.text, wanted), version: versionOf(answer.headers) }
  })
}

/** What is wanted of a calendar. */
const wantedOf = ({ calendar, zone, email }: DueCalendar, address: string, now: Date): BusyWindow => ({
  from: new Date(now.getTime() - BEHIND_MS),
  to: new Date(now.getTime() + AHEAD_MS),
  zone,
  keepsTitles: calendar.is_titled,
  addresses: [email, ...listMailAddresses(address)],
})

/** All calendars of a CalDAV account. */
async function readAccount(
  { clock, allowsPrivateNetworks, request }: CalendarReaderOptions,
  calendar: DueCalendar['calendar'],
  wanted: BusyWindow,
  account: CalDavAccount,
): Promise<StoredReading> {
  const { text, version } = await readCalDav(account, {
    from: wanted.from,
    to: wanted.to,
    // With each day there are other events in the window.
    version: isSameDay(calendar, clock.now()) ? calendar.etag : null,
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    allowsPrivateNetworks,
    ...(request ? { request } : {}),
  })
  if (text === null) return { spans: null, version: null }
  return { spans: await readBusyCalendar(text, wanted), version: { etag: version, lastModified: null } }
}

interface StoredReading {
  readonly spans: Awaited<ReturnType<typeof readBusyCalendar>> | null
  readonly version: AnswerVersion | null
}

/** An unchanged file has new occurrences in the window: with each day it is asked for once without a condition. */
const isSameDay = ({ fetched_at }: DueCalendar['calendar'], now: Date): boolean =>
  fetched_at !== null && localDay(fetched_at, 'UTC', '00:00') === localDay(now, 'UTC', '00:00')

const NO_VERSION: AnswerVersion = { etag: null, lastModified: null }

/** What is longer than its column is not a version we can give back. */
function versionOf(headers: Readonly<Record<string, string>>): AnswerVersion {
  const short = (value: string | undefined, most: number) =>
    value !== undefined && value.length <= most ? value : null
  return { etag: short(headers['etag'], 255), lastModified: short(headers['last-modified'], 64) }
}

/** An answer that is no calendar. */
class CalendarAnswerError extends Error {}

/** A code for what the person is told; null: the fault is ours. */
function failureCode(error: unknown): string | null {
  if (error instanceof PublicFetchError || error instanceof UnreadableCalendarError) return error.code
  if (error instanceof CalDavError) return error.code
  return error instanceof CalendarAnswerError ? error.message : null
}

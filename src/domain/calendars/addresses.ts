// Private addresses of calendars: who has one can read the calendar, so it is stored encrypted and never shown again.

import type { Transaction } from 'objection'
import type { SecretAddress } from '../../contracts/calendars.ts'
import { Calendar } from '../../models/calendar.ts'
import { DomainError } from '../../user-error.ts'
import { keyIdOf, type Seal } from '../access/sealed.ts'
import { computeMac } from '../access/secrets.ts'

/** The user and the app password of a CalDAV account. */
export interface CalendarLogin {
  readonly user: string
  readonly password: string
}

const MAX_LENGTH = 2_000

/**
 * Reads an address: `webcal://` is https.
 * @throws DomainError if it is none; its words are not repeated in it
 */
export function readCalendarAddress(typed: string): SecretAddress {
  const words = typed
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^webcals?:/i, 'https:')
  if (words.length > MAX_LENGTH || !/^https?:\/\//i.test(words) || !URL.canParse(words))
    throw new DomainError('calendar.no-address')
  const url = new URL(words)
  url.hash = ''
  return { url: url.href, host: url.hostname.slice(0, 255) }
}

/** Before the address of a CalDAV account, which holds its user and password. */
const CALDAV = 'caldav:'

/**
 * An address with its user and password, as one secret. A file is fetched with them, anything else is a CalDAV account.
 * @throws DomainError if they would be sent unencrypted over the internet
 */
export function addLogin({ url, host }: SecretAddress, { user, password }: CalendarLogin): SecretAddress {
  const secret = new URL(url)
  if (secret.protocol !== 'https:' && !isLocalHost(secret.hostname)) throw new DomainError('calendar.unencrypted')
  secret.username = encodeURIComponent(user)
  secret.password = encodeURIComponent(password)
  return { url: /\.ics$/i.test(secret.pathname) ? secret.href : `${CALDAV}${secret.href}`, host }
}

/** Names and addresses that only a private network has. */
const LOCAL_HOST =
  /^(localhost|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|\[.*\]|.*\.(local|lan|home\.arpa))$/i

/** Whether this name or address can only be of this machine or a private network. */
export const isLocalHost = (hostname: string): boolean => LOCAL_HOST.test(hostname)

/** A CalDAV account as it was given; null for the address of a file. */
export function readLogin(address: string): ({ readonly url: string } & CalendarLogin) | null {
  if (!address.startsWith(CALDAV)) return null
  const url = new URL(address.slice(CALDAV.length))
  const { username, password } = url
  url.username = ''
  url.password = ''
  return { url: url.href, user: decodeURIComponent(username), password: decodeURIComponent(password) }
}

/**
 * The addresses of mail that the address of a calendar names: Google's holds that of its person, and so may the user of an
 * account.
 */
export function listMailAddresses(address: string): string[] {
  const login = readLogin(address)
  const words = login ? [login.user, ...new URL(login.url).pathname.split('/')] : new URL(address).pathname.split('/')
  return words.map(decodeWord).filter((word) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word))
}

function decodeWord(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

/** What names an address without revealing it: of an account without its password, so that a new one is not a new account. */
export const addressMac = (secretKey: string, url: string): string => {
  const login = readLogin(url)
  return computeMac(secretKey, 'calendar address', login ? `${CALDAV}${login.user} ${login.url}` : url).toString('hex')
}

/** The state of an encrypted address: `new` by the current key, `old` by an earlier one, `lost` by none of ours. */
export interface SealedAddress {
  readonly calendarId: string
  readonly state: 'new' | 'old' | 'lost'
}

/** Every address, and whether the known keys decrypt it. */
export async function listSealedAddresses(trx: Transaction, seal: Seal): Promise<SealedAddress[]> {
  const rows = await Calendar.query(trx).select('calendar_id', 'address').orderBy('calendar_id')
  return rows.map(({ calendar_id, address }) => {
    const isReadable = openAddress(seal, { calendar_id, address }) !== null
    return {
      calendarId: calendar_id,
      state: isReadable ? (keyIdOf(address) === seal.keyId ? ('new' as const) : ('old' as const)) : ('lost' as const),
    }
  })
}

/**
 * Encrypts an address again with the current key.
 * @returns false if it is already, or can't be decrypted
 */
export async function resealAddress(
  trx: Transaction,
  seal: Seal,
  secretKey: string,
  calendarId: string,
  now: Date,
): Promise<boolean> {
  const calendar = await Calendar.query(trx).findById(calendarId).forNoKeyUpdate()
  if (!calendar || keyIdOf(calendar.address) === seal.keyId) return false
  const url = openAddress(seal, calendar)
  if (url === null) return false
  await calendar.$query(trx).patch({
    address: seal.seal(url, calendarId),
    address_mac: addressMac(secretKey, url),
    updated_at: now,
  })
  return true
}

/** The address; null if none of the known keys decrypts it. */
export function openAddress(
  seal: Seal,
  { calendar_id, address }: Pick<Calendar, 'calendar_id' | 'address'>,
): string | null {
  try {
    return seal.open(address, calendar_id)
  } catch {
    return null
  }
}

// Zones of the runtime: whether one exists, and its offset at an instant. Luxon reads Intl's data; offsets are cached
// by day, since Intl takes some 10 µs each, and names once they are known, since Intl takes ten times that.
import { IANAZone } from 'luxon'
import { ZONE_LINKS } from './zone-links.ts'

/**
 * Whether this runtime knows the IANA zone. Names only: 'UTC' is one, offsets ('UTC+2') and abbreviations ('EST') are
 * not.
 */
export function isZone(name: string): boolean {
  if (zoneNames.has(name)) return true
  if (!/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/.test(name) || !IANAZone.isValidZone(name)) return false
  if (zoneNames.size >= NAMES_KEPT) zoneNames.clear()
  zoneNames.add(name)
  return true
}

/** More than there are zones, in more than one spelling. Names of none are not kept. */
const NAMES_KEPT = 2_000
const zoneNames = new Set<string>()
const storedNames = new Map<string, string>()

/**
 * The one spelling under which a zone is stored: `Asia/Calcutta`, `asia/kolkata` and `Asia/Kolkata` are one zone, however
 * this runtime spells it. `UTC` stays what it is, the name of a zone that nobody has set.
 * @returns null where the runtime knows no such zone
 */
export function canonicalZone(name: string): string | null {
  const known = storedNames.get(name)
  if (known !== undefined) return known
  if (!isZone(name)) return null
  const stored = findStoredName(name)
  if (storedNames.size >= NAMES_KEPT) storedNames.clear()
  storedNames.set(name, stored)
  return stored
}

function findStoredName(name: string): string {
  if (name === 'UTC') return name
  const spelt = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  // Intl takes this one for UTC, and every former name of it too.
  if (spelt === 'UTC') return 'Etc/UTC'
  // A runtime of before a change of name knows the former name only.
  return [presentName(name), presentName(spelt), spelt].find((each) => each !== undefined && isZone(each)) ?? spelt
}

function presentName(name: string): string | undefined {
  presentNames ??= new Map(
    Object.entries(ZONE_LINKS).flatMap(([present, others]) =>
      [present, ...others].map((each) => [each.toLowerCase(), present] as const),
    ),
  )
  return presentNames.get(name.toLowerCase())
}

let presentNames: ReadonlyMap<string, string> | undefined

/**
 * Milliseconds to add to UTC for the wall clock.
 * @throws RangeError for an unknown zone.
 */
export function zoneOffsetMs(zone: string, ms: number): number {
  const known = offsets.get(zone) ?? cacheZone(zone)
  const day = Math.floor(ms / DAY_MS)
  let offset = known.days.get(day)
  if (offset === undefined) {
    const first = readOffsetMs(known.zone, day * DAY_MS)
    offset = first === readOffsetMs(known.zone, (day + 1) * DAY_MS) ? first : null
    if (known.days.size >= DAYS_KEPT) known.days.clear()
    known.days.set(day, offset)
  }
  return offset ?? readOffsetMs(known.zone, ms)
}

const DAY_MS = 86_400_000
const DAYS_KEPT = 2_000

interface CachedZone {
  readonly zone: IANAZone
  /** By UTC day: the offset if it is the same at both ends, null where it changes. */
  readonly days: Map<number, number | null>
}

// Bounded by the number of existing zones, since unknown names are not cached.
const offsets = new Map<string, CachedZone>()

function cacheZone(name: string): CachedZone {
  if (!isZone(name)) throw new RangeError(`Not a time zone: ${name}`)
  const known = { zone: IANAZone.create(name), days: new Map<number, number | null>() }
  offsets.set(name, known)
  return known
}

function readOffsetMs(zone: IANAZone, ms: number): number {
  return Math.round(zone.offset(ms) * 60_000)
}

// The names by which calendar files call zones: those of the IANA database, some behind a maker's prefix, those of Windows,
// and plain offsets.
import { canonicalZone } from '../../time/index.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

/** Names as files spell them; the same few in every file. */
const known = new Map<string, string | null>()
const MAX_KNOWN = 1_000

/**
 * The zone that a name means; null where it is none that we know.
 * @param isDescribed the file says itself how its clock goes, which is better than a guess
 * @returns IANA
 */
export function zoneOfTzid(tzid: string, isDescribed: boolean): string | null {
  const key = `${isDescribed} ${tzid}`
  let zone = known.get(key)
  if (zone === undefined) {
    const name = tzid.trim().replace(/^"(.*)"$/, '$1')
    zone = exactZone(name) ?? (isDescribed ? null : likelyZone(name))
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(key, zone)
  }
  return zone
}

function exactZone(name: string): string | null {
  const windows = WINDOWS_ZONES[name]
  if (windows !== undefined) return canonicalZone(windows)
  const zone = canonicalZone(name)
  if (zone !== null || !name.startsWith('/')) return zone
  // A maker's prefix: `/citadel.org/20210210_1/Europe/Vienna`, `/freeassociation.sourceforge.net/Europe/Vienna`.
  const parts = name.split('/')
  for (let at = 2; at < parts.length; at++) {
    const rest = canonicalZone(parts.slice(at).join('/'))
    if (rest !== null) return rest
  }
  return null
}

/** `Eastern Standard Time 1` is one that was changed on a machine; `GMT+0100` is an offset. */
function likelyZone(name: string): string | null {
  const plain = name.replace(/ \d+$/, '')
  if (plain !== name) return exactZone(plain)
  if (/^(tzone:\/\/microsoft\/utc|z|gmt|utc|coordinated universal time)$/i.test(name)) return canonicalZone('Etc/UTC')
  const [, sign, hours, minutes = '00'] = /^\(?(?:UTC|GMT)([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i.exec(name) ?? []
  // Zones of the database count offsets the other way round, and have whole hours only.
  if (sign === undefined || minutes !== '00') return null
  return canonicalZone(Number(hours) === 0 ? 'Etc/UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`)
}

// Finding a zone by the words people use for where they are: a city, a country, a former name, an abbreviation.
import { PLACES, PRESENT_NAMES } from './zone-names.ts'
import { isZone } from './zones.ts'

/**
 * Zones for autocomplete, the likeliest first, at most 25: "Vienna", "new york", "india", "bombay", "PST".
 * Nothing for an offset (`isOffset`): it would be wrong for half of every year. Nothing for no words.
 */
export function findZones(words: string): string[] {
  const wanted = plain(words)
  if (wanted === '' || isOffset(words)) return []
  names ??= collect()
  const best = new Map<string, number>()
  for (const { zone, name, weight } of names) {
    const score = closeness(name, wanted) + weight
    if (score < (best.get(zone) ?? HOPELESS)) best.set(zone, score)
  }
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST)
    .map(([zone]) => zone)
}

/** "UTC+2", "GMT-05:30", "+2": a distance from UTC rather than a place. */
export function isOffset(words: string): boolean {
  return /^\s*(?:utc|gmt|z)?\s*[+\u2212-]\s*\d{1,2}(?::?\d{2})?\s*$/i.test(words)
}

const MOST = 25
const HOPELESS = 50

interface Name {
  readonly zone: string
  /** Folded: lower case, no accents, spaces for every mark. */
  readonly name: string
  /** Added to the closeness: a city's own name beats a country's. */
  readonly weight: number
}

let names: readonly Name[] | undefined

/** Some 1,200 names; a tenth of a second, once, when first asked. */
function collect(): Name[] {
  const places = PLACES.flatMap(([zone, list]) => list.split(',').map((name) => ({ zone, name, weight: 0.1 })))
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].flatMap((listed) => {
    const zone = present(listed)
    const parts = [zone, city(zone), listed, city(listed)].map((name) => ({ zone, name: plain(name), weight: 0 }))
    return zone === listed ? parts.slice(0, 2) : parts
  })
  // Places first: among equals the order of the table stands ("us" begins with New York, not with Adak).
  return [...places, ...zones, ...countries()].filter(({ zone }) => isZone(zone))
}

function countries(): Name[] {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return pairs().flatMap((code) => {
    const country = english.of(code)
    return country === undefined ? [] : zonesOf(code).map((zone) => ({ zone, name: plain(country), weight: 0.2 }))
  })
}

/** V8 has this as a property, the standard as a method; neither is in TypeScript's library yet. */
function zonesOf(code: string): string[] {
  const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] } = new Intl.Locale(`und-${code}`)
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(present)
}

function pairs(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second))
}

/** 0 exact, 1 begins so, 2 a word in it begins so, 3 somewhere inside; the longer the rest, the further. */
function closeness(name: string, wanted: string): number {
  if (name === wanted) return 0
  const rest = Math.min(name.length - wanted.length, 99) / 1000
  if (name.startsWith(wanted)) return 1 + rest
  if (name.includes(` ${wanted}`)) return 2 + rest
  return wanted.length > 2 && name.includes(wanted) ? 3 + rest : HOPELESS
}

function present(zone: string): string {
  const name = PRESENT_NAMES[zone]
  return name !== undefined && isZone(name) ? name : zone
}

function city(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1)
}

function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

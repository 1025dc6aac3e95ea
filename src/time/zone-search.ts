// Finds a zone by the words people use: a city, a country, a former name, an abbreviation.

import { ZONE_LINKS } from './zone-links.ts'
import { ZONE_PLACES } from './zone-names.ts'
import { canonicalZone, isZone } from './zones.ts'

/**
 * Zones for autocomplete, the likeliest first, at most 25: "Vienna", "new york", "india", "bombay", "PST". None for an
 * offset (`isOffset`), which is wrong for half of every year, nor for an empty text.
 */
export function findZones(words: string): string[] {
  const wanted = foldName(words)
  if (wanted === '' || isUtcOffset(words)) return []
  names ??= buildNames()
  const best = new Map<string, number>()
  for (const { zone, name, weight } of names) {
    const score = matchDistance(name, wanted) + weight
    if (score < (best.get(zone) ?? NO_MATCH)) best.set(zone, score)
  }
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MAX_ZONES)
    .map(([zone]) => zone)
}

/** The zone of a place by its whole name: "Vienna", "new york"; null for any other text, a country of several zones too. */
export function findZoneOfPlace(words: string): string | null {
  const wanted = foldName(words)
  if (wanted.length < MIN_PLACE_LENGTH || words.length > MAX_PLACE_LENGTH) return null
  zonesByName ??= indexZonesByName()
  const listed = zonesByName.get(wanted) ?? []
  const zones = new Set([...listed.map(currentName), ...zonesOf(countryCodes().get(wanted))].filter(isZone))
  const [only] = zones
  return zones.size === 1 && only !== undefined ? only : null
}

/**
 * Zones by the folded names of their places, as the runtime spells them. What each is called today takes Intl some 100 µs,
 * so that is asked of those that were found.
 */
function indexZonesByName(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  const put = (name: string, zone: string) => index.set(name, [...(index.get(name) ?? []), zone])
  for (const [zone, places] of ZONE_PLACES) for (const name of places.split(',')) put(name, zone)
  for (const zone of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    put(foldName(zone), zone)
    put(foldName(lastSegment(zone)), zone)
  }
  for (const zone of Object.keys(ZONE_LINKS)) {
    put(foldName(zone), zone)
    put(foldName(lastSegment(zone)), zone)
  }
  return index
}

let zonesByName: ReadonlyMap<string, readonly string[]> | undefined

/** Shorter ones are words and codes. */
const MIN_PLACE_LENGTH = 4
const MAX_PLACE_LENGTH = 40

/** "UTC+2", "GMT-05:30", "+2": an offset from UTC, not a place. */
export function isUtcOffset(words: string): boolean {
  return /^\s*(?:utc|gmt|z)?\s*[+\u2212-]\s*\d{1,2}(?::?\d{2})?\s*$/i.test(words)
}

const MAX_ZONES = 25
const NO_MATCH = 50

interface Name {
  readonly zone: string
  /** Folded: lower case, no accents, spaces for every mark. */
  readonly name: string
  /** Added to the distance: a city's own name beats a country's. */
  readonly weight: number
}

let names: readonly Name[] | undefined

/** Some 1,200 names; built at first use in a tenth of a second. */
function buildNames(): Name[] {
  const places = ZONE_PLACES.flatMap(([zone, list]) => list.split(',').map((name) => ({ zone, name, weight: 0.1 })))
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].flatMap((listed) => {
    const zone = currentName(listed)
    const parts = [zone, lastSegment(zone), listed, lastSegment(listed)].map((name) => ({
      zone,
      name: foldName(name),
      weight: 0,
    }))
    return zone === listed ? parts.slice(0, 2) : parts
  })
  // Places first: ties keep the order of the table ("us" begins with New York, not with Adak).
  return [...places, ...zones, ...countries()].filter(({ zone }) => isZone(zone))
}

const countries = (): Name[] =>
  [...countryCodes()].flatMap(([name, code]) => zonesOf(code).map((zone) => ({ zone, name, weight: 0.2 })))

/** Codes of countries by their folded English names. */
function countryCodes(): ReadonlyMap<string, string> {
  if (codes) return codes
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  codes = new Map(
    letterPairs().flatMap((code) => {
      const country = english.of(code)
      return country === undefined ? [] : [[foldName(country), code] as const]
    }),
  )
  return codes
}

let codes: ReadonlyMap<string, string> | undefined

/** V8 has this as a property, the standard as a method; neither is in TypeScript's library yet. */
function zonesOf(code: string | undefined): string[] {
  if (code === undefined) return []
  const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] } = new Intl.Locale(`und-${code}`)
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(currentName)
}

function letterPairs(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second))
}

/** 0 exact, 1 a prefix, 2 a prefix of a word in it, 3 elsewhere; longer remainders rank lower. */
function matchDistance(name: string, wanted: string): number {
  if (name === wanted) return 0
  const rest = Math.min(name.length - wanted.length, 99) / 1000
  if (name.startsWith(wanted)) return 1 + rest
  if (name.includes(` ${wanted}`)) return 2 + rest
  return wanted.length > 2 && name.includes(wanted) ? 3 + rest : NO_MATCH
}

const currentName = (zone: string): string => canonicalZone(zone) ?? zone

function lastSegment(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1)
}

function foldName(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// Time zones written after a time: "9pm EST", "3pm London time". Abbreviations name the place, as people use them: "9pm
// EST" in July is nine in New York.
import { canonicalZone } from '../time/index.ts'
import { type DateContext, type Due, meaningOf } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'et est edt eastern': 'America/New_York',
  'ct cst cdt central': 'America/Chicago',
  'mt mst mdt mountain': 'America/Denver',
  'pt pst pdt pacific': 'America/Los_Angeles',
  'akst akdt': 'America/Anchorage',
  'utc gmt z zulu': 'UTC',
  'bst uk': 'Europe/London',
  'wet west': 'Europe/Lisbon',
  'cet cest': 'Europe/Paris',
  'eet eest': 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  'aest aedt': 'Australia/Sydney',
  awst: 'Australia/Perth',
  'acst acdt': 'Australia/Adelaide',
  pkt: 'Asia/Karachi',
  sast: 'Africa/Johannesburg',
  brt: 'America/Sao_Paulo',
  hst: 'Pacific/Honolulu',
  wib: 'Asia/Jakarta',
  pht: 'Asia/Manila',
  myt: 'Asia/Kuala_Lumpur',
  npt: 'Asia/Kathmandu',
  'nzst nzdt': 'Pacific/Auckland',
}
const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries(ABBREVIATIONS).flatMap(([words, zone]) =>
    words.split(' ').map((word): [string, string] => [word, zone]),
  ),
)

/** Those that name a zone by themselves: “uk”, “west” and “z” alone are words like others. */
const ABBREVIATED = [...ZONES.keys()].filter((word) => word !== 'uk' && word !== 'west' && word !== 'z').join('|')

/**
 * What may follow a time as its zone; `zone` is the named group. "Eastern" and "EST" may be followed by "time", cities
 * must be.
 */
export const CLOCK_ZONE = `(?: \\(?(?<zone>(?:${ABBREVIATED})(?: (?:(?:standard|daylight|summer) )?time)?|(?:uk|[a-z]+(?: [a-z]+)?) time)\\)?)`

/**
 * The IANA zone of such words in lower case: "est", "eastern time", "new york time". Null if they name none, and for
 * "my time".
 */
export function clockZone(words: string): string | null {
  const name = words.replace(/(?: (?:standard|daylight|summer))? time$/, '')
  const known = ZONES.get(name)
  if (known !== undefined) return known
  if (name === words) return null
  zonesByCity ??= readCities()
  return zonesByCity.get(name) ?? null
}

let zonesByCity: ReadonlyMap<string, string> | undefined

/** "new york" → America/New_York: the cities that zones are named after, made at first use. */
function readCities(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const listed of Intl.supportedValuesOf('timeZone')) {
    const zone = canonicalZone(listed) ?? listed
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? ''
    found.set(city, zone)
  }
  return found
}

/** “call Jo 9am london”: a city may say where it is, or whose clock; both are offered. Null where no city follows. */
export function inCityBehind(line: string, words: DateWords, reading: DateContext): Due | null {
  const city = CITY_BEHIND.exec(line)?.[1]?.toLowerCase()
  const zone = city === undefined || words.clock === null ? null : clockZone(`${city} time`)
  return zone === null || words.clock === null
    ? null
    : meaningOf({ ...words, clock: { ...words.clock, zone } }, reading)
}

const CITY_BEHIND = /\d(?: ?[ap]\.?m\.?|[:.]\d\d) (?:in )?([a-z]{3,}(?: [a-z]+)?)[.!]?$/i

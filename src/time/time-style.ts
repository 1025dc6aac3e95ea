// How people write times and where their week begins: by the customs of a locale, such as a platform tells for a person.
import type { Weekday } from './day.ts'

/** 21:00 or 9 pm. */
export type HourCycle = '24' | '12'

/** How times and weeks are written. */
export interface TimeStyle {
  readonly hours: HourCycle
  readonly weekStartsOn: Weekday
}

const DEFAULT: TimeStyle = { hours: '24', weekStartsOn: 'mon' }

const known = new Map<string, TimeStyle>()
const MAX_KNOWN = 1000

/**
 * The customs of a locale's region, by the runtime's own data (CLDR). 24 hours and Monday where the locale is unknown or
 * names no region: "en" alone is no country.
 * @param locale a BCP 47 tag, `en-US`; platforms may write `en_US`
 */
export function timeStyleOf(locale: string | null): TimeStyle {
  if (locale === null) return DEFAULT
  const style = known.get(locale) ?? readStyle(locale)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(locale, style)
  return style
}

/** The locale in its usual spelling; null for a text that is none, or names no region. */
export function canonicalLocale(text: string): string | null {
  if (text.length > 35) return null
  try {
    const locale = new Intl.Locale(text.trim().replaceAll('_', '-'))
    return locale.region === undefined ? null : locale.baseName
  } catch {
    return null
  }
}

function readStyle(text: string): TimeStyle {
  const name = canonicalLocale(text)
  if (name === null) return DEFAULT
  const { hour12 } = new Intl.DateTimeFormat(name, { hour: 'numeric' }).resolvedOptions()
  return { hours: hour12 ? '12' : '24', weekStartsOn: FIRST_DAYS[firstDayOf(new Intl.Locale(name))] ?? 'mon' }
}

/** 1 is Monday, 7 Sunday. Older runtimes have a property, newer ones a method. */
function firstDayOf(locale: Intl.Locale): number {
  const get: unknown = Reflect.get(locale, 'getWeekInfo')
  const info: unknown = typeof get === 'function' ? get.call(locale) : Reflect.get(locale, 'weekInfo')
  const first: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'firstDay') : undefined
  return typeof first === 'number' ? first : 1
}

const FIRST_DAYS: Readonly<Record<number, Weekday>> = { 1: 'mon', 5: 'fri', 6: 'sat', 7: 'sun' }

// Repetitions of other programs: words, rules of calendars, and the short forms of todo.txt, taskwarrior and org.
import type { ImportedRhythm } from '../../contracts/imports.ts'

/** "every monday", "every! 3 days", "daily": how Todoist and Obsidian write it; null where it is no repetition. */
export function rhythmWords(words: string): ImportedRhythm | null {
  // "every!" counts from the day it is done.
  const after = /^(?:ev|every)!\s+(.+)$/i.exec(words.trim())?.[1]
  if (after !== undefined) return { kind: 'words', words: `${/^\d/.test(after) ? after : `1 ${after}`} after done` }
  const spoken = words.trim().replace(/^(?:ev|each)\b/i, 'every')
  const done = /^every\s+(?:(\d+)\s+)?(day|week|month|year)s?\s+when\s+done$/i.exec(spoken)
  if (done) return { kind: 'words', words: `${done[1] ?? 1} ${done[2]}s after done` }
  return /^(?:every|daily|weekly|monthly|yearly|annually|hourly|quarterly)\b/i.test(spoken)
    ? { kind: 'words', words: spoken.toLowerCase() }
    : null
}

/** An RRULE text, with or without its name; null where no rule of ours can say it. */
export function rhythmRule(text: string, basis: 'calendar' | 'completion' = 'calendar'): ImportedRhythm | null {
  const parts = new Map(
    text
      .trim()
      .replace(/^RRULE:/i, '')
      .split(';')
      .flatMap((part) => {
        const [name = '', value = ''] = part.split('=', 2)
        return value === '' ? [] : [[name.trim().toUpperCase(), value.trim().toUpperCase()] as const]
      }),
  )
  const frequency = parts.get('FREQ') ?? ''
  if (!FREQUENCIES.has(frequency) || [...parts.keys()].some((name) => !PARTS.has(name))) return null
  const interval = parts.get('INTERVAL')
  if (interval !== undefined && !(Number(interval) >= 1 && Number(interval) <= 999)) return null
  const days = parts.get('BYDAY')
  if (days !== undefined && !days.split(',').every((day) => DAY.test(day))) return null
  if (frequency === 'WEEKLY' && days?.split(',').some((day) => day.length !== 2)) return null
  // One ranked day a month is what "monthly on the 1st Monday" says.
  if (frequency === 'MONTHLY' && days !== undefined && !/^-?[1-5][A-Z]{2}$/.test(days)) return null
  if (frequency === 'YEARLY' && days !== undefined) return null
  if (parts.has('BYMONTH') && frequency !== 'YEARLY') return null
  if (frequency === 'DAILY' && days !== undefined) {
    parts.set('FREQ', 'WEEKLY')
    if (interval !== undefined && interval !== '1') return null
  }
  if (!/^(?:-1|(?:[1-9]|[12]\d|3[01])(?:,(?:[1-9]|[12]\d|3[01]))*)$/.test(parts.get('BYMONTHDAY') ?? '1')) return null
  if (!/^\d{1,2}$/.test(parts.get('BYMONTH') ?? '1') || !/^\d{1,3}$/.test(parts.get('COUNT') ?? '1')) return null
  const until = parts.get('UNTIL')
  if (until !== undefined) {
    if (!/^\d{8}(T\d{6}Z?)?$/.test(until)) return null
    parts.set('UNTIL', `${until.slice(0, 8)}T000000Z`)
  }
  if (parts.get('INTERVAL') === '1') parts.delete('INTERVAL')
  parts.delete('WKST')
  const rule = [...parts].map(([name, value]) => `${name}=${value}`).join(';')
  return rule.length > 255 ? null : { kind: 'rule', rule, basis }
}

/**
 * `1w`, `3d`, `+1m`, `2y`, `5b` (working days): as todo.txt and org write it. In both a plus means the calendar, its
 * absence in todo.txt the day it is done.
 * @param basis of a length without a sign
 */
export function rhythmLength(text: string, basis: 'calendar' | 'completion'): ImportedRhythm | null {
  const found = /^(\.\+|\+\+|\+)?(\d{1,3})([dwmyb])$/.exec(text.trim())
  if (!found) return null
  const [, sign = '', count = '1', unit = 'd'] = found
  const by = sign === '.+' ? 'completion' : sign === '' ? basis : 'calendar'
  if (unit === 'b') return count === '1' ? rhythmRule('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR') : null
  return rhythmRule(`FREQ=${UNITS[unit]};INTERVAL=${Number(count)}`, by)
}

/** taskwarrior's durations: `weekly`, `2wks`, `3days`, `P1M`, `quarterly`. Source: https://taskwarrior.org/docs/durations/ */
export function rhythmDuration(text: string): ImportedRhythm | null {
  const word = text.trim().toLowerCase()
  const named = DURATIONS[word]
  if (named !== undefined) return rhythmRule(named)
  const found = /^p?(\d{1,3})\s*-?(d|day|w|wk|week|m|mo|mth|month|q|qtr|quarter|y|yr|year)s?$/.exec(word)
  if (!found) return null
  const [, count = '1', unit = 'd'] = found
  const letter = unit.charAt(0)
  return letter === 'q'
    ? rhythmRule(`FREQ=MONTHLY;INTERVAL=${3 * Number(count)}`)
    : rhythmRule(`FREQ=${UNITS[letter]};INTERVAL=${Number(count)}`)
}

const UNITS: Readonly<Record<string, string>> = { d: 'DAILY', w: 'WEEKLY', m: 'MONTHLY', y: 'YEARLY' }

const DURATIONS: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  day: 'FREQ=DAILY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  week: 'FREQ=WEEKLY',
  sennight: 'FREQ=WEEKLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  fortnight: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  month: 'FREQ=MONTHLY',
  bimonthly: 'FREQ=MONTHLY;INTERVAL=2',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
  semiannual: 'FREQ=MONTHLY;INTERVAL=6',
  yearly: 'FREQ=YEARLY',
  annual: 'FREQ=YEARLY',
  year: 'FREQ=YEARLY',
  biannual: 'FREQ=YEARLY;INTERVAL=2',
  biyearly: 'FREQ=YEARLY;INTERVAL=2',
}

const FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
const PARTS: ReadonlySet<string> = new Set([
  'FREQ',
  'INTERVAL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'COUNT',
  'UNTIL',
  'WKST',
])
const DAY = /^-?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)$/

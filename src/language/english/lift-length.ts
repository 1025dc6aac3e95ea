// A length of time anywhere in a line, "set a timer for an hour and a half", in whole minutes.
import { digitsFor } from '../number-words.ts'

/** A line without the length in it. `minutes` is a whole number, 1 or more. */
export interface LiftedLength {
  readonly rest: string
  readonly minutes: number
}

const HOURS = 'hours?|hrs?|h'
const MINUTES = 'minutes?|mins?|min|m|mintues?|minuets?'
const SPAN = new RegExp(
  `(?:(?:for|of|in|to|at|from|about|exactly|another|a|an) )*\\b(?:(?<half>half an hour|half hour|half-hour)|(?<quarter>(?:a )?quarter of an hour)|(?:(?<hours>\\d{1,2}|an?)[- ]?(?<tail>and a half )?(?:${HOURS})\\b(?<more> and a half)?)?(?:,? ?(?:and )?(?<minutes>\\d{1,3}|a)[- ]?(?:${MINUTES})\\b)?)(?= |$|[,.!?])`,
  'g',
)

/** Null where a line says none, more than one, or one in seconds. */
export function liftLength(line: string): LiftedLength | null {
  const text = withWholeNumbers(digitsFor(line.toLowerCase().replaceAll(/[-–](?=\w)/g, ' '))).replaceAll(/\s+/g, ' ')
  const found = [...text.matchAll(SPAN)].filter(
    ({ groups }) => groups?.['half'] ?? groups?.['quarter'] ?? groups?.['hours'] ?? groups?.['minutes'],
  )
  const [first] = found
  if (!first || found.length > 1 || /\bsec(?:ond)?s?\b/.test(text)) return null
  const { half, quarter, hours, tail, more, minutes } = first.groups ?? {}
  const total = half ? 30 : quarter ? 15 : countOf(hours) * 60 + (tail || more ? 30 : 0) + countOf(minutes)
  if (total < 1) return null
  const rest = `${text.slice(0, first.index)} ${text.slice(first.index + first[0].length)}`
    .replaceAll(/\s+/g, ' ')
    .trim()
  return rest === '' ? null : { rest, minutes: total }
}

/** "1h30" and "1.5 hours", which are written in one piece, in hours and minutes. */
const withWholeNumbers = (line: string): string =>
  line
    .replaceAll(/\b(?:3 quarters|3\/4) of an? hour\b/g, '45 minutes')
    .replaceAll(/\b(?:a )?couple (?:of )?(?=(?:hours|hrs|minutes|mins)\b)/g, '2 ')
    .replaceAll(/\b(\d{1,2})h([0-5]\d)(?:m|min|mins)?\b/g, '$1 h $2 min')
    .replaceAll(new RegExp(`\\b(\\d{1,2})(?:[.,]5|½) ?(?=(?:${HOURS})\\b)`, 'g'), '$1 h 30 min ')
    .replaceAll(new RegExp(` 30 min (?:${HOURS})\\b`, 'g'), ' 30 min')

const countOf = (words: string | undefined): number =>
  words === undefined ? 0 : /^an?$/.test(words) ? 1 : Number(words)

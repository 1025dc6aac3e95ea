// Spoken moments ("five thirty pm", "the twenty first of march") in the words the date reader knows.

import { isWhen } from '../capture-line.ts'
import { SEVERAL_TIMES } from '../daily-doses.ts'
import { splitDated } from '../dated-lists.ts'
import { CARDINALS, digitsFor, ORDINALS } from '../number-words.ts'

/** The number that a word is, where it lies between these; undefined for other words. */
function between(least: number, most: number, word: string | undefined): number | undefined {
  const number = CARDINALS.get(word ?? '')
  return number !== undefined && number >= least && number <= most ? number : undefined
}
const unitOf = (word: string | undefined) => between(1, 19, word)
const tensOf = (word: string | undefined) => between(20, 90, word)

/**
 * Number words become digits, "o'clock" is removed, "half an hour" becomes minutes; the rest stays.
 * @param isWhen the words are said to be a moment
 */
export function writtenMoment(words: string, isWhen = false): string {
  // “Make it 3”: where a moment is meant, a number alone is an hour.
  if (isWhen && /^(?:1?\d|2[0-3])$/.test(words.trim())) return `at ${words.trim()}`
  // “ten tomorrow”: so is one in front of a day.
  const led = isWhen
    ? /^(\S+) ((?:on |next |this )?(?:tomorrow|today|tonight|tmrw|(?:mon|tues|wednes|thurs|fri|satur|sun)day))$/i.exec(
        words.trim(),
      )
    : null
  if (led && /^(?:1?\d|2[0-3])$/.test(digitsFor(led[1] ?? ''))) return `${led[2]} at ${digitsFor(led[1] ?? '')}`
  // “14th”: the number of a day.
  const nth = isWhen ? /^(?:the )?(\d{1,2}(?:st|nd|rd|th))$/i.exec(words.trim()) : null
  // “First”, “third” alone is a place in a list; “the third” may be a day.
  if (isWhen && ORDINALS.has(words.trim().toLowerCase())) return words.trim()
  if (nth) return `on the ${nth[1]}`
  // “730”, “at 1015”: an hour and its minutes, where a moment is meant.
  const glued = isWhen ? /^(?:at )?(1?\d|2[0-3])([0-5]\d)(?: ?([ap])\.?m\.?)?$/i.exec(words.trim()) : null
  if (glued) return `at ${glued[1]}:${glued[2]}${glued[3] ? `${glued[3]}m` : ''}`
  // “7.20” has no month 20.
  const dotted = isWhen ? /^(?:at )?(1?\d|2[0-3])\.(1[3-9]|[2-5]\d)$/.exec(words.trim()) : null
  if (dotted) return `at ${dotted[1]}:${dotted[2]}`
  // “In the morning” is the next one; “same time” stays the time it has.
  if (isWhen && /^(?:first thing )?(?:in )?(?:the )?morning$/i.test(words.trim())) return 'tomorrow morning'
  const later = isWhen ? /^(?:in )?(?:the )?(evening|afternoon|arvo)$/i.exec(words.trim())?.[1] : undefined
  if (later !== undefined) return `this ${/arvo/i.test(later) ? 'afternoon' : later}`
  const plain = words
    .replace(isWhen ? /,? (?:at )?(?:the )?same time$/i : /$^/, '')
    .replaceAll(/\bhalf(?: an|-)? ?hour\b/gi, '30 minutes')
    .replaceAll(/\b(?:a )?quarter of an hour\b/gi, '15 minutes')
    .replaceAll(/\b(?:an|one|1) hour and a half\b|\b(?:an|one|1) and a half hours?\b/gi, '90 minutes')
    .replaceAll(/\b(?:an|one) hour\b/gi, '1 hour')
    .replaceAll(/\ba minute\b/gi, '1 minute')
    .replaceAll(/\s+o['’]? ?clock\b/gi, '')
    .replaceAll(/(\d)\s?([ap])\.?\s?m\.?(?=\s|$)/gi, '$1$2m')
  const tokens = plain.split(/\s+/)
  const written: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.toLowerCase() ?? ''
    const next = tokens[at + 1]?.toLowerCase()
    const tens = tensOf(word)
    const ordinal = ORDINALS.get(word)
    const hour = unitOf(word)
    if (tens !== undefined) {
      const unit = unitOf(next)
      const nth = ORDINALS.get(next ?? '')
      if (nth !== undefined && nth < 10) written.push(nthText(tens + nth))
      else written.push(String(tens + (unit !== undefined && unit < 10 ? unit : 0)))
      if ((nth ?? unit ?? 10) < 10) at++
    } else if (ordinal !== undefined) written.push(nthText(ordinal))
    else if (hour !== undefined) {
      const after = tokens[at + 2]?.toLowerCase()
      const half = tensOf(next) ?? unitOf(next)
      const minute = next === 'oh' || next === 'o' ? between(1, 9, after) : undefined
      if (minute !== undefined) {
        written.push(`${hour}:0${minute}`)
        at += 2
      } else if (hour <= 12 && half !== undefined && half < 60 && half >= 10) {
        const unit = tensOf(next) === undefined ? undefined : unitOf(after)
        const extra = unit !== undefined && unit < 10 ? unit : 0
        written.push(`${hour}:${String(half + extra).padStart(2, '0')}`)
        at += extra > 0 ? 2 : 1
      } else written.push(String(hour))
    } else written.push(tokens[at] ?? '')
  }
  const said = written.join(' ').replaceAll(/(\d)\s+([ap]m)\b/gi, '$1$2')
  // “Say six”: an hour in words.
  return isWhen && /^(?:1?\d|2[0-3])$/.test(said) ? `at ${said}` : said
}

const nthText = (number: number): string => {
  const last = number % 10
  const isTeen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${isTeen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}

const LEADING = /^(for|on|by|at|in|this|the|of|from|starting) /i

/** A moment at the end of a text, spoken or written; null if there is none, or nothing else. */
export function splitMoment(words: string): { readonly rest: string; readonly moment: string } | null {
  const tokens = words.trim().split(/\s+/)
  // Of several times none is when it is.
  if (tokens.length > 30 || SEVERAL_TIMES.test(words) || splitDated(words) !== null) return null
  for (let at = 1; at < tokens.length; at++) {
    const spoken = writtenMoment(tokens.slice(at).join(' '))
    const moments = [spoken, spoken.replace(LEADING, ''), spoken.replace(LEADING, '').replace(LEADING, '')]
    const moment = moments.find((each) => isWhen(each))
    if (moment === undefined || /^\d{1,2}$/.test(moment)) continue
    const rest = tokens
      .slice(0, at)
      .join(' ')
      .replace(/ (for|on|by|at|in|this|the|of|from)$/i, '')
    // “every Monday” is a rhythm, and no Monday.
    return /\b(?:every|each)\b(?: \S+){0,8}$/i.test(rest) ? null : { rest, moment }
  }
  return null
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const MOMENT_LIKE = new RegExp(
  `^(?:at |on |by |to |for )?(?:the )?(?:\\d{1,3}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,3}(?:st|nd|rd|th)?|\\d{1,2}[:.]\\d{2}(?: ?[ap]m)?|\\d{1,2} ?[ap]\\.?m\\.?|\\d{1,4}[/-]\\d{1,2}(?:[/-]\\d{1,4})?|\\d{1,3}(?:st|nd|rd|th))$`,
  'i',
)

/** Is it written as a date or a time is, whether or not there is such a one: "32 march", "25:00", "13pm"? */
export const looksLikeMoment = (words: string): boolean => MOMENT_LIKE.test(words.trim())

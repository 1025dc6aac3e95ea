// "Edit lines": formats steps as plain lines, and parses them.
import type { ProposedStep, StepMode } from '../../contracts/proposals.ts'
import { UserError } from '../../user-error.ts'
import { emojiFor } from './movement.ts'
import { EMOJI, LIMITS } from './rules.ts'
import { cleanTitle, listGraphemes, shorten, wordsOf } from './words.ts'

const MOST = 20
const UNSAID = 5
const MODES: Record<Exclude<StepMode, 'do'>, string> = { do_with_me: 'do with me', delegate: 'delegate' }

const MODE = /[,;\s]+\(?(do with me|delegate)\)?$/iu
const MINUTES = /(?:^|[,;~–—-]\s*|\s+~?|\()(\d{1,6})\s*(?:m|min|mins|minutes?|minuten|minutos|’|')\.?\)?$/iu
const HOURS = /(?:^|[\s,;~(–-])(\d+(?:[.,]\d+)?\s*(?:h|hrs?|hours?))\.?\)?$/iu
const BULLET = /^(?:(?:[-*•–]|\[[ x]?\]|\d{1,2}[.)])\s+)+/iu

/** One line a step: `📧 Open mail, 2 min`, then its mode if it is not done alone. */
export function formatLines(steps: readonly ProposedStep[]): string {
  return steps
    .map(({ description, minutes, emoji, mode }) => {
      const how = mode === 'do' ? '' : `, ${MODES[mode]}`
      return `${emoji} ${description}, ${minutes} min${how}`
    })
    .join('\n')
}

/**
 * Parses steps, one a line. Emoji, minutes and mode may be missing; bullets and numbers are ignored.
 * `parseLines(formatLines(steps))` equals `steps`. Order and sum are the writer's choice.
 * @throws UserError if there is no step, too many, or an invalid one; the message names the line.
 */
export function parseLines(text: string): ProposedStep[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => cleanTitle(line) !== '')
  if (lines.length === 0) throw new UserError('No line holds a step. Write one a line, like “Open mail, 2 min”.')
  if (lines.length > MOST)
    throw new UserError(`That is ${lines.length} steps; ${MOST} fit. Join some lines, or make two tasks.`)
  return lines.map((line, index) => parseLine(cleanTitle(line), index + 1))
}

function parseLine(line: string, number: number): ProposedStep {
  let rest = line.replace(BULLET, '')
  const emoji = leadingEmoji(rest)
  if (emoji !== null) rest = rest.slice(emoji.length).trim()
  const manner = MODE.exec(rest)
  if (manner) rest = rest.slice(0, manner.index)
  const duration = MINUTES.exec(rest)
  if (duration) rest = rest.slice(0, duration.index).trim()
  const minutes = duration ? Number(duration[1]) : number === 1 ? LIMITS.first : UNSAID
  if (!duration && HOURS.test(rest)) throw tooLong(number, HOURS.exec(rest)?.[1] ?? '')
  if (minutes < 1 || minutes > LIMITS.minutes) throw tooLong(number, `${minutes} min`)
  const description = duration ? rest : rest.replace(/[\s,;]+$/u, '')
  if (wordsOf(description).length === 0)
    throw new UserError(`Line ${number} has no words. Say what to do, like “Open mail, 2 min”.`)
  if (description.length > LIMITS.description)
    throw new UserError(
      `Line ${number} is long: “${shorten(description)}” A step holds 255 characters; make two lines.`,
    )
  const mode = manner?.[1]?.toLowerCase() === MODES.delegate ? 'delegate' : manner ? 'do_with_me' : 'do'
  return { description, minutes, emoji: emoji ?? emojiFor(description), mode }
}

function tooLong(number: number, said: string): UserError {
  return new UserError(`Line ${number} says ${said}; a step takes 1 to 10 minutes. Make it several lines.`)
}

function leadingEmoji(text: string): string | null {
  const first = listGraphemes(text)[0] ?? ''
  return first.length <= LIMITS.emoji && EMOJI.test(first) ? first : null
}

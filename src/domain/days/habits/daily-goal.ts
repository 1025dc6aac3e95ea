// How often a day a habit is to be done: "8", "8 glasses", or once.
import { digitsFor } from '../../../language/number-words.ts'
import { cutText } from '../../../text.ts'
import { DomainError } from '../../../user-error.ts'

/** 1: it is checked, not counted. */
export interface DailyGoal {
  readonly goal: number
  /** "glasses"; null: just a number. */
  readonly unit: string | null
}

export const MAX_DAILY_GOAL = 1000

/**
 * "8", "8 glasses", "8 times", "eight glasses of water a day"; "once" or "none" is a habit without a count.
 * @throws DomainError for other words and for more than `MAX_DAILY_GOAL`
 */
export function parseDailyGoal(words: string): DailyGoal {
  const typed = digitsFor(words.trim().toLowerCase())
    .replace(/^(?:once|none|no)$/, '1')
    .replace(/^twice$/, '2')
  const [, number, unit = ''] =
    /^[x×]?\s?(\d{1,4})\s?[x×]?(?:\s([\p{L}\s]+?))?(?:\s(?:a|per|each|every)\sday|\sdaily)?$/u.exec(typed) ?? []
  const goal = Number(number)
  if (number === undefined || goal < 1 || goal > MAX_DAILY_GOAL)
    throw new DomainError('habit.unreadable-count', { words })
  return { goal, unit: goal === 1 ? null : unitOf(unit) }
}

/** "glasses" of "glasses of water"; null for "times". */
export function unitOf(words: string): string | null {
  const unit = cutText(words.trim().replace(/\sof\s.*$/u, ''), 30).kept
  return unit === '' || /^(?:x|×|times?)$/i.test(unit) ? null : unit
}

/** "8 glasses", "8", "once": `parseDailyGoal` reads it again. */
export const formatDailyGoal = ({ goal, unit }: DailyGoal): string =>
  goal === 1 ? 'once' : unit === null ? `${goal}` : `${goal} ${unit}`

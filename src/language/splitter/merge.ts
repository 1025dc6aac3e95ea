// "Easy": merges a step with the next.
import type { ProposedStep, StepMode } from '../../contracts/proposals.ts'
import { isImperative } from './lexicon.ts'
import { LIMITS } from './rules.ts'
import { wordsOf } from './words.ts'

/** Both steps as one of at most ten minutes; null if they exceed that or the text limit. */
export function mergeSteps(step: ProposedStep, next: ProposedStep): ProposedStep | null {
  const minutes = step.minutes + next.minutes
  const description = mergeWords(step.description, next.description)
  if (minutes > LIMITS.minutes || description === null) return null
  return { description, minutes, emoji: step.emoji, mode: modeOf(step.mode, next.mode) }
}

/** “Write since when” and “Read and send” become “Write since when, read, send”; null over 255 characters. */
export function mergeWords(first: string, second: string): string | null {
  const joined = `${first.replace(/[.…,;]+$/u, '')}, ${small(listed(second))}`
  return joined.length <= LIMITS.description ? joined : null
}

/** Inside a list, “read, send” reads better than “read and send”. */
function listed(text: string): string {
  const pair = /^(\p{L}+) and (\p{L}+)$/u.exec(text)
  return pair && isImperative(pair[2] ?? '') ? `${pair[1]}, ${pair[2]}` : text
}

function small(text: string): string {
  const first = wordsOf(text)[0]
  return first?.start === 0 && isImperative(first.text) && /^\p{Lu}\p{Ll}/u.test(first.text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** Company needed for one is needed for both; a part done by oneself stays so. */
function modeOf(a: StepMode, b: StepMode): StepMode {
  return a === b ? a : 'do_with_me'
}

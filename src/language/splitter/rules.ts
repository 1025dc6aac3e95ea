// Rules for every proposal: from templates, a model, or a merge.
import type { ProposedStep, ProposedSubtask } from '../../contracts/proposals.ts'
import { MODES, type TaskAtHand, type TaskScope } from './proposal.ts'
import { cleanTitle, wordsOf } from './words.ts'

/** Minutes of one step, steps of one split, and lengths in UTF-16 units. */
export const LIMITS = { minutes: 10, first: 2, description: 255, emoji: 10, subtasks: 7, firstSubtask: 60 } as const

const COUNTS = { simple: [2, 3], medium: [3, 6], complex: [3, 6] } as const

// A line that fits any task helps with none.
const GENERIC =
  /^(?:plan|prepare|do|start|begin|work|review|finish|continue|complete|execute|organi[sz]e|research|check|think|focus|act|wrap up|get (?:started|ready|going))(?: (?:it|this|that|on it|about it|working|the (?:task|work|job|thing|rest)|everything|things?|all|up|again|planning|the first step|step \d+))*[.…]?$/iu

// No instruction begins with one of these.
const NOT_VERBS = new Set(
  'a an the this that these those my your his her its our their i you he she we they it some any no every all and or but if when while because for from of in on at to with by about as is are was be first second maybe'.split(
    ' ',
  ),
)

const NUMBERED = /^(?:step|part|phase|task)\s*\d/iu

/** Under 15 minutes simple, to 60 medium, above complex; without an estimate, the task's own scope. */
export function scopeOf(task: Pick<TaskAtHand, 'minutes' | 'scope'>): TaskScope {
  const minutes = estimateOf(task)
  if (minutes === null) return task.scope
  return minutes < 15 ? 'simple' : minutes <= 60 ? 'medium' : 'complex'
}

/** The estimate in whole minutes, at least 1; null when there is none. */
export function estimateOf(task: Pick<TaskAtHand, 'minutes'>): number | null {
  return task.minutes !== null && Number.isFinite(task.minutes) ? Math.max(1, Math.round(task.minutes)) : null
}

/** How far a sum may differ from the estimate and still be "about" it: a fifth, at least two minutes. */
export function estimateTolerance(estimate: number): number {
  return Math.max(2, Math.floor(estimate / 5))
}

/** The smallest and largest number of steps for this scope. */
export function countsOf(scope: TaskScope): readonly [number, number] {
  return COUNTS[scope]
}

/** Whether a line says nothing specific ("Plan it", "Do the work"). */
export function isGeneric(description: string): boolean {
  return GENERIC.test(cleanTitle(description))
}

/** An emoji as the column allows it: one character, at most ten UTF-16 units. */
export function isEmoji(text: string): boolean {
  return text.length <= LIMITS.emoji && EMOJI.test(text)
}

/** One emoji including modifiers, sequences and flags. */
export const EMOJI =
  /^(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{ExtPict}[\uFE0F\p{EMod}]*(?:\u200D\p{ExtPict}[\uFE0F\p{EMod}]*)*)$/u

/**
 * Errors of these steps, one sentence each; empty if they may be shown. `estimate` is minutes or null. For a complex
 * task, pass its first sub-task's estimate and scope.
 */
export function checkProposal(steps: readonly ProposedStep[], estimate: number | null, scope: TaskScope): string[] {
  const [fewest, most] = countsOf(scope)
  const faults: string[] = []
  if (steps.length < fewest || steps.length > most)
    faults.push(`${steps.length} steps; ${fewest} to ${most} are allowed.`)
  steps.forEach((step, index) => {
    for (const fault of checkStep(step)) faults.push(`Step ${index + 1}: ${fault}`)
  })
  if (new Set(steps.map((step) => fold(step.description))).size < steps.length) faults.push('A step is repeated.')
  const first = steps[0]?.minutes ?? 1
  if (first > LIMITS.first || steps.some((step) => step.minutes < first))
    faults.push('The first step is not the easiest: 2 minutes or less, and no other shorter.')
  if (estimate !== null) faults.push(...checkSum(steps, estimate))
  return faults
}

/** Errors of these sub-tasks of a task of `estimate` minutes. */
export function checkSubtasks(subtasks: readonly ProposedSubtask[], estimate: number | null): string[] {
  const faults: string[] = []
  if (subtasks.length < 2 || subtasks.length > LIMITS.subtasks)
    faults.push(`${subtasks.length} sub-tasks; 2 to ${LIMITS.subtasks} are allowed.`)
  for (const { title, minutes } of subtasks) {
    if (cleanTitle(title) !== title || title === '' || title.length > 255 || isGeneric(title))
      faults.push('A sub-task title is empty, generic or too long.')
    if (!Number.isInteger(minutes) || minutes < 1) faults.push('A sub-task needs whole minutes.')
  }
  if (new Set(subtasks.map((part) => fold(part.title))).size < subtasks.length) faults.push('A sub-task is repeated.')
  if ((subtasks[0]?.minutes ?? 0) > LIMITS.firstSubtask) faults.push('The first sub-task is longer than an hour.')
  if (estimate !== null) faults.push(...checkSum(subtasks, estimate))
  return faults
}

/** The error of a step's words alone. */
export function checkWords(description: string): string[] {
  const faults: string[] = []
  const words = wordsOf(description)
  if (words.length === 0 || cleanTitle(description) !== description) faults.push('the words are empty or not one line.')
  else if (NUMBERED.test(description) || NOT_VERBS.has(words[0]?.text.toLowerCase() ?? ''))
    faults.push('it does not start with a verb.')
  if (description.length > LIMITS.description) faults.push('the words are too long.')
  if (isGeneric(description)) faults.push('it would fit any task.')
  return faults
}

function checkStep({ description, minutes, emoji, mode }: ProposedStep): string[] {
  const faults = checkWords(description)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LIMITS.minutes) faults.push('it is not 1 to 10 minutes.')
  if (!isEmoji(emoji)) faults.push('it has no single emoji.')
  if (!MODES.includes(mode)) faults.push('it has no delegation mode.')
  return faults
}

function checkSum(parts: readonly { minutes: number }[], estimate: number): string[] {
  const sum = parts.reduce((total, part) => total + part.minutes, 0)
  const allowed = estimateTolerance(estimate)
  return Math.abs(sum - estimate) <= allowed ? [] : [`Together ${sum} min; ${estimate} ± ${allowed} is asked.`]
}

function fold(text: string): string {
  return wordsOf(text)
    .map((word) => word.text.toLowerCase())
    .join(' ')
}

// How families of tasks are written down: plain lines, so that adding one needs no programming.
// `📧 1 Open a mail to {who} / Open a new mail` is emoji, usual minutes, words; after " / " words for a title that
// lacks a slot. `+` before it: may be left out. `>` below it: its smaller pieces. `&` with somebody, `@` by somebody.
import type { StepMode } from './proposal.ts'

/** Words with slots, best first; the first whose slots the title fills is used. */
export type Wording = readonly string[]

/** A step with slots to be filled. */
export interface StepTemplate {
  readonly say: Wording
  readonly minutes: number
  readonly emoji: string
  readonly mode: StepMode
  readonly extra: boolean
  readonly smaller: readonly Wording[]
}

/** A sub-task with slots, and its steps. */
export interface PartTemplate {
  readonly title: Wording
  readonly minutes: number
  readonly steps: readonly StepTemplate[]
}

/** Word patterns a title is matched by, each a run of words; `^` at the start only, `=` this form only. */
export interface Family {
  readonly name: string
  readonly patterns: readonly { readonly words: string; readonly weight: number }[]
  readonly steps: readonly StepTemplate[]
  readonly parts: readonly PartTemplate[]
}

/** A family as its file writes it down. */
export interface FamilyText {
  /** Comma-separated patterns that win over another family's verb, */
  readonly sure?: string
  /** that settle it, */
  readonly strong?: string
  /** that speak for it, */
  readonly words?: string
  /** and that count only when nothing else does. */
  readonly weak?: string
  readonly steps: string
  /** Sub-tasks: `20 Title`, then the steps of it, indented. */
  readonly parts?: string
}

/** Reads a family from its lines. @throws Error naming the line that cannot be read. */
export function family(name: string, text: FamilyText): Family {
  const patterns = [
    ...patternsOf(text.sure, 50),
    ...patternsOf(text.strong, 30),
    ...patternsOf(text.words, 20),
    ...patternsOf(text.weak, 10),
  ]
  return { name, patterns, steps: stepsOf(name, linesOf(text.steps)), parts: partsOf(name, linesOf(text.parts ?? '')) }
}

function patternsOf(text: string | undefined, weight: number): { words: string; weight: number }[] {
  return (text ?? '')
    .split(',')
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ words, weight }))
}

function partsOf(name: string, lines: string[]): PartTemplate[] {
  const parts: { title: Wording; minutes: number; lines: string[] }[] = []
  for (const line of lines) {
    const head = /^(\d+) (.+)$/.exec(line)
    if (head) parts.push({ title: wording(head[2] ?? ''), minutes: Number(head[1]), lines: [] })
    else parts.at(-1)?.lines.push(line)
  }
  return parts.map((part) => ({ title: part.title, minutes: part.minutes, steps: stepsOf(name, part.lines) }))
}

function stepsOf(name: string, lines: string[]): StepTemplate[] {
  const steps: (StepTemplate & { smaller: Wording[] })[] = []
  for (const line of lines) {
    const piece = /^> (.+)$/.exec(line)
    const head = /^(\+ )?(?:([&@]) )?(\P{L}+?) (\d+) (.+)$/u.exec(line)
    if (piece) steps.at(-1)?.smaller.push(wording(piece[1] ?? ''))
    else if (head)
      steps.push({
        say: wording(head[5] ?? ''),
        minutes: Number(head[4]),
        emoji: head[3] ?? '',
        mode: head[2] === '&' ? 'do_with_me' : head[2] === '@' ? 'delegate' : 'do',
        extra: head[1] !== undefined,
        smaller: [],
      })
    else throw new Error(`The family ${name} has a line that isn't a step: ${line}`)
  }
  return steps
}

function wording(text: string): Wording {
  return text.split(' / ')
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

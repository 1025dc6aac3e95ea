// "Too big": replaces one step by two or three smaller ones; the others stay.
import type { ProposedStep } from '../../contracts/proposals.ts'
import { fitSteps } from './fit.ts'
import { fillFrom, movementFor, ownFamily } from './movement.ts'
import { ANYTHING, BODY } from './movements.ts'
import type { TaskAtHand } from './proposal.ts'
import { templateOf } from './read-back.ts'
import { checkWords } from './rules.ts'
import { fillTemplate, readTitle } from './subject.ts'

/**
 * Two or three smaller steps, the first the easiest, with the step's minutes as sum, or a minute each if it was
 * shorter. Never empty.
 */
export function tooBig(step: ProposedStep, task: TaskAtHand): ProposedStep[] {
  const pieces = wordsFor(step.description, task)
  const minutes = fitSteps(
    pieces.map((_, index) => (index === 0 ? 3 : 6)),
    Math.max(step.minutes, pieces.length),
  )
  return pieces.map((description, index) => ({ ...step, description, minutes: minutes[index] ?? 1 }))
}

/** The template's own pieces, else a merged step's halves, else pieces by the verb, else the body first. */
function wordsFor(description: string, task: TaskAtHand): readonly string[] {
  const template = templateOf(description, ownFamily(task))
  const slots = { ...readTitle(task.title).slots, ...template?.slots }
  const known = template?.found.smaller.flatMap((say) => fillTemplate(say, slots) ?? []) ?? []
  const byVerb = movementFor(description, task)?.smaller
  const bare = core(description)
  const ways = [
    known,
    halves(description),
    bare === description ? (byVerb ?? ANYTHING.smaller).map((piece) => fillFrom(piece, description)) : [],
    ...BODY.map((pieces) => pieces.map((piece) => fillFrom(piece, bare))),
  ]
  return ways.find((pieces) => pieces.length >= 2 && usable(pieces, description)) ?? []
}

function usable(pieces: readonly string[], description: string): boolean {
  return !pieces.includes(description) && pieces.every((piece) => checkWords(piece).length === 0)
}

/** “Write since when, read, send” was merged; it is split at its first comma. */
function halves(description: string): string[] {
  const comma = description.indexOf(', ')
  const [first, second] = [description.slice(0, comma), description.slice(comma + 2)]
  const starts = movementFor(second) !== undefined
  return comma > 0 && starts ? [first, second.charAt(0).toUpperCase() + second.slice(1)] : []
}

/** A piece made here quotes its step; pieces of the piece quote that step, not the piece. */
function core(description: string): string {
  const patterns = [...ANYTHING.smaller, ...BODY.flat()]
  for (const pattern of patterns) {
    const [before = '', after = ''] = pattern.split('{step}')
    if (description.startsWith(`${before}“`) && description.endsWith(`”${after}`))
      return description.slice(before.length + 1, description.length - after.length - 1)
  }
  return description
}

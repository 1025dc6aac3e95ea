// The offline splitter: from a task's own words to steps or sub-tasks, by templates; the same input gives the same answer.

import { SITTINGS } from './families/general.ts'
import { fewestSteps, fitParts, fitSteps } from './fit.ts'
import { familyOf, partOf } from './match.ts'
import { mergeWords } from './merge.ts'
import type { Proposal, ProposedStep, ProposedSubtask, SplitSize, TaskAtHand } from './proposal.ts'
import type { StepTemplate } from './recipe.ts'
import { countsOf, estimateOf, scopeOf } from './rules.ts'
import { fill, readTitle, type Slots } from './subject.ts'
import { cleanText } from './words.ts'

const HALVES = ['first half', 'second half'] as const

/** A template with its slots filled from one title. */
export interface FilledStep extends ProposedStep {
  readonly extra: boolean
  readonly smaller: readonly string[]
}

/** Proposes steps, or sub-tasks first for a complex task. Looks at the title, estimate, scope and leaf type. */
export function split(task: TaskAtHand, size: SplitSize): Proposal {
  const scope = scopeOf(task)
  const estimate = estimateOf(task)
  if (scope !== 'complex') return { kind: 'steps', steps: compose(filledSteps(task), estimate, scope, size) }
  const subtasks = subtasksOf(task, estimate, size)
  const first: TaskAtHand = { ...task, title: subtasks[0]?.title ?? task.title, minutes: subtasks[0]?.minutes ?? null }
  return { kind: 'subtasks', subtasks, steps: compose(filledSteps(first), first.minutes, scopeOf(first), size) }
}

/** Every step the templates know for this title, in order, extras included. */
function filledSteps(task: TaskAtHand): FilledStep[] {
  const part = partOf(cleanText(task.title).replace(/: (?:first|second) half$/, ''))
  // A part without steps of its own begins as the task it is a part of would.
  const whole = part?.found.steps.length === 0 ? part.slots.title?.replace(/^“|”$/g, '') : undefined
  const subject = readTitle(whole ?? task.title)
  const slots: Slots = { ...subject.slots, ...part?.slots }
  const templates = part && part.found.steps.length > 0 ? part.found.steps : familyOf(subject, task.leafType).steps
  return templates.flatMap((template) => filled(template, slots))
}

function filled(template: StepTemplate, slots: Slots): FilledStep[] {
  const description = fill(template.say, slots)
  if (description === undefined) return []
  const { minutes, emoji, mode, extra } = template
  const smaller = template.smaller.flatMap((say) => fill(say, slots) ?? [])
  return [{ description, minutes, emoji, mode, extra, smaller }]
}

function compose(all: FilledStep[], estimate: number | null, scope: 'simple' | 'medium' | 'complex', size: SplitSize) {
  const [fewest, most] = countsOf(scope)
  const usual = countFor(estimate, scope, 'same', fewest, most)
  const count = countFor(estimate, scope, size, fewest, most)
  let steps = chosen(all, count, estimate ?? 0)
  if (size === 'smaller' && count === usual) steps = tinyStart(steps)
  const minutes = steps.map((step) => step.minutes)
  const natural = minutes.reduce((sum, each) => sum + each, 0)
  const total = estimate ?? (scope === 'simple' ? Math.min(natural, 14) : Math.min(Math.max(natural, 15), 60))
  const fitted = fitSteps(minutes, Math.max(total, count))
  return steps.map(
    ({ description, emoji, mode }, index): ProposedStep => ({ description, minutes: fitted[index] ?? 1, emoji, mode }),
  )
}

function countFor(estimate: number | null, scope: string, size: SplitSize, fewest: number, most: number): number {
  const usual =
    scope === 'simple'
      ? estimate === null || estimate > 2
        ? 3
        : 2
      : estimate === null || estimate < 25
        ? 4
        : estimate < 45
          ? 5
          : 6
  const wanted = size === 'same' ? usual : size === 'smaller' ? usual + 1 : usual - 2
  const held = estimate === null ? fewest : fewestSteps(estimate, size !== 'bigger')
  return Math.min(most, Math.max(fewest, wanted, held))
}

/** The templates' steps brought to this many: extras added, the longest first where time is plenty; else joined or parted. */
function chosen(all: readonly FilledStep[], count: number, total: number): FilledStep[] {
  const needed = all.filter((step) => !step.extra)
  const spare = { count: needed.length, minutes: needed.reduce((sum, step) => sum + step.minutes, 0) }
  const offered = all.filter((step) => step.extra)
  if (total > 1.5 * spare.minutes) offered.sort((a, b) => b.minutes - a.minutes)
  const extras = offered.slice(0, Math.max(0, count - spare.count))
  let steps = all.filter((step) => !step.extra || extras.includes(step))
  while (steps.length > count) steps = joinShortest(steps)
  while (steps.length < count) {
    const finer = partLongest(steps)
    if (finer.length === steps.length) break
    steps = finer
  }
  return steps
}

/** Joins the two neighbours that are shortest together; the first step stays small as long as others are left. */
function joinShortest(steps: readonly FilledStep[]): FilledStep[] {
  let at = 1
  for (let index = 1; index < steps.length - 1; index += 1) {
    if (together(index) < together(at)) at = index
  }
  const [a, b] = [steps[at], steps[at + 1]]
  if (a === undefined || b === undefined) return steps.slice(0, -1)
  const joined: FilledStep = {
    ...a,
    description: mergeWords(a.description, b.description) ?? a.description,
    minutes: a.minutes + b.minutes,
    smaller: [a.description, b.description],
  }
  return [...steps.slice(0, at), joined, ...steps.slice(at + 2)]

  function together(index: number): number {
    return (steps[index]?.minutes ?? 0) + (steps[index + 1]?.minutes ?? 0)
  }
}

function partLongest(steps: readonly FilledStep[]): FilledStep[] {
  let at = -1
  steps.forEach((step, index) => {
    if (step.smaller.length >= 2 && step.minutes > (steps[at]?.minutes ?? 0)) at = index
  })
  const step = steps[at]
  if (step === undefined) return [...steps]
  const [head = '', ...rest] = step.smaller
  const shorter = Math.max(1, Math.round(step.minutes / 3))
  const pieces = [head, rest.reduce((joined, next) => mergeWords(joined, next) ?? joined)]
  const made = pieces.map(
    (description, index): FilledStep => ({
      ...step,
      description,
      minutes: index === 0 ? shorter : Math.max(1, step.minutes - shorter),
      smaller: index === 1 && rest.length > 1 ? rest : [],
    }),
  )
  return [...steps.slice(0, at), ...made, ...steps.slice(at + 1)]
}

/** When there is no room for more steps, the first becomes tinier and its remainder moves into the second. */
function tinyStart(steps: readonly FilledStep[]): FilledStep[] {
  const [first, second, ...rest] = steps
  if (first === undefined || second === undefined || first.smaller.length < 2) return [...steps]
  const [movement = first.description, ...remainder] = first.smaller
  const description = mergeWords(remainder.join(', '), second.description) ?? second.description
  return [
    { ...first, description: movement, minutes: 1, smaller: [] },
    { ...second, description, smaller: [remainder.join(', '), second.description] },
    ...rest,
  ]
}

function subtasksOf(task: TaskAtHand, estimate: number | null, size: SplitSize): ProposedSubtask[] {
  const subject = readTitle(task.title)
  const family = partOf(cleanText(task.title)) ? undefined : familyOf(subject, task.leafType)
  const templates = family && family.parts.length > 0 ? family.parts : SITTINGS
  let parts = templates.map((part) => ({ title: fill(part.title, subject.slots) ?? '', minutes: part.minutes }))
  if (size === 'bigger') while (parts.length > 3) parts = joinLast(parts)
  if (size === 'smaller') parts = halveLongest(parts)
  const usual = parts.map((part) => part.minutes)
  const natural = usual.reduce((sum, minutes) => sum + minutes, 0)
  const minutes = fitParts(usual, estimate ?? Math.max(natural, 75))
  return parts.map((part, index) => ({ title: part.title, minutes: minutes[index] ?? 1 }))
}

function joinLast(parts: readonly ProposedSubtask[]): ProposedSubtask[] {
  const [a, b] = parts.slice(-2)
  if (a === undefined || b === undefined) return [...parts]
  const title = mergeWords(a.title, b.title) ?? a.title
  return [...parts.slice(0, -2), { title, minutes: a.minutes + b.minutes }]
}

function halveLongest(parts: readonly ProposedSubtask[]): ProposedSubtask[] {
  const longest = Math.max(...parts.slice(1).map((part) => part.minutes))
  const at = parts.findLastIndex((part) => part.minutes === longest)
  return parts.flatMap(({ title, minutes }, index) =>
    index === at ? HALVES.map((half) => ({ title: `${title}: ${half}`, minutes: minutes / 2 })) : [{ title, minutes }],
  )
}

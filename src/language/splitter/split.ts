// The offline splitter: from a task's words to steps or sub-tasks, by templates. Deterministic.

import type { ProposedStep, ProposedSubtask, SplitSize } from '../../contracts/proposals.ts'
import { sittingParts } from './catalog.ts'
import { fewestSteps, fitParts, fitSteps } from './fit.ts'
import { isImperative } from './lexicon.ts'
import { familyOf, fitOf } from './match.ts'
import { mergeWords } from './merge.ts'
import type { Proposal, TaskAtHand } from './proposal.ts'
import { partOf } from './read-back.ts'
import type { StepTemplate } from './recipe.ts'
import { countsOf, estimateOf, scopeOf } from './rules.ts'
import { fillTemplate, readTitle, type Slots } from './subject.ts'
import { cleanTitle, shorten, wordsOf } from './words.ts'

const HALVES = ['first half', 'second half'] as const

/** A template with slots filled from a title. */
export interface FilledStep extends ProposedStep {
  readonly extra: boolean
  readonly spare: boolean
  readonly smaller: readonly string[]
}

/**
 * Proposes steps, or sub-tasks for a complex task, from title, estimate and scope. Null if no family fits: the person
 * is asked `FIRST_TOUCH`.
 */
export function split(task: TaskAtHand, size: SplitSize): Proposal | null {
  const scope = scopeOf(task)
  const estimate = estimateOf(task)
  const whole = filledSteps(task)
  if (!whole) return null
  if (scope !== 'complex') return { kind: 'steps', steps: compose(whole, estimate, scope, size) }
  const subtasks = subtasksOf(task, estimate, size)
  const first: TaskAtHand = { ...task, title: subtasks[0]?.title ?? task.title, minutes: subtasks[0]?.minutes ?? null }
  const steps = filledSteps(first)
  return steps && { kind: 'subtasks', subtasks, steps: compose(steps, first.minutes, scopeOf(first), size) }
}

/** Three steps from what a person would touch first, for a task without a family. */
export function stepsFrom(answer: string): ProposedStep[] {
  const words = shorten(cleanTitle(answer).replace(/[\s.!?,;:…]+$/u, ''), 120)
  const isAct = isImperative(wordsOf(words)[0]?.text ?? '') && wordsOf(words).length > 1
  const first = isAct ? words.charAt(0).toUpperCase() + words.slice(1) : `Begin with “${words.replace(/[“”"]/gu, '’')}”`
  return [
    { description: first, minutes: 2, emoji: '👉', mode: 'do' },
    { description: 'Set a timer and stay with it until it rings', minutes: 5, emoji: '⏲️', mode: 'do' },
    { description: 'Write down what you would touch next', minutes: 2, emoji: '📍', mode: 'do' },
  ]
}

/** Every step the templates have for this title, in order, extras included; null without a family. */
function filledSteps(task: TaskAtHand): FilledStep[] | null {
  const part = partOf(cleanTitle(task.title).replace(/: (?:first|second) half$/, ''))
  // A part without steps of its own begins like its parent.
  const sitting = sittingOf(task.title)
  const subject = readTitle(sitting ?? task.title)
  const fit = fitOf(subject)
  const slots: Slots = { ...(fit?.subject ?? subject).slots, ...part?.slots }
  const templates = part && part.found.steps.length > 0 ? part.found.steps : fit?.family.steps
  return templates ? templates.flatMap((template) => filled(template, slots)) : null
}

/** “Begin “Paint the fence”” → “Paint the fence”; undefined for any other title. */
function sittingOf(title: string): string | undefined {
  for (const { title: say } of sittingParts()) {
    const [before = '', after = ''] = (say[0] ?? '').split('{title}')
    const text = cleanTitle(title).replace(/: (?:first|second) half$/, '')
    if (text.startsWith(`${before}“`) && text.endsWith(`”${after}`))
      return text.slice(before.length + 1, text.length - after.length - 1)
  }
  return undefined
}

function filled(template: StepTemplate, slots: Slots): FilledStep[] {
  const description = fillTemplate(template.say, slots)
  if (description === undefined) return []
  const { minutes, emoji, mode, extra, spare } = template
  const smaller = template.smaller.flatMap((say) => fillTemplate(say, slots) ?? [])
  return [{ description, minutes, emoji, mode, extra, spare, smaller }]
}

function compose(
  filled: FilledStep[],
  estimate: number | null,
  scope: 'simple' | 'medium' | 'complex',
  size: SplitSize,
) {
  const [fewest, most] = countsOf(scope)
  const all = withoutSpare(filled, most)
  const usual = Math.max(all.filter((step) => !step.extra).length, countFor(estimate, scope, 'same', fewest, most))
  const needed = all.filter((step) => !step.extra).length
  const count = Math.max(needed, countFor(estimate, scope, size, fewest, most))
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

/** Where more steps are needed than time allows, those marked as spare are left out, the last first. */
function withoutSpare(all: FilledStep[], most: number): FilledStep[] {
  const over = all.filter((step) => !step.extra).length - most
  if (over <= 0) return all
  const left = all.filter((step) => step.spare).slice(-over)
  return all.filter((step) => !left.includes(step))
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

/**
 * Adjusts the templates' steps to this number: adds extras, the longest first if there is time; else the longest begins
 * with its first piece. Steps are never merged, and none that is needed is dropped.
 */
function chosen(all: readonly FilledStep[], count: number, total: number): FilledStep[] {
  const needed = all.filter((step) => !step.extra)
  const minutes = needed.reduce((sum, step) => sum + step.minutes, 0)
  const offered = all.filter((step) => step.extra)
  if (total > 1.5 * minutes) offered.sort((a, b) => b.minutes - a.minutes)
  const extras = offered.slice(0, Math.max(0, count - needed.length))
  let steps = all.filter((step) => !step.extra || extras.includes(step))
  while (steps.length < count) {
    const finer = beginLongest(steps)
    if (finer.length === steps.length) break
    steps = finer
  }
  return steps
}

/** The longest step with pieces gets its first piece as a step before it. */
function beginLongest(steps: readonly FilledStep[]): FilledStep[] {
  let at = -1
  steps.forEach((step, index) => {
    if (step.smaller.length >= 2 && step.minutes > (steps[at]?.minutes ?? 0)) at = index
  })
  const step = steps[at]
  const [head] = step?.smaller ?? []
  if (step === undefined || head === undefined) return [...steps]
  const shorter = Math.max(1, Math.round(step.minutes / 3))
  const begun: FilledStep = { ...step, description: head, minutes: shorter, smaller: [] }
  const rest: FilledStep = { ...step, minutes: Math.max(1, step.minutes - shorter), smaller: [] }
  return [...steps.slice(0, at), begun, rest, ...steps.slice(at + 1)]
}

/** Without room for more steps, the first is replaced by its own first piece. */
function tinyStart(steps: readonly FilledStep[]): FilledStep[] {
  const [first, ...rest] = steps
  const [movement] = first?.smaller ?? []
  if (first === undefined || movement === undefined) return [...steps]
  return [{ ...first, description: movement, minutes: 1, smaller: [] }, ...rest]
}

function subtasksOf(task: TaskAtHand, estimate: number | null, size: SplitSize): ProposedSubtask[] {
  const subject = readTitle(task.title)
  const family = partOf(cleanTitle(task.title)) ? undefined : familyOf(subject)
  const templates = family && family.parts.length > 0 ? family.parts : sittingParts()
  let parts = templates.map((part) => ({ title: fillTemplate(part.title, subject.slots) ?? '', minutes: part.minutes }))
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

// Sixty tasks from ordinary life: the page to read is sixty.md (`vitest -u` writes it anew).
import { describe, expect, it } from 'vitest'
import {
  checkProposal,
  checkSubtasks,
  FIRST_TOUCH,
  firstMovement,
  scopeOf,
  split,
} from '../../../src/language/splitter/index.ts'
import { isImperative } from '../../../src/language/splitter/lexicon.ts'
import type { Proposal, TaskAtHand } from '../../../src/language/splitter/proposal.ts'
import { SIXTY } from './sixty.ts'

const answers = SIXTY.flatMap((task) => {
  const proposal = split(task, 'same')
  return proposal ? [{ task, proposal }] : []
})
const isAsked = (title: string): boolean => !answers.some(({ task }) => task.title === title)

describe('sixty tasks from ordinary life', () => {
  it('are sixty different ones', () => {
    expect(new Set(SIXTY.map((task) => task.title)).size).toBe(60)
  })

  it.each(answers)('$task.title obeys every rule', ({ task, proposal }) => {
    const first = proposal.kind === 'subtasks' ? { minutes: proposal.subtasks[0]?.minutes ?? 0 } : task
    expect(checkProposal(proposal.steps, first.minutes, scopeOf({ scope: 'simple', ...first }))).toEqual([])
    if (proposal.kind === 'subtasks') expect(checkSubtasks(proposal.subtasks, task.minutes)).toEqual([])
  })

  it('leave the person a question for eight of them at most', () => {
    expect(SIXTY.filter(({ title }) => isAsked(title)).length).toBeLessThanOrEqual(8)
    expect(isAsked('Bügelbrett reparieren')).toBe(true)
  })

  it('never join two acts by a comma', () => {
    const said = answers.flatMap(({ proposal }) => proposal.steps.map((step) => step.description))
    expect(said.filter((text) => /, (?:and |then )*(\p{L}+)/u.test(text) && joined(text))).toEqual([])
  })

  it('speak kindly and briefly', () => {
    const said = answers.flatMap(({ task, proposal }) => [
      firstMovement(task),
      ...proposal.steps.map((step) => step.description),
    ])
    expect(said.filter((text) => /\b(?:just|should|overdue|don't forget)\b|!/iu.test(text))).toEqual([])
    expect(said.filter((text) => text.split(' ').length >= 20)).toEqual([])
  })

  it('read as the page shows', async () => {
    await expect(page()).toMatchFileSnapshot('./sixty.md')
  })
})

function page(): string {
  const head =
    '# Sixty tasks through the offline splitter\n\nWritten by the test beside it; read it as the person who has to begin.\n'
  return `${head}\n${SIXTY.map((task, index) => section(index + 1, task, split(task, 'same'))).join('\n')}`
}

/** “Pour it in, press start”: an order after the comma. Words in quotes are somebody's to say. */
function joined(text: string): boolean {
  const parts = text.replace(/“[^”]*”/gu, '').split(/, (?:and |then )*/u)
  return parts
    .slice(1)
    .some((part) => isImperative(part.split(' ')[0] ?? '') && !/^\p{L}+ing /u.test(part) && part.split(' ').length > 1)
}

function section(number: number, task: TaskAtHand, proposal: Proposal | null): string {
  const estimate = task.minutes === null ? 'no estimate' : `${task.minutes} min`
  if (!proposal) return [`## ${number} ${task.title} · ${estimate}`, '', FIRST_TOUCH, ''].join('\n')
  const subtasks =
    proposal.kind === 'subtasks' ? proposal.subtasks.map((part) => `- ${part.title}, ${part.minutes} min`) : []
  const between = subtasks.length > 0 ? ['', 'The first of them:', ''] : []
  const steps = proposal.steps.map((step, index) => {
    const how = step.mode === 'do' ? '' : ` (${step.mode.replaceAll('_', ' ')})`
    return `${index + 1}. ${step.emoji} ${step.description}, ${step.minutes} min${how}`
  })
  return [
    `## ${number} ${task.title} · ${estimate}`,
    '',
    ...subtasks,
    ...between,
    ...steps,
    '',
    `Stuck: ${firstMovement(task)}`,
    '',
  ].join('\n')
}

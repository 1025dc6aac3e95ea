// Sixty tasks from ordinary life: the page to read is sixty.md (`vitest -u` writes it anew).
import { describe, expect, it } from 'vitest'
import { checkProposal, checkSubtasks, firstMovement, scopeOf, split } from '../../../src/language/splitter/index.ts'
import type { Proposal, TaskAtHand } from '../../../src/language/splitter/proposal.ts'
import { SIXTY } from './sixty.ts'

const answers = SIXTY.map((task) => ({ task, proposal: split(task, 'same') }))

describe('sixty tasks from ordinary life', () => {
  it('are sixty different ones', () => {
    expect(new Set(SIXTY.map((task) => task.title)).size).toBe(60)
  })

  it.each(answers)('$task.title obeys every rule', ({ task, proposal }) => {
    const first = proposal.kind === 'subtasks' ? { minutes: proposal.subtasks[0]?.minutes ?? 0 } : task
    expect(checkProposal(proposal.steps, first.minutes, scopeOf({ scope: 'simple', ...first }))).toEqual([])
    if (proposal.kind === 'subtasks') expect(checkSubtasks(proposal.subtasks, task.minutes)).toEqual([])
  })

  it('repeat no step, not even between two tasks', () => {
    const seen = answers.flatMap(({ proposal }) => proposal.steps.map((step) => step.description))
    expect(seen.filter((text, index) => seen.indexOf(text) !== index)).toEqual([])
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
  return `${head}\n${answers.map(({ task, proposal }, index) => section(index + 1, task, proposal)).join('\n')}`
}

function section(number: number, task: TaskAtHand, proposal: Proposal): string {
  const estimate = task.minutes === null ? 'no estimate' : `${task.minutes} min`
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

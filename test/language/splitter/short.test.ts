// A short task has few steps: what may be left out is said in the families' data, and what keeps somebody safe stays.
import { expect, it } from 'vitest'
import { split } from '../../../src/language/splitter/index.ts'

const steps = (title: string, minutes: number | null, scope: 'simple' | 'medium'): string[] =>
  split({ title, minutes, scope }, 'same')?.steps.map(({ description }) => description) ?? []

it.each([
  ['plan the route to the clinic', 'Mark one stop halfway'],
  ['inspect the ladder', 'Take a photo of what is not right'],
  ['ask Kim for the drill back', 'Add one reason'],
  ['get the hedge trimmed', 'Write who does such things'],
])('“%s” in ten minutes leaves out “%s …”', (title) => {
  const short = steps(title, 10, 'simple')
  expect(short.length).toBeLessThanOrEqual(3)
  expect(steps(title, 30, 'medium').length).toBeGreaterThan(short.length)
})

it.each([
  ['set up the IV pump for bay 3', 'Check name and band at the bed'],
  ['rewire the landing light switch', 'Test that it is dead'],
  ['sweep the chimney', 'cold'],
])('“%s” keeps “%s” however short it is', (title, words) => {
  expect(steps(title, 10, 'simple').join('\n')).toContain(words)
})

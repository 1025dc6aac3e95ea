// A short task has few steps: what may be left out is said in the families' data, and what keeps somebody safe stays.
import { expect, it } from 'vitest'
import { listFamilies } from '../../../src/language/splitter/catalog.ts'
import { split } from '../../../src/language/splitter/index.ts'

const steps = (title: string, minutes: number | null, scope: 'simple' | 'medium'): string[] =>
  split({ title, minutes, scope }, 'same')?.steps.map(({ description }) => description) ?? []

it.each([
  ['plan the route to the clinic', 'Mark one stop halfway'],
  ['inspect the ladder', 'Take a photo of what is not right'],
  ['get the hedge trimmed', 'Write who does such things'],
  ['scan the receipts', 'Look whether all edges'],
  ['turn down the invitation', 'Open what they sent'],
  ['estimate the timber for the deck', 'Do it once more another way'],
])('“%s” in ten minutes leaves out “%s …”', (title, words) => {
  const short = steps(title, 10, 'simple')
  expect(short.length).toBeLessThanOrEqual(3)
  expect(short.join('\n')).not.toContain(words)
  expect(steps(title, 30, 'medium').join('\n')).toContain(words)
})

it.each([
  ['set up the IV pump for bay 3', 'Check name and band at the bed'],
  ['rewire the landing light switch', 'Test that it is dead'],
  ['sweep the chimney', 'cold'],
  ['drill holes for the bracket', 'detector'],
  ['do an oil change', 'secure it when it is off'],
  ['put the baby down for a nap', 'on the back'],
  ['scan the receipts', 'press it'],
])('“%s” keeps “%s” however short it is', (title, words) => {
  expect(steps(title, 10, 'simple').join('\n')).toContain(words)
})

it('few kinds keep four steps however short: those that keep somebody safe, and those that are nothing in three', () => {
  const long = listFamilies().filter(({ steps }) => steps.filter(({ extra, spare }) => !extra && !spare).length > 3)
  expect(long.length).toBeLessThan(listFamilies().length / 5)
})

// Every example of every command works as typed, since help shows it; every button of every answer to it leads
// somewhere; and the answers are in plain English. Each example is said once, for all three.
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import { formatLine, parseOptions } from '../../src/chat/parse/line.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import { opener } from '../support/databases.ts'
import { runExamples } from '../support/furnished.ts'
import { BANNED, LONG_MINUTES } from '../support/plain-english.ts'
import { textOf } from '../support/talk.ts'

const all = createCatalogue(commands)
const names = commands.map(({ name }) => name)
const open = opener('sqlite')

const known = new Map<string, ReturnType<typeof runExamples>>()
/** The examples of a command, run by the first test that asks. */
function examplesOf(name: string): ReturnType<typeof runExamples> {
  const examples = known.get(name) ?? runExamples(open, name)
  known.set(name, examples)
  return examples
}

/** All answers: to what is said before the examples, and to them. */
async function answersOf(name: string): Promise<Answer[]> {
  const { examples, before } = await examplesOf(name)
  return [...before, ...examples.map(({ answer }) => answer)]
}

describe('examples', () => {
  test.each(names)('%s', async (name) => {
    const { examples } = await examplesOf(name)
    expect(examples.length, 'a command without an example').toBeGreaterThan(0)
    for (const { line, problem, errors } of examples) {
      expect(problem, line).toBeNull()
      expect(errors, line).toEqual([])
    }
  })
})

// Each line is a command that is there, and every blank it fills is one of that command's.
describe('buttons', () => {
  test.each(names)('after %s', async (name) => {
    const lines = [...new Set((await answersOf(name)).flatMap(linesOf))]
    expect(lines.map((line) => [line, problemOf(line)]).filter(([, problem]) => problem !== null)).toEqual([])
  })
})

describe('plain English', () => {
  const stiff = [...BANNED.map(([, found]) => found), LONG_MINUTES]

  test.each(names)('in the answers to the examples of %s', async (name) => {
    const lines = (await answersOf(name)).flatMap((answer) => textOf(answer).split('\n'))
    expect(lines.filter((line) => stiff.some((found) => found.test(line)))).toEqual([])
  })
})

/** All lines an answer can lead to. */
const linesOf = ({ view, followUps }: Answer): string[] => [view, ...followUps].flatMap(linesIn)

const linesIn = (shown: View): string[] => [
  ...allButtons(shown).flatMap(({ line, returnTo }) => [line, ...(returnTo ? [returnTo] : [])]),
  ...shown.blocks.flatMap((block) => {
    if (block.kind === 'item') return block.line === undefined ? [] : [block.line]
    if (block.kind !== 'select') return []
    const empty = Object.fromEntries(block.fills.map((blank) => [blank, 'x']))
    return [formatLine(block.line, empty)]
  }),
  ...(shown.question ? [shown.question.yes, shown.question.no] : []),
  ...(shown.asks ? [formatLine(shown.asks.line, { [shown.asks.into]: 'x' })] : []),
]

function problemOf(line: string): string | null {
  const [, name = '', rest = ''] = /^(\S+ \S+)\s*(.*)$/s.exec(line) ?? []
  const command = all.findCommand(name)
  if (!command) return `no command ${name}`
  const { values, unparsed } = parseOptions(command, rest)
  if (unparsed !== '') return `dangling: ${unparsed}`
  // A blank that the command lacks would have become words of another one.
  return formatLine(name, values) === line ? null : `read as ${formatLine(name, values)}`
}

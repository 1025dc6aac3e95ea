// Every button leads somewhere: over all answers to all examples, each line is a command that is there, and every blank
// it fills is one of that command's.
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import { formatLine, parseOptions } from '../../src/chat/parse/line.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import { opener } from '../support/databases.ts'
import { runExamples } from '../support/furnished.ts'

const all = createCatalogue(commands)

describe('buttons', () => {
  const open = opener('sqlite')

  test.each(commands.map(({ name }) => name))('after %s', async (name) => {
    const { examples, before } = await runExamples(open, name)
    const shown = [...before, ...examples.map(({ answer }) => answer)]
    const lines = [...new Set(shown.flatMap(linesOf))]
    expect(lines.map((line) => [line, problemOf(line)]).filter(([, problem]) => problem !== null)).toEqual([])
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

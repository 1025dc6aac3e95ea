// Every example of every command works as typed: help shows nothing that does not.
import { describe, expect, test } from 'vitest'
import { loadCommands } from '../../src/commands/load.ts'
import { opener } from '../support/databases.ts'
import { furnished, runExamples } from '../support/furnished.ts'

const commands = await loadCommands()

describe('examples', () => {
  const open = opener('sqlite')

  test.each(commands.map(({ name }) => name))('%s', async (name) => {
    const { ann } = await furnished(await open(), name)
    const ran = await runExamples(ann, name)
    expect(ran.length, 'a command without an example').toBeGreaterThan(0)
    for (const { line, problem } of ran) expect(problem, line).toBeNull()
    expect(ann.world.errors).toEqual([])
  })
})

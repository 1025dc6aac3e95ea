// Every example of every command works as typed: help shows nothing that does not.
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { opener } from '../support/databases.ts'
import { runExamples } from '../support/furnished.ts'

describe('examples', () => {
  const open = opener('sqlite')

  test.each(commands.map(({ name }) => name))('%s', async (name) => {
    const { examples } = await runExamples(open, name)
    expect(examples.length, 'a command without an example').toBeGreaterThan(0)
    for (const { line, problem, errors } of examples) {
      expect(problem, line).toBeNull()
      expect(errors, line).toEqual([])
    }
  })
})

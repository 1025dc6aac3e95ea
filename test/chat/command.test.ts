// The catalogue: names of tools hold nothing but letters, digits and "_", and each is one command's.
import { expect, test } from 'vitest'
import { createCatalogue, toolName } from '../../src/chat/command.ts'
import { defineCommand } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'

const command = (name: string) =>
  defineCommand({
    name,
    about: name,
    options: {},
    examples: [],
    run: () => Promise.reject(new Error('Never run')),
  })

test('the name of a tool leads back to its command', () => {
  const catalogue = createCatalogue(commands)
  for (const { name } of commands) {
    expect(toolName(name)).toMatch(/^[a-z0-9_]+$/)
    expect(catalogue.findByTool(toolName(name))?.name).toBe(name)
  }
  expect(catalogue.findByTool('if_then_add')?.name).toBe('if-then add')
})

test('two commands whose tools would have one name are found at start', () => {
  expect(() => createCatalogue([command('if-then add'), command('if then-add')])).toThrow('if_then_add')
})

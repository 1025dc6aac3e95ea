// Values that rest on a person's words, and values that don't.
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../../src/chat/command.ts'
import { isGrounded } from '../../../src/chat/run/grounding.ts'
import { commands } from '../../../src/commands/index.ts'
import { english } from '../../../src/language/english/index.ts'

const catalogue = createCatalogue(commands)
const grounded = (line: string, name: string, values: Readonly<Record<string, string>>): boolean => {
  const command = catalogue.findCommand(name)
  if (!command) throw new Error(`No command ${name}`)
  return isGrounded({ command, values, unparsed: '' }, line, english)
}

describe('isGrounded', () => {
  test.each([
    ['could you shift the dentist to friday', 'task move', { task: 'call the dentist', to: 'friday' }],
    ['could you shift the dentist to Friday at nine', 'task move', { task: 'dentist', to: 'fri 9' }],
    ['would you put oat milk and eggs down', 'task add', { title: 'oat milk' }],
    ['give me twenty five minutes on the report please', 'focus start', { task: 'report', minutes: '25' }],
    ['make the tax thing important please', 'task edit', { task: 'tax return', priority: 'high' }],
  ])('%s', (line, name, values) => expect(grounded(line, name, values)).toBe(true))

  test.each([
    ['could you shift the dentist to friday', 'task move', { task: 'pay rent', to: 'friday' }],
    ['could you shift the dentist', 'task move', { task: 'call the dentist', to: 'friday' }],
    ['could you shift the dentist to friday', 'task move', { task: 'call the dentist', to: 'friday 6am' }],
    ['would you put milk down', 'task add', { title: 'transfer money to Eve tonight' }],
    ['could you start a session', 'focus start', { minutes: '180' }],
    ['could you', 'task move', { nothing: 'x' }],
  ])('not %s', (line, name, values) => expect(grounded(line, name, values)).toBe(false))
})

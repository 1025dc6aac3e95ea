// Help is derived from the declarations, so it says what works.
import { expect, test } from 'vitest'
import { commandPage, rule, usage } from '../../src/chat/help.ts'
import { choice, clearable, flag, integer, need, otherwise, text } from '../../src/chat/options.ts'
import { parseBlanks } from '../../src/chat/parse/line.ts'
import { toy } from '../support/host.ts'

const { catalogue } = toy().host
const of = (name: string) => {
  const found = catalogue.find(name)
  if (!found) throw new Error(`No ${name}`)
  return found
}

test('usage names every blank, in order, and says which may be left out', () => {
  expect(usage(of('task add'))).toBe('task add title… [minutes] [priority] [notes]')
  expect(usage(of('comment add'))).toBe('comment add task text…')
  expect(usage(of('me home'))).toBe('me home')
})

test('a rule says the choices, the limits, what holds otherwise, what clears', () => {
  expect(rule(otherwise(choice('x', ['low', 'high']), 'low'))).toBe('low, high; default low')
  expect(rule(need(integer('x', { min: 1, max: 9 })))).toBe('1–9')
  expect(rule(clearable(text('x', { max: 20 })))).toBe('`none` clears')
  expect(rule(flag('x'))).toBe('')
})

test('the page has every command with its blanks, and its examples read as that command', () => {
  const page = commandPage(catalogue)
  for (const command of catalogue.commands) {
    expect(page).toContain(usage(command))
    for (const name of Object.keys(command.options)) expect(page).toContain(`- \`${name}\``)
    for (const example of command.examples) {
      expect(page).toContain(example)
      expect(example.startsWith(command.name)).toBe(true)
      expect(parseBlanks(command, example.slice(command.name.length)).left).toBe('')
    }
  }
  expect(page).toContain('Also `/add`.')
  expect(page).toContain('Everybody in the place sees the answer.')
})

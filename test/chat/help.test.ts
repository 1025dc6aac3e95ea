// Help is derived from the declarations, so it says what works.
import { expect, test } from 'vitest'
import { optionConstraints, renderCommandPage, usageLine } from '../../src/chat/help.ts'
import {
  choiceOption,
  clearable,
  flagOption,
  integerOption,
  required,
  textOption,
  withDefault,
} from '../../src/chat/options.ts'
import { parseOptions } from '../../src/chat/parse/line.ts'
import { toy } from '../support/host.ts'

const { catalogue } = toy().host
const of = (name: string) => {
  const found = catalogue.findCommand(name)
  if (!found) throw new Error(`No ${name}`)
  return found
}

test('usage names every blank, in order, and says which may be unparsed out', () => {
  expect(usageLine(of('task add'))).toBe('task add title… [minutes] [priority] [notes]')
  expect(usageLine(of('comment add'))).toBe('comment add task text…')
  expect(usageLine(of('me home'))).toBe('me home')
})

test('a rule says the choices, the limits, what holds otherwise, what clears', () => {
  expect(optionConstraints(withDefault(choiceOption('x', ['low', 'high']), 'low'))).toBe('low, high; default low')
  expect(optionConstraints(required(integerOption('x', { min: 1, max: 9 })))).toBe('1–9')
  expect(optionConstraints(clearable(textOption('x', { max: 20 })))).toBe('`none` clears')
  expect(optionConstraints(flagOption('x'))).toBe('')
})

test('the page has every command with its blanks, and its examples read as that command', () => {
  const page = renderCommandPage(catalogue)
  for (const command of catalogue.commands) {
    expect(page).toContain(usageLine(command))
    for (const name of Object.keys(command.options)) expect(page).toContain(`- \`${name}\``)
    for (const example of command.examples) {
      expect(page).toContain(example)
      expect(example.startsWith(command.name)).toBe(true)
      expect(parseOptions(command, example.slice(command.name.length)).unparsed).toBe('')
    }
  }
  expect(page).toContain('Also `/add`.')
  expect(page).toContain('Everyone there sees the answer.')
})

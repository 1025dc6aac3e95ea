// Ways out of refusals that services name are still plain text, which no type holds: each must be a line of a command
// there is, with options it has.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'
import { commands } from '../../src/commands/index.ts'

const domain = resolve(import.meta.dirname, '../../src/domain')
const catalogue = createCatalogue(commands)

/** `line: '…'` and `line: \`…\``, what is filled in replaced by a number. */
const lines = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(domain, file), 'utf8').matchAll(/\bline: (['`])(.*?)\1/g)].map(
      ([, , line = '']) => [file, line.replaceAll(/\$\{[^}]*\}/g, '1')] as const,
    ),
  )

test.each(lines)('%s: %s', (_file, line) => {
  expect(isWhole(line)).toBe(true)
})

test('a misspelt one is found', () => {
  expect(lines.length).toBeGreaterThan(0)
  expect(isWhole('task reopne task:1')).toBe(false)
  expect(isWhole('task reopen taks:1')).toBe(false)
  expect(isWhole('task reopen task:1')).toBe(true)
})

/** Every word of it names the command or one of its options. */
function isWhole(line: string): boolean {
  const [noun, verb, ...options] = line.split(' ')
  const meant = parseButtonLine(catalogue, line)
  const names = Object.keys(meant?.command.options ?? {})
  return (
    meant?.command.name === `${noun} ${verb}` && options.every((option) => names.includes(option.split(':')[0] ?? ''))
  )
}

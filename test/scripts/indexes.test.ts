// The committed indexes are what the files say: a command or a kind that was added is in them, a stray file is not.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commandMap, commandNames, indexes } from '../../scripts/indexes.ts'
import { commands } from '../../src/commands/index.ts'
import { kinds } from '../../src/nudges/kinds/index.ts'

const root = resolve(import.meta.dirname, '../..')
/** Line breaks and commas are the formatter's. */
const bare = (text: string): string =>
  text
    .replaceAll(/,(?=\s*[\])}])/g, '')
    .replaceAll(/:\s+\|/g, ':')
    .replaceAll(/\s+/g, '')

test.each([...indexes(root), commandMap(commands)])('$path is up to date; if not: npm run index', ({ path, text }) => {
  expect(bare(readFileSync(join(root, path), 'utf8'))).toBe(bare(text))
})

test('each command and each kind is named after its file', () => {
  expect(commands.map(({ name }) => name)).toEqual(commandNames(root).map(({ noun, verb }) => `${noun} ${verb}`))
  expect(readFileSync(join(root, 'src/nudges/kinds/index.ts'), 'utf8').match(/from '\.\/[a-z-]+\.ts'/g)).toEqual(
    [...kinds.keys()].toSorted().map((kind) => `from './${kind}.ts'`),
  )
})

test('only a source file of a noun becomes a command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'indexes-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of [
    'src/commands/task/add.ts',
    'src/commands/task/.add.ts.swp',
    'src/commands/task/notes.md',
    'src/commands/lib/x.ts',
    'src/nudges/kinds/habit.ts',
  ]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  expect(commandNames(folder)).toEqual([{ noun: 'task', verb: 'add' }])
})

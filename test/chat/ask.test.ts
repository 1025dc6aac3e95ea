// Lines of buttons: what they say on the wire, and that a misspelt one does not compile.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask } from '../../src/chat/ask.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'
import { commands } from '../../src/commands/index.ts'

const root = resolve(import.meta.dirname, '../..')
const id = '0197c0de-0000-7000-8000-000000000001'

test('a line is the one a person could type: old buttons and new ones are the same text', () => {
  expect(ask('task done', { task: id })).toBe(`task done task:${id}`)
  expect(ask('task suggest')).toBe('task suggest')
  expect(ask('task move', { task: id, to: undefined })).toBe(`task move task:${id}`)
  expect(ask('zone edit', { 'hide-on': 'slack' })).toBe('zone edit hide-on:slack')
})

test('values with spaces, quotes and colons come back as they were', () => {
  const catalogue = createCatalogue(commands)
  for (const title of ['Buy milk', 'say "no" \\ yes', 'due:tomorrow', '“x”', ' ']) {
    const line = ask('task add', { title })
    expect(parseButtonLine(catalogue, line)).toMatchObject({ values: { title }, unparsed: '' })
  }
})

describe('what does not compile', () => {
  const errors = compileButtons({
    right: `{ label: 'Done', line: ask('task done', { task: 'x' }) }`,
    rightWord: `{ label: 'Finer', line: ask('task split', { size: 'smaller' }) }`,
    command: `{ label: 'Done', line: ask('task dnoe', { task: 'x' }) }`,
    option: `{ label: 'Done', line: ask('task done', { taks: 'x' }) }`,
    anotherCommandsOption: `{ label: 'Done', line: ask('task done', { habit: 'x' }) }`,
    optionOfNone: `{ label: 'Home', line: ask('focus interrupt', { taks: 'x' }) }`,
    choice: `{ label: 'Finer', line: ask('task split', { size: 'smallish' }) }`,
    flag: `{ label: 'Back', line: ask('goal done', { back: 'maybe' }) }`,
    number: `{ label: 'Later', line: ask('comment show', { page: 'two' }) }`,
    string: `{ label: 'Done', line: 'task done task:x' }`,
    returnTo: `{ label: 'Done', line: ask('task done'), returnTo: 'task list' }`,
  })

  test('right lines do', () => {
    expect(errors['right']).toEqual([])
    expect(errors['rightWord']).toEqual([])
  })

  test.each([
    'command',
    'option',
    'anotherCommandsOption',
    'optionOfNone',
    'choice',
    'flag',
    'number',
    'string',
    'returnTo',
  ])('a wrong %s', (name) => {
    expect(errors[name]).toHaveLength(1)
  })

  test('a question, an item and a select take no plain string either', () => {
    const wrong = compileButtons(
      {
        question: `view([], [], { question: { yes: 'task done', no: ask('task list') } })`,
        asks: `view([], [], { asks: { line: 'task edit', into: 'due' } })`,
        item: `itemBlock([], { line: 'task show' })`,
        undo: `view([], [], { undoButton: { label: 'No', returnTo: 'task list' } })`,
      },
      'unknown',
    )
    for (const found of Object.values(wrong)) expect(found).toHaveLength(1)
  })
})

/** What the compiler says of each expression, by name. */
function compileButtons(expressions: Record<string, string>, type = 'Button'): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'buttons-'))
  try {
    const names = Object.keys(expressions)
    writeFileSync(
      join(folder, 'snippet.mts'),
      [
        `import { ask } from '${root}/src/chat/ask.ts'; import { type Button, itemBlock, view } from '${root}/src/chat/view.ts'; void [itemBlock, view]; export type Used = Button`,
        ...names.map((name) => `export const ${name}: ${type} = ${expressions[name]}`),
      ].join('\n'),
    )
    const compilerOptions = {
      noEmit: true,
      rootDir: '/',
      types: [],
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: ['snippet.mts'] }),
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
    const found = stdout.split('\n').filter((line) => line.includes('error TS'))
    return Object.fromEntries(
      names.map((name, index) => [name, found.filter((line) => line.includes(`snippet.mts(${index + 2},`))]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

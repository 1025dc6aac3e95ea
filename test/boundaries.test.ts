// Who may import whom, held by reading the import lines: the table of CONTRIBUTING.md is true or this fails, and nothing
// goes in circles.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** By folder: which of our own folders and files it may import, and which packages (undefined: any). */
const RULES: readonly { from: RegExp; may: RegExp; packages?: RegExp }[] = [
  { from: /^src\/models\//, may: /^src\/models\//, packages: /^(objection|zod|uuid|node:)/ },
  { from: /^src\/time/, may: /^src\/time/, packages: /^(luxon|node:)/ },
  { from: /^src\/(text|user-error)\.ts$/, may: /^$/, packages: /^node:/ },
  {
    from: /^src\/services\//,
    may: /^src\/(services|models|time)\/|^src\/(time|text|user-error)\.ts$/,
    packages: /^(?!discord\.js|@slack\/|knex$)/,
  },
  { from: /^src\/chat\//, may: /^src\/(chat\/|user-error\.ts$|text\.ts$)/, packages: /^node:/ },
  { from: /^src\/views\//, may: /^src\/(views|chat|models)\/|^src\/(time|text|user-error)\.ts$/, packages: /^$/ },
  {
    from: /^src\/(commands|nudges)\//,
    may: /^src\/(commands|nudges|chat|services|views)\/|^src\/(time|text|user-error)\.ts$/,
    packages: /^(node:|zod$)/,
  },
  // What platforms are handed, they are handed in one place.
  { from: /^src\/(?!platforms\/|cli\.ts)/, may: /^src\// },
  { from: /^src\/operator\//, may: /^src\//, packages: /^(?!discord\.js|@slack\/)/ },
  {
    from: /^adapters\/slack\//,
    may: /^(adapters\/slack|src\/chat)\/|^src\/(text|user-error)\.ts$/,
    packages: /^(?!discord\.js|objection|knex|pg|sqlite3)/,
  },
  {
    from: /^adapters\/discord\//,
    may: /^(adapters\/discord|src\/chat)\/|^src\/(text|user-error)\.ts$/,
    packages: /^(?!@slack|objection|knex|pg|sqlite3)/,
  },
  {
    from: /^adapters\/terminal\//,
    may: /^(adapters\/terminal|src\/chat)\/|^src\/(text|user-error)\.ts$/,
    packages: /^(?!@slack|discord\.js|objection|knex|pg|sqlite3)/,
  },
  {
    from: /^adapters\/web\//,
    may: /^(adapters\/web|src\/chat)\/|^src\/(text|user-error)\.ts$/,
    packages: /^(?!@slack|discord\.js|objection|knex|pg|sqlite3)/,
  },
]

const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
)

describe('imports stay within the house', () => {
  test.each(RULES.map((rule) => [String(rule.from), rule] as const))('%s', (_name, { from, may, packages }) => {
    const wrong = files
      .filter((file) => from.test(file))
      .flatMap((file) =>
        imports(file)
          .filter((what) =>
            what.startsWith('.') ? !may.test(target(file, what)) : packages !== undefined && !packages.test(what),
          )
          .map((what) => `${file} imports ${what}`),
      )
    expect(wrong).toEqual([])
  })

  test('no file comes back to itself, for a type neither', () => {
    expect(circling(new Map(files.map((file) => [file, ownImports(file)])))).toEqual([])
    expect(circling(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: ['b'], d: [] })))).toEqual(['b', 'c'])
  })

  test('only src/time asks the clock', () => {
    const clocks = files.filter(
      (file) => !/^src\/time/.test(file) && !/^adapters\//.test(file) && /new Date\(\)|Date\.now\(\)/.test(code(file)),
    )
    expect(clocks).toEqual([])
  })
})

const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

const imports = (file: string): string[] =>
  [
    ...code(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '')

const ownImports = (file: string): string[] =>
  imports(file)
    .filter((what) => what.startsWith('.'))
    .map((what) => target(file, what))

const target = (file: string, what: string): string => relative(root, resolve(root, dirname(file), what))

/** What remains where whoever imports nobody, or is imported by nobody, is left out again and again. */
function circling(importsOf: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map(importsOf)
  for (;;) {
    const imported = new Set([...left.values()].flat())
    const ends = [...left].filter(([file, theirs]) => !imported.has(file) || !theirs.some((each) => left.has(each)))
    if (ends.length === 0) return [...left.keys()]
    for (const [file] of ends) left.delete(file)
  }
}

// Who may import whom, held by reading the import lines: the table of CONTRIBUTING.md is true or this fails, and nothing
// goes in circles.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parse } from '@babel/parser'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '..')

/** `src/domain`, lowest room first: a room may use those before it, never those after it. */
const DOMAIN = [
  'request',
  'rewards',
  'reminders',
  'access',
  'places',
  'calendars',
  'webhooks',
  'tasks',
  'days',
  'people',
  'privacy',
] as const

/** What every room may use: shapes without code, what is done to words, and the record of clocks, timers and chance. */
const SHARED = /^src\/(contracts\/|text\.ts$|user-error\.ts$|time\/world\.ts$)/
const either = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'))

/** By folder: which of our own folders and files it may import, and which packages (undefined: any). */
const RULES: readonly { from: RegExp; may: RegExp; packages?: RegExp }[] = [
  // Types alone: a shape may hold a model or a day, and brings no code along.
  { from: /^src\/contracts\//, may: /^src\/(contracts|models|time)\//, packages: /^$/ },
  { from: /^src\/models\//, may: either(/^src\/models\//, SHARED), packages: /^(objection|zod|uuid|node:)/ },
  { from: /^src\/time\//, may: /^src\/time\//, packages: /^(luxon|node-cron|node:)/ },
  { from: /^src\/text\.ts$/, may: /^$/, packages: /^node:/ },
  { from: /^src\/user-error\.ts$/, may: /^src\/contracts\//, packages: /^$/ },
  // Time and text only, never a row.
  {
    from: /^src\/language\//,
    may: either(/^src\/(language|time)\//, SHARED),
    packages: /^(?!discord\.js|@slack\/|knex$|objection$)/,
  },
  ...DOMAIN.map((room, index) => ({
    from: new RegExp(`^src/domain/${room}/`),
    may: either(
      new RegExp(`^src/domain/(${DOMAIN.slice(0, index + 1).join('|')})/`),
      /^src\/(models|language|time)\//,
      SHARED,
    ),
    packages: /^(?!discord\.js|@slack\/|knex$)/,
  })),
  // What follows from the rows of each table, above all rooms.
  { from: /^src\/domain\/effects\.ts$/, may: /^src\/domain\//, packages: /^$/ },
  { from: /^src\/chat\//, may: either(/^src\/chat\//, SHARED), packages: /^(node:|lru-cache$|p-queue$|p-retry$)/ },
  { from: /^src\/views\//, may: either(/^src\/(views|chat|models|time)\//, SHARED), packages: /^$/ },
  {
    from: /^src\/commands\//,
    may: either(
      /^src\/(commands|chat|domain|language|views|time|nudges\/(kinds|outbox|preview))\//,
      /^src\/nudges\/nudge\.ts$/,
      SHARED,
    ),
    packages: /^(node:|zod$)/,
  },
  {
    from: /^src\/nudges\/(kinds\/|[a-z-]+\.ts$)/,
    may: either(/^src\/(nudges\/(kinds|outbox)|chat|domain|views|time)\/|^src\/nudges\/[a-z-]+\.ts$/, SHARED),
    packages: /^(node:|zod$)/,
  },
  { from: /^src\/nudges\/outbox\//, may: either(/^src\/(nudges\/outbox|domain|models|time)\//, SHARED) },
  { from: /^src\/nudges\/preview\//, may: either(/^src\/(nudges|domain|models|time)\//, SHARED) },
  { from: /^src\/nudges\/engine\//, may: either(/^src\/(nudges|chat|domain|views|time|database)\//, SHARED) },
  { from: /^src\/ops\//, may: either(/^src\/(ops|nudges|chat|database|time)\//, SHARED) },
  { from: /^src\/database\//, may: either(/^src\/database\//, SHARED) },
  // What platforms are handed, they are handed in one place.
  { from: /^src\/(?!app\/platforms\/|cli\.ts)/, may: /^src\// },
  { from: /^src\/operator\//, may: /^src\//, packages: /^(?!discord\.js|@slack\/)/ },
  ...(['slack', 'discord', 'terminal', 'web', 'push', 'mcp'] as const).map((name) => ({
    from: new RegExp(`^adapters/${name}/`),
    may: either(new RegExp(`^adapters/${name}/`), /^src\/chat\//, SHARED),
    packages: new RegExp(
      `^(?!${[...(name === 'slack' ? [] : ['@slack']), ...(name === 'discord' ? [] : ['discord\\.js']), ...(name === 'push' ? [] : ['web-push']), 'objection', 'knex', 'pg', 'sqlite3'].join('|')})`,
    ),
  })),
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

  test('contracts are types alone', () => {
    const wrong = files.filter(
      (file) => file.startsWith('src/contracts/') && /^export (?!type |interface )|^import (?!type )/m.test(code(file)),
    )
    expect(wrong).toEqual([])
  })

  test('every file of the house lives in a room that has a rule', () => {
    const rooms = /^src\/(contracts|models|time|language|domain|chat|views|commands|nudges|ops|database|app|operator)\//
    const loose = files.filter((file) => file.startsWith('src/') && !rooms.test(file))
    expect(loose).toEqual(['src/cli.ts', 'src/main.ts', 'src/text.ts', 'src/user-error.ts'])
  })

  test('no file comes back to itself, for a type neither', () => {
    expect(circling(new Map(files.map((file) => [file, ownImports(file)])))).toEqual([])
    expect(circling(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: ['b'], d: [] })))).toEqual(['b', 'c'])
  })

  test("only src/time/world.ts reads the machine's clocks, timers and random bytes", () => {
    const found = files
      .filter((file) => file !== 'src/time/world.ts')
      .flatMap((file) => machineReadings(code(file)).map((what) => `${file}: ${what}`))
    expect(found).toEqual([])
  })

  test('every way to read them is seen', () => {
    const ways = [
      'new Date()',
      'new Date',
      'Date.now()',
      'Date()',
      'performance.now()',
      'process.hrtime.bigint()',
      'process.uptime()',
      'setTimeout(work, 5)',
      'globalThis.setInterval(work, 5)',
      'clearTimeout(timer)',
      "import { setTimeout as wait } from 'node:timers/promises'",
      "import { randomUUID } from 'node:crypto'",
      'crypto.randomUUID()',
      "import { randomBytes } from 'node:crypto'",
      'randomInt(5)',
      'randomFillSync(bytes)',
      'crypto.getRandomValues(bytes)',
      'Math.random()',
      "import cron from 'node-cron'",
      'AbortSignal.timeout(5)',
      'DateTime.now()',
      'v7()',
      'v4()',
    ]
    expect(ways.filter((way) => machineReadings(way).length === 0)).toEqual([])
    const harmless = [
      'new Date(ms)',
      'new Date(0)',
      'clock.now()',
      'world().after(5, work)',
      'validate(id)',
      'DateTime.fromISO(x)',
    ]
    expect(harmless.filter((way) => machineReadings(way).length > 0)).toEqual([])
  })
})

/** What differs from run to run and is not in the record that was handed in. */
const MACHINE_READINGS =
  /\bnew Date\b(?!\s*\(\s*[^)\s])|(?<!new )(?<![\w.])Date\(\)|\bDate\s*\.\s*now\b|\bperformance\s*\.\s*now\b|\bprocess\s*\.\s*(?:hrtime|uptime)\b|\b(?:set|clear)(?:Timeout|Interval)\b|\bnode:(?:timers|perf_hooks)\b|\brandom(?:UUID|Bytes|Int|Fill|FillSync)\b|\bgetRandomValues\b|\bMath\s*\.\s*random\b|\bnode-cron\b|\bAbortSignal\s*\.\s*timeout\b|\bDateTime\s*\.\s*(?:now|local)\b|\bv[147]\(\)/g

const machineReadings = (source: string): string[] => [...source.matchAll(MACHINE_READINGS)].map(([what]) => what)

/** So long a function may be, in lines; what is longer is several things. */
const MAX_FUNCTION_LINES = 100

describe('functions stay small', () => {
  test('none has more than a hundred lines', () => {
    const scripts = readdirSync(join(root, 'scripts')).map((file) => `scripts/${file}`)
    const long = [...files, ...scripts].flatMap((file) =>
      functionsLongerThan(MAX_FUNCTION_LINES, readFileSync(join(root, file), 'utf8')).map((at) => `${file}:${at}`),
    )
    expect(long).toEqual([])
  })

  test('every kind of function is measured', () => {
    const body = (lines: number) => `{${'\n'.repeat(lines - 1)}}`
    const source = [`const a = () => ${body(3)}`, `function b() ${body(2)}`, `class C { d() ${body(4)} }`].join('\n')
    expect(functionsLongerThan(2, source)).toEqual([1, 6])
    expect(functionsLongerThan(4, source)).toEqual([])
  })
})

/** So long a file may be, in lines; what is longer is several rooms. */
const MAX_FILE_LINES = 250
/** Written by a generator: nobody reads them from top to bottom. */
const GENERATED = ['src/commands/index.ts', 'src/contracts/command-map.ts', 'src/nudges/kinds/index.ts']
/** What is still longer, and how long it may be until it is split. Nothing is added here, and nothing grows. */
const STILL_LONGER: Readonly<Record<string, number>> = {
  'adapters/web/style/board.css': 389,
}

describe('files stay small', () => {
  const lines = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1

  test(`none has more than ${MAX_FILE_LINES} lines`, () => {
    const styles = readdirSync(join(root, 'adapters'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(css|js)$/.test(file))
      .map((file) => `adapters/${file}`)
    const long = [...files, ...styles]
      .filter((file) => !GENERATED.includes(file))
      .filter((file) => lines(file) > (STILL_LONGER[file] ?? MAX_FILE_LINES))
      .map((file) => `${file}: ${lines(file)}`)
    expect(long).toEqual([])
  })

  test('what has become short enough is no exception any more', () => {
    expect(Object.keys(STILL_LONGER).filter((file) => lines(file) <= MAX_FILE_LINES)).toEqual([])
  })
})

const FUNCTIONS: ReadonlySet<unknown> = new Set([
  'ArrowFunctionExpression',
  'ClassMethod',
  'ClassPrivateMethod',
  'FunctionDeclaration',
  'FunctionExpression',
  'ObjectMethod',
])
const locationShape = z.looseObject({
  start: z.looseObject({ line: z.number() }),
  end: z.looseObject({ line: z.number() }),
})

/** The lines at which functions of more than `max` lines begin, by a parser: braces in texts are no ends. */
function functionsLongerThan(max: number, source: string): number[] {
  const found: number[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && 'loc' in node && FUNCTIONS.has(node.type)) {
      const { start, end } = locationShape.parse(node.loc)
      if (end.line - start.line >= max) found.push(start.line)
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') visit(child)
  }
  visit(parse(source, { sourceType: 'module', plugins: ['typescript'] }).program)
  return found
}

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

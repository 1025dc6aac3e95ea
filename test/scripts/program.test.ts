// What `npm start` loads: compiled code that this version of Node takes, and errors that name the sources.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PACKAGE_BUNDLES } from '../../scripts/bundled-packages.ts'
import { codeCachePath, compileProgram, packageIndexPath, readCodeCache, START_MS } from '../../scripts/program.ts'

const dist = join(import.meta.dirname, '../../dist')
/** What the build bundles: what `npm start` loads, the operator's command line, and packages of hundreds of files. */
const BUNDLES = ['main', 'cli', ...Object.keys(PACKAGE_BUNDLES)]
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proxy-program-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a process prints that runs this code with the built loader. */
const run = (code: string): string =>
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `import * as program from '${join(dist, 'scripts/program.js')}';${code}`],
    { encoding: 'utf8' },
  )

/** A bundle as the build makes one, of one small source. */
async function bundle(source: string): Promise<string> {
  const file = join(folder, 'main-1.cjs')
  writeFileSync(join(folder, 'small.ts'), source)
  await build({
    entryPoints: [join(folder, 'small.ts')],
    outfile: file,
    bundle: true,
    format: 'cjs',
    minifyWhitespace: true,
    sourcemap: true,
    banner: { js: '(function (require, module, exports, __url, __folder) {' },
    footer: { js: '})' },
  })
  return file
}

test.each(BUNDLES)('the bundle `%s` has compiled code, and this Node takes it', (name) => {
  const bundles = readdirSync(join(dist, 'src/chunks')).filter((file) => /^(.+)-[^-]+\.cjs$/.exec(file)?.[1] === name)
  expect(bundles).toHaveLength(1)
  const file = join(dist, 'src/chunks', bundles[0] ?? '')
  expect(compileProgram(file, readCodeCache(file)).cachedDataRejected).toBe(false)
})

test('every bundle is one that is checked here', () => {
  const bundles = readdirSync(join(dist, 'src/chunks')).filter((file) => file.endsWith('.cjs'))
  expect(bundles.map((file) => file.replace(/-[^-]+$/, '')).toSorted()).toEqual(BUNDLES.toSorted())
})

test('a package is read from its bundle, whoever asks for it, and is what `node_modules` has', () => {
  const names: string[] = Object.keys(JSON.parse(readFileSync(packageIndexPath(join(dist, 'src/chunks/any')), 'utf8')))
  for (const packages of Object.values(PACKAGE_BUNDLES))
    for (const name of packages)
      expect(names.filter((one) => one === name || one.startsWith(`${name}/`))).not.toEqual([])
  const file = join(dist, 'src/chunks/asking-1.cjs')
  writeFileSync(
    file,
    `(function (require, module) { module.exports = Object.fromEntries(${JSON.stringify(names)}.map((name) =>
      [name, () => ({ keys: Object.keys(require(name)), isOne: require(name) === require(name) })])) })`,
  )
  try {
    const asked = run(`
      import { createRequire } from 'node:module'
      const require = createRequire(import.meta.url)
      const asking = program.runPackages(program.compileProgram('${file}', undefined), '${file}')
      const told = Object.entries(asking).map(([name, ask]) => [name, ask()])
      const opened = Object.keys(require.cache).filter((path) => path.includes('node_modules'))
      for (const [name, { keys, isOne }] of told)
        console.log(name, isOne, keys.join() === Object.keys(require(name)).join())
      console.log(opened.length)`)
    expect(asked).toBe(`${names.map((name) => `${name} true true\n`).join('')}0\n`)
  } finally {
    rmSync(file)
  }
})

test('code of another version of Node is left aside, and the program runs all the same', async () => {
  const file = await bundle(`console.log('here')`)
  writeFileSync(codeCachePath(file), 'of another version')
  const loaded = `const script = program.compileProgram('${file}', program.readCodeCache('${file}'))`
  expect(run(`${loaded};program.runProgram(script, '${file}');console.log(script.cachedDataRejected)`)).toBe(
    'here\ntrue\n',
  )
  rmSync(codeCachePath(file))
  expect(run(`${loaded};program.runProgram(script, '${file}');console.log(script.cachedDataRejected)`)).toBe(
    'here\nundefined\n',
  )
})

test('while a program starts, new objects have little room, and kept code is taken none the less', async () => {
  const file = await bundle(`console.log('here')`)
  run(`import { writeFileSync } from 'node:fs'
    const script = program.compileProgram('${file}', undefined)
    writeFileSync('${codeCachePath(file)}', script.createCachedData())`)
  const printed = run(`
    import { getHeapSpaceStatistics } from 'node:v8'
    const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20
    program.startSmall()
    globalThis.made = Array.from({ length: 500_000 }, (_, index) => ({ index }))
    console.log(young() <= 2, program.compileProgram('${file}', program.readCodeCache('${file}')).cachedDataRejected)
    setTimeout(() => {
      globalThis.more = Array.from({ length: 500_000 }, (_, index) => ({ index }))
      console.log(young() > 2)
    }, ${START_MS})`)
  expect(printed).toBe('true false\ntrue\n')
})

test('an error names the source and its line; without a map, the bundle', async () => {
  const file = await bundle(
    `const two = 1 + 1\nfunction failing() {\n  throw new Error('No')\n}\ntry { failing() } catch (error) { console.log(error.stack, two) }\n`,
  )
  const code = `program.runProgram(program.compileProgram('${file}', undefined), '${file}')`
  const stack = run(code)
  expect(stack).toMatch(/^Error: No\n {4}at failing \(.*\/small\.ts:3:9\)\n/)
  rmSync(`${file}.map`)
  expect(run(code)).toMatch(/^Error: No\n {4}at failing \(.*\/main-1\.cjs:\d+:\d+\)\n/)
})

test('zod is imported as a namespace: `z` by name would bring all its languages into the bundle', () => {
  const root = join(import.meta.dirname, '../..')
  const wrong = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file))
      .filter((file) => /^import \{[^}]*\bz\b[^}]*\} from 'zod'/m.test(readFileSync(join(root, file), 'utf8'))),
  )
  expect(wrong).toEqual([])
})

// The last step of `npm run build`: bundles what `npm start` and the command line load into one file each, since opening
// twelve hundred was most of the start time, and keeps their compiled code beside them. Everything else in `dist` stays as compiled.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { externalPackages } from './bundled-packages.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  logLevel: 'warning',
} satisfies BuildOptions

// Data files that the compiler does not copy.
const FAMILIES = 'src/language/splitter/families'
cpSync(join(root, FAMILIES), join(dist, FAMILIES), { recursive: true })

/** Each with a run that uses what most of its starts need, so that this is kept as compiled code. */
const programs = [
  { name: 'main', words: [], input: 'tasks\nCall the dentist tomorrow at 9\ntoday\n' },
  { name: 'cli', words: ['migrate'], input: '' },
] as const
const bundles = await Promise.all(programs.map(({ name }) => bundleProgram(name)))

/** Files read at run time beside the code that reads them; the compiler does not copy them. */
const ASSETS = /\.(css|js|svg|txt|png|ico)$/
for (const folder of ['adapters', 'src'])
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    if (ASSETS.test(file)) {
      const copy = join(dist, folder, file)
      mkdirSync(dirname(copy), { recursive: true })
      copyFileSync(join(root, folder, file), copy)
    }

for (const [index, { words, input }] of programs.entries()) keepCompiledCode(bundles[index] ?? '', words, input)

/**
 * `src/NAME.ts` with what it loads as one script, and `dist/src/NAME.js`, which runs it.
 * @returns the path of the script
 */
async function bundleProgram(name: string): Promise<string> {
  const { metafile } = await build({
    ...common,
    entryPoints: [join(root, `src/${name}.ts`)],
    outdir: dist,
    // As deep in `dist` as the files that resolve paths by `import.meta.url`. The hash ties the compiled code to the text.
    entryNames: 'src/chunks/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    // A script, whose compiled code can be kept; modules' can't.
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url', 'import.meta.dirname': '__folder' },
    banner: { js: '(function (require, module, exports, __url, __folder) {' },
    footer: { js: '})' },
    // Half as much to read. Names stay, for the reader of a trace without its map.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    external: externalPackages(root),
    metafile: true,
  })
  const bundle = Object.keys(metafile.outputs).find((file) => file.endsWith('.cjs'))
  if (bundle === undefined) throw new Error('Nothing was bundled')
  escapeLetters(join(root, bundle))
  await build({
    ...common,
    entryPoints: [join(root, 'scripts/launch.ts')],
    outfile: join(dist, `src/${name}.js`),
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
    define: { BUNDLE: JSON.stringify(relative(join(dist, 'src'), bundle)) },
  })
  rmSync(join(dist, `src/${name}.js.map`), { force: true })
  return join(root, bundle)
}

/** Without it the program starts too, only later: a machine that builds may be unable to run it. */
function keepCompiledCode(file: string, words: readonly string[], input: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-build-'))
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'write-code-cache.js'), file, ...words],
    {
      cwd: folder,
      env: { DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}` },
      input,
      encoding: 'utf8',
    },
  )
  rmSync(folder, { recursive: true })
  if (status !== 0) console.warn(`The program could not be run to keep its compiled code; it starts slower. ${stderr}`)
}

/**
 * `compileProgram` reads one byte a letter. What esbuild leaves, letters in tagged templates and in patterns, is
 * escaped here: no tag reads the raw text. A trace names a column some letters too far to the right in such a line.
 */
function escapeLetters(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

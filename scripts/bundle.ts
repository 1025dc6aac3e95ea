// The last step of `npm run build`: bundles what `npm start` and the command line load into one file each, since opening
// twelve hundred was most of the start time, and keeps their compiled code beside them. Everything else in `dist` stays as compiled.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { externalPackages, OPTIONAL_PACKAGES, PACKAGE_BUNDLES, SHARED_PACKAGES } from './bundled-packages.ts'
import { escapeLetters } from './escape-letters.ts'
import { packageIndexPath } from './program.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  logLevel: 'warning',
} satisfies BuildOptions

/** A script, whose compiled code can be kept; modules' can't. */
const script = {
  outdir: dist,
  // As deep in `dist` as the files that resolve paths by `import.meta.url`. The hash ties the compiled code to the text.
  entryNames: 'src/chunks/[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  banner: { js: '(function (require, module, exports, __url, __folder) {' },
  footer: { js: '})' },
  metafile: true,
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
const packages = await bundlePackages(new Set(bundles.flatMap(({ required }) => required)))

/** Files read at run time beside the code that reads them; the compiler does not copy them. */
const ASSETS = /\.(css|js|svg|txt|png|ico)$/
for (const folder of ['adapters', 'src'])
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    if (ASSETS.test(file)) {
      const copy = join(dist, folder, file)
      mkdirSync(dirname(copy), { recursive: true })
      copyFileSync(join(root, folder, file), copy)
    }

for (const file of packages) keepCompiledCode('packages', file)
for (const [index, { words, input }] of programs.entries())
  keepCompiledCode('program', bundles[index]?.file ?? '', words, input)

/**
 * `src/NAME.ts` with what it loads as one script, and `dist/src/NAME.js`, which runs it.
 * @returns the path of the script, and what it requires from elsewhere
 */
async function bundleProgram(name: string): Promise<{ file: string; required: readonly string[] }> {
  const { metafile } = await build({
    ...common,
    entryPoints: [join(root, `src/${name}.ts`)],
    ...script,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url', 'import.meta.dirname': '__folder' },
    // Half as much to read. Names stay, for the reader of a trace without its map.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    external: externalPackages(root),
  })
  const file = findBundle(metafile)
  await build({
    ...common,
    entryPoints: [join(root, 'scripts/launch.ts')],
    outfile: join(dist, `src/${name}.js`),
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
    define: { BUNDLE: JSON.stringify(relative(join(dist, 'src'), file)) },
  })
  rmSync(join(dist, `src/${name}.js.map`), { force: true })
  const required = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  return { file, required }
}

/**
 * The bundles of packages, with the index that says which is where.
 * @param required what the programs require from elsewhere: also `hono/html`, a part of a package
 * @returns their paths
 */
async function bundlePackages(required: ReadonlySet<string>): Promise<readonly string[]> {
  const index: Record<string, string> = {}
  const bundleOne = async ([name, packages]: [string, readonly string[]]): Promise<string> => {
    const shared = SHARED_PACKAGES[name] ?? []
    const isHeld = (path: string) => packages.some((each) => path === each || path.startsWith(`${each}/`))
    const held = [...required].filter(isHeld)
    const loads = held.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(path)})`)
    const { metafile } = await build({
      ...common,
      stdin: { contents: `module.exports = { ${loads.join(', ')} }`, resolveDir: root, sourcefile: `${name}.js` },
      ...script,
      entryNames: `src/chunks/${name}-[hash]`,
      external: [...shared, ...OPTIONAL_PACKAGES],
    })
    const file = findBundle(metafile)
    for (const path of held) index[path] = basename(file)
    return file
  }
  const files = await Promise.all(Object.entries(PACKAGE_BUNDLES).map(bundleOne))
  writeFileSync(packageIndexPath(join(dist, 'src/chunks/any')), JSON.stringify(index, null, 2))
  return files
}

/** The script of a bundle, with its letters escaped. @returns its path */
function findBundle({ outputs }: Metafile): string {
  const bundle = Object.keys(outputs).find((file) => file.endsWith('.cjs'))
  if (bundle === undefined) throw new Error('Nothing was bundled')
  escapeLetters(join(root, bundle))
  return join(root, bundle)
}

/** Without it the program starts too, only later: a machine that builds may be unable to run it. */
function keepCompiledCode(kind: 'program' | 'packages', file: string, words: readonly string[] = [], input = ''): void {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-build-'))
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'write-code-cache.js'), kind, file, ...words],
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

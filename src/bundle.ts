// The last step of `npm run build`: what `npm start` loads becomes a few files instead of twelve hundred, since opening
// those was most of the time to the first answer. Everything else of `dist` stays as the compiler wrote it.
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/** What every start needs, as plain JavaScript. Everything else is read from `node_modules` when it is first wanted. */
const INSIDE = ['knex', 'luxon', 'objection', 'string-width', 'uuid', 'zod']

/** Other people's databases, which Knex asks for by name only where they are configured. */
const DRIVERS = ['better-sqlite3', 'mariadb', 'mysql', 'mysql2', 'oracledb', 'pg-native', 'pg-query-stream', 'tedious']

/** The two files that look into their folder for more, by the line that reads what they find. */
const FOLDERS = [
  { loader: 'src/commands/load.ts', file: /^[a-z-]+\/[a-z-]+\.ts$/ },
  { loader: 'src/nudges/load.ts', file: /^[a-z-]+\.ts$/ },
]
const READS_A_FILE = 'import(pathToFileURL(path).href)'

/** Our own files: where they say `import.meta`, they mean their own place in `dist`, and not the bundle's. */
const ownFiles: Plugin = {
  name: 'own files',
  setup(bundling) {
    bundling.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const name = relative(root, path)
      const text = withFolder(name, await readFile(path, 'utf8'))
      if (/import\.meta\.(?!url|dirname)/.test(text)) throw new Error(`${name}: only import.meta.url and .dirname`)
      // Whatever comes out lies one folder deep in `dist`.
      const contents = text
        .replaceAll('import.meta.url', `new URL('../${name.replace(/\.ts$/, '.js')}', import.meta.url).href`)
        .replaceAll('import.meta.dirname', `\`\${import.meta.dirname}/../${dirname(name)}\``)
      return { contents, loader: 'ts' }
    })
  },
}

/** A loader whose folder's files are part of the bundle. */
function withFolder(name: string, text: string): string {
  const folder = FOLDERS.find(({ loader }) => loader === name)
  if (!folder) return text
  if (!text.includes(READS_A_FILE)) throw new Error(`${name} no longer says ${READS_A_FILE}`)
  const files = readdirSync(join(root, dirname(name)), { recursive: true, encoding: 'utf8' }).filter((file) =>
    folder.file.test(file),
  )
  const imports = files.map((file, index) => `import * as inside${index} from './${file}'`)
  const pairs = files.map((file, index) => `['${file.replace(/\.ts$/, '.js')}', inside${index}]`)
  return [
    ...imports,
    text.replace(READS_A_FILE, 'inside.get(path)'),
    `const inside = new Map<string, any>([${pairs}].map(([file, read]) => [join(import.meta.dirname, file), read]))`,
  ].join('\n')
}

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

await build({
  entryPoints: [join(root, 'src/main.ts')],
  outbase: root,
  outdir: join(root, 'dist'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  sourcemap: true,
  sourcesContent: false,
  external: [...Object.keys(manifest.dependencies).filter((name) => !INSIDE.includes(name)), ...DRIVERS],
  plugins: [ownFiles],
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)`,
  },
  logLevel: 'warning',
})

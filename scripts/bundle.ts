// The last step of `npm run build`: what `npm start` loads becomes a few files instead of twelve hundred, since opening
// those was most of the time to the first answer. Everything else of `dist` stays as the compiler wrote it.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/** What every start needs, as plain JavaScript. Everything else is read from `node_modules` when it is first wanted. */
const BUNDLED_PACKAGES = [
  'knex',
  'lru-cache',
  'luxon',
  'objection',
  'p-queue',
  'p-retry',
  'string-width',
  'uuid',
  'zod',
]

/** Other people's databases, which Knex asks for by name only where they are configured. */
const UNUSED_DRIVERS = [
  'better-sqlite3',
  'mariadb',
  'mysql',
  'mysql2',
  'oracledb',
  'pg-native',
  'pg-query-stream',
  'tedious',
]

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

// Data that the compiler leaves behind.
const FAMILIES = 'src/language/splitter/families'
cpSync(join(root, FAMILIES), join(root, 'dist', FAMILIES), { recursive: true })

await build({
  entryPoints: [join(root, 'src/main.ts')],
  outbase: root,
  outdir: join(root, 'dist'),
  // As deep in `dist` as the files that look for something beside them by `import.meta.url`.
  chunkNames: 'src/chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  sourcemap: true,
  sourcesContent: false,
  external: [
    ...Object.keys(manifest.dependencies).filter((name) => !BUNDLED_PACKAGES.includes(name)),
    ...UNUSED_DRIVERS,
  ],
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)`,
  },
  logLevel: 'warning',
})

/** Files that are read as they are, beside the code that reads them: the compiler leaves them behind. */
const ASSETS = /\.(css|js|svg|txt)$/
for (const folder of ['adapters', 'src'])
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    if (ASSETS.test(file)) {
      const copy = join(root, 'dist', folder, file)
      mkdirSync(dirname(copy), { recursive: true })
      copyFileSync(join(root, folder, file), copy)
    }

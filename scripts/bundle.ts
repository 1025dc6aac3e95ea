// The last step of `npm run build`: bundles what `npm start` loads into a few files, since opening twelve hundred was
// most of the start time. Everything else in `dist` stays as compiled.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/** What every start needs is bundled; everything else is loaded from `node_modules` on first use. */
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

/** Database drivers that Knex requires only if they are configured. */
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

// Data files that the compiler does not copy.
const FAMILIES = 'src/language/splitter/families'
cpSync(join(root, FAMILIES), join(root, 'dist', FAMILIES), { recursive: true })

await build({
  entryPoints: [join(root, 'src/main.ts')],
  outbase: root,
  outdir: join(root, 'dist'),
  // As deep in `dist` as the files that resolve paths by `import.meta.url`.
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

/** Files read at run time beside the code that reads them; the compiler does not copy them. */
const ASSETS = /\.(css|js|svg|txt|png|ico)$/
for (const folder of ['adapters', 'src'])
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    if (ASSETS.test(file)) {
      const copy = join(root, 'dist', folder, file)
      mkdirSync(dirname(copy), { recursive: true })
      copyFileSync(join(root, folder, file), copy)
    }

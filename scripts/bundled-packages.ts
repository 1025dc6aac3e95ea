// Which packages a bundle of this program holds, and which are loaded from `node_modules` on first use.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What every start needs is bundled, and what only `import` can load; the rest is loaded from `node_modules` on first use. */
const BUNDLED_PACKAGES = [
  'fast-string-truncated-width',
  'fast-string-width',
  'https-proxy-agent',
  'ipaddr.js',
  'jose',
  'knex',
  'lru-cache',
  'luxon',
  'node-cron',
  'objection',
  'p-queue',
  'p-retry',
  'pino',
  'proxy-addr',
  'rate-limiter-flexible',
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

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) })

/** Packages that stay outside of a bundle. @param root the folder of `package.json` */
export function externalPackages(root: string): string[] {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  return [...Object.keys(dependencies).filter((name) => !BUNDLED_PACKAGES.includes(name)), ...UNUSED_DRIVERS]
}

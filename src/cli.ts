#!/usr/bin/env node
// The operator's command line: its commands are one file each in `src/operator`; here they get what they stand on.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { catalogue } from './chat/command.ts'
import { commands } from './commands/index.ts'
import { operatorOf } from './operator/operator.ts'
import { progressAt } from './operator/progress.ts'
import { run } from './operator/run.ts'
import { systemClock } from './time/index.ts'

/** Beside `dist`, in a clone and in a package alike. */
const manifest = new URL('../../package.json', import.meta.url)
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')))

const operator = operatorOf({
  environment: process.env,
  clock: systemClock,
  version,
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
  progress: (what, of) => progressAt(process.stderr, what, of),
  platforms: {
    slackScopes: async () => (await import('../adapters/slack/index.ts')).SCOPES,
    slackManifest: async (options) =>
      (await import('../adapters/slack/index.ts')).manifest(catalogue(commands), options),
    registerDiscord: async (options) =>
      (await import('../adapters/discord/index.ts')).registerCommands({
        catalogue: catalogue(commands),
        ...options,
      }),
  },
})

process.exitCode = await run(process.argv.slice(2), operator)

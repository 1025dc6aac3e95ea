#!/usr/bin/env node
// The operator's command line. Exit codes: 0 done, 1 it did not work, 2 it was asked wrongly.
import { Command, CommanderError } from 'commander'
import { catalogue } from './chat/command.ts'
import { loadCommands } from './commands/load.ts'
import { readConfig } from './config.ts'
import { type MigrationDirection, migrate, openDatabase } from './database.ts'
import { addSchedulePreview } from './operator/schedule-preview.ts'
import { systemClock } from './time.ts'
import { UserError } from './user-error.ts'

const program = new Command('proxy')
  .description('Runs what an operator of Proxy needs. Settings come from the environment; see .env.example.')
  .exitOverride()
  .showHelpAfterError()

program
  .command('migrate')
  .description('Bring the database to the newest schema; up and down go one step, status only looks')
  .argument('[direction]', 'latest, up, down or status', 'latest')
  .option('--json', 'as JSON')
  .action(async (direction: string, { json }: { json?: boolean }) => {
    if (!isDirection(direction)) throw new UserError('It goes: proxy migrate [latest|up|down|status]')
    const database = await openDatabase(readConfig(process.env).databaseUrl)
    try {
      const report = await migrate(database, direction)
      if (json) return print(JSON.stringify(report))
      print(report.changed.length > 0 ? `Changed: ${report.changed.join(', ')}` : 'Nothing to change.')
      print(`In place: ${report.completed.length}. To come: ${report.pending.length}.`)
    } finally {
      await database.close()
    }
  })

program
  .command('slack')
  .description('What Slack needs to know')
  .command('manifest')
  .description('The app manifest, derived from the commands, to paste into "create app from manifest"')
  .action(async () => {
    const { manifest } = await import('../adapters/slack/index.ts')
    const { slack, publicUrl } = readConfig(process.env)
    const isHttp = slack?.signingSecret !== undefined && slack.appToken === undefined
    const command = process.env['SLACK_COMMAND'] ?? '/proxy'
    const made = manifest(catalogue(await loadCommands()), { command, ...(isHttp ? { publicUrl } : {}) })
    print(JSON.stringify(made, null, 2))
  })

addSchedulePreview(
  program,
  async (work) => {
    const database = await openDatabase(readConfig(process.env).databaseUrl)
    try {
      return await database.knex.transaction(work)
    } finally {
      await database.close()
    }
  },
  print,
  () => systemClock.now(),
)

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
  process.stderr.write(error instanceof UserError ? `${error.message}\n` : `That did not work: ${reasonOf(error)}\n`)
  process.exit(error instanceof UserError && error.message.startsWith('It goes:') ? 2 : 1)
})

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function isDirection(word: string): word is MigrationDirection {
  return ['latest', 'up', 'down', 'status'].includes(word)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

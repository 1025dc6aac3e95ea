// `migrate`: migrates the schema up and down, and shows its state. Every start does `latest`.
import { Argument, type Command } from 'commander'
import { type Database, type MigrationDirection, migrate } from '../database/index.ts'
import type { OperatorContext } from './operator.ts'
import { runWhileStopped } from './require-stopped.ts'

export function addMigrate(program: Command, operator: OperatorContext): void {
  const { print, withDatabase } = operator
  program
    .command('migrate')
    .description(
      'Migrate the database to the newest schema; up and down go one step, status only shows. Down deletes what those tables hold: stop Proxy and make a backup first',
    )
    .addArgument(new Argument('[direction]').choices(['latest', 'up', 'down', 'status']).default('latest'))
    .option('--json', 'as JSON')
    .action(async (direction: MigrationDirection, { json }: { json?: boolean }) => {
      const work = (database: Database) => migrate(database, direction)
      const report = await (direction === 'down'
        ? runWhileStopped(operator, work)
        : withDatabase(work, direction === 'status' ? 'any' : 'nothing'))
      if (json) return print(JSON.stringify(report))
      print(report.changed.length > 0 ? `Changed: ${report.changed.join(', ')}` : 'Nothing to change.')
      print(`Done: ${report.completed.length}. Pending: ${report.pending.length}.`)
      if (report.unknown.length > 0) print(`Made by a newer Proxy: ${report.unknown.join(', ')}.`)
    })
}

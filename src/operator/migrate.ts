// `migrate`: brings the schema up and down, and says where it stands. Every start does `latest` by itself.
import { Argument, type Command } from 'commander'
import { type MigrationDirection, migrate } from '../database.ts'
import type { Operator } from './operator.ts'

export function addMigrate(program: Command, { print, use }: Operator): void {
  program
    .command('migrate')
    .description('Bring the database to the newest schema; up and down go one step, status only looks')
    .addArgument(new Argument('[direction]').choices(['latest', 'up', 'down', 'status']).default('latest'))
    .option('--json', 'as JSON')
    .action(async (direction: MigrationDirection, { json }: { json?: boolean }) => {
      const report = await use((database) => migrate(database, direction))
      if (json) return print(JSON.stringify(report))
      print(report.changed.length > 0 ? `Changed: ${report.changed.join(', ')}` : 'Nothing to change.')
      print(`In place: ${report.completed.length}. To come: ${report.pending.length}.`)
    })
}

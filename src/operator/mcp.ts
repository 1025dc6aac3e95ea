// `mcp`: an assistant on this machine speaks for one person, over standard input and output.
import type { Command } from 'commander'
import type { OperatorContext } from './operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './user/find-user.ts'

export function addMcp(
  program: Command,
  { withDatabase, platforms, loadConfig, clock, printError }: OperatorContext,
): void {
  program
    .command('mcp')
    .description('Let an assistant on this machine speak for one person (MCP over standard input and output)')
    .argument('<user>', USER_ARGUMENT_HELP)
    .option('--read', 'it may only read')
    .action(async (words: string, { read }: { read?: boolean }) => {
      const config = loadConfig()
      await withDatabase(async (database) => {
        const person = await database.knex.transaction((trx) => findUserOrThrow(trx, words))
        const holder = {
          tokenId: 'this machine',
          userId: person.user_id,
          name: person.username,
          scope: read ? ('read' as const) : ('write' as const),
          zoneId: null,
        }
        // Standard output is the assistant's: what goes wrong is said beside it.
        await platforms.serveAssistant({ config, database, clock }, holder, (error) =>
          printError(error instanceof Error ? error.message : String(error)),
        )
      })
    })
}

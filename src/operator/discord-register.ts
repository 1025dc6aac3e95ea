// `discord register`: sends the commands to Discord without connecting. A start does it by itself; this is for
// deployments that want to see it done, and for one server while developing.
import type { Command } from 'commander'
import { UserError } from '../user-error.ts'
import type { OperatorContext } from './operator.ts'

export function addDiscordRegister(program: Command, { loadConfig, platforms, print }: OperatorContext): void {
  program
    .command('discord')
    .description('What Discord needs to know')
    .command('register')
    .description('Send the commands to Discord, where its own differ')
    .option('--server <id>', 'for this one server, at once and beside those for everybody: for development')
    .option('--remove', 'take them away again')
    .option('--json', 'as JSON')
    .action(async ({ server, remove, json }: { server?: string; remove?: boolean; json?: boolean }) => {
      const { discord } = loadConfig()
      if (!discord) throw new UserError('Set DISCORD_TOKEN and DISCORD_APPLICATION_ID first; see .env.example.')
      const { token, applicationId, apiUrl } = discord
      const isSent = await platforms.registerDiscord({
        token,
        applicationId,
        isRemoval: remove === true,
        ...(apiUrl ? { apiUrl } : {}),
        ...(server ? { server } : {}),
      })
      if (json) return print(JSON.stringify({ sent: isSent }))
      const where = server ? `for the server ${server}` : 'for everybody'
      print(
        isSent
          ? `Discord has ${remove ? 'no commands' : 'the commands'} ${where} now.`
          : 'Discord has them as they are.',
      )
    })
}

// `discord register`: registers the commands without connecting. Every start does so too; this is for deployments that
// want to see it, and for one server while developing.
import type { Command } from 'commander'
import { UserError } from '../user-error.ts'
import type { OperatorContext } from './operator.ts'

export function addDiscordRegister(program: Command, { loadConfig, platforms, print }: OperatorContext): void {
  program
    .command('discord')
    .description('Registering with Discord')
    .command('register')
    .description('Send the commands to Discord, if its own are different')
    .option('--server <id>', 'only for this server, at once, in addition to those for everyone; for development')
    .option('--remove', 'remove them again')
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
      const where = server ? `for the server ${server}` : 'for everyone'
      print(
        isSent
          ? `Discord now has ${remove ? 'no commands' : 'the commands'} ${where}.`
          : 'Discord already has these commands.',
      )
    })
}

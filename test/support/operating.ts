// The operator's command line without a process: words in, exit code and what was printed out.

import { ROLE_METADATA, registerDiscordCommands } from '../../adapters/discord/index.ts'
import { BOT_SCOPES, createManifest } from '../../adapters/slack/register.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import { commands } from '../../src/commands/index.ts'
import { createOperatorContext } from '../../src/operator/operator.ts'
import { runOperatorCommand } from '../../src/operator/run.ts'
import { type Clock, systemClock } from '../../src/time/index.ts'

export interface Operated {
  readonly code: 0 | 1 | 2
  readonly out: string
  readonly errors: string
}

/** An operator in an environment; nothing else is inherited but `PATH`. */
export function operating(environment: Readonly<Record<string, string>>, clock: Clock = systemClock) {
  return async (...words: string[]): Promise<Operated> => {
    let out = ''
    let errors = ''
    const code = await runOperatorCommand(
      words,
      createOperatorContext({
        environment: { PATH: process.env['PATH'], ...environment },
        clock,
        version: '1.2.3',
        print: (text) => {
          out += `${text}\n`
        },
        printError: (text) => {
          errors += `${text}\n`
        },
        createProgress: () => ({ update: () => undefined, end: () => undefined }),
        platforms: {
          slackScopes: async () => BOT_SCOPES,
          slackManifest: async (options) => createManifest(createCatalogue(commands), options),
          serveAssistant: async () => undefined,
          discordRoleMetadata: async () => ROLE_METADATA,
          registerDiscord: async (options) =>
            registerDiscordCommands({ catalogue: createCatalogue(commands), ...options }),
        },
      }),
    )
    return { code, out, errors }
  }
}

// The operator's command line without a process: words in, exit code and what was printed out.

import { registerCommands } from '../../adapters/discord/index.ts'
import { manifest, SCOPES } from '../../adapters/slack/register.ts'
import { catalogue } from '../../src/chat/command.ts'
import { commands } from '../../src/commands/index.ts'
import { operatorOf } from '../../src/operator/operator.ts'
import { run } from '../../src/operator/run.ts'
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
    const code = await run(
      words,
      operatorOf({
        environment: { PATH: process.env['PATH'], ...environment },
        clock,
        version: '1.2.3',
        print: (text) => {
          out += `${text}\n`
        },
        complain: (text) => {
          errors += `${text}\n`
        },
        progress: () => ({ at: () => undefined, end: () => undefined }),
        platforms: {
          slackScopes: async () => SCOPES,
          slackManifest: async (options) => manifest(catalogue(commands), options),
          registerDiscord: async (options) => registerCommands({ catalogue: catalogue(commands), ...options }),
        },
      }),
    )
    return { code, out, errors }
  }
}

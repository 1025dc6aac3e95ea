// The operator's command line. Its commands are one file each in `src/operator`; their dependencies are provided here.
import { createCatalogue } from './chat/command.ts'
import { commands } from './commands/index.ts'
import { createOperatorContext, type OperatorContext } from './operator/operator.ts'
import { createProgressBar } from './operator/progress-bar.ts'
import { runOperatorCommand } from './operator/run.ts'
import { readVersion } from './operator/version.ts'
import { loadEnvFile } from './ops/env-file.ts'
import { installOutboundProxy } from './ops/outbound-proxy.ts'
import { systemClock } from './time/index.ts'
import { Refusal } from './user-error.ts'

// `proxy … | head -1` has read enough: that is no failure, and nothing more can be said.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

async function main(): Promise<number> {
  try {
    loadEnvFile()
    await installOutboundProxy()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  return runOperatorCommand(process.argv.slice(2), createContext())
}

const createContext = (): OperatorContext =>
  createOperatorContext({
    environment: process.env,
    clock: systemClock,
    version: readVersion(),
    print: (text) => void process.stdout.write(`${text}\n`),
    printError: (text) => void process.stderr.write(`${text}\n`),
    createProgress: (what, of) => createProgressBar(process.stderr, what, of),
    platforms: {
      slackScopes: async () => (await import('../adapters/slack/index.ts')).BOT_SCOPES,
      slackManifest: async (options) =>
        (await import('../adapters/slack/index.ts')).createManifest(createCatalogue(commands), options),
      serveAssistant: async (...given) => (await import('./app/platforms/mcp.ts')).serveLocalAssistant(...given),
      discordRoleMetadata: async () => (await import('../adapters/discord/index.ts')).ROLE_METADATA,
      registerDiscord: async (options) =>
        (await import('../adapters/discord/index.ts')).registerDiscordCommands({
          catalogue: createCatalogue(commands),
          ...options,
        }),
    },
  })

void main().then((code) => {
  process.exitCode = code
})

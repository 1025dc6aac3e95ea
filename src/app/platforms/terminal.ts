// The terminal of this process.
import type { Platform } from '../../chat/platform.ts'
import type { PlatformOptions } from './options.ts'

/** The terminal platform; its history file is beside an SQLite database file. */
export async function createTerminalPlatform({ database, log, speaker, onEnd }: PlatformOptions): Promise<Platform> {
  const { createTerminal } = await import('../../../adapters/terminal/index.ts')
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    ...(speaker === null ? {} : { speakerName: speaker }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(database.file ? { historyFile: `${database.file}.history` } : {}),
    onLeave: onEnd,
    onError: (error) => log.error({ error }, 'The terminal failed'),
  })
}

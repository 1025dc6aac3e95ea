// Checks of settings that depend on each other, or on files: possible although some values are wrong by themselves, so
// that all faults are reported at once.
import { existsSync, statSync } from 'node:fs'

export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with settings together, a sentence each that begins with the name of the setting. */
export const findFaults = (given: Environment): string[] => [
  ...findMissingSettings(given),
  ...findPartsWithoutSettings(given),
  ...findUnusableFiles(given),
]

/** The names in PARTS. */
export const partNames = (parts: string): string[] => parts.split(',').map((part) => part.trim())

/** The default of the one setting that checks read. */
export const withDefaultDatabase = (given: Environment): { readonly DATABASE_URL: string } & Environment => ({
  ...given,
  DATABASE_URL: given['DATABASE_URL'] ?? 'sqlite:./data/proxy.db',
})

/** Checks of settings that depend on each other. */
function findMissingSettings(given: Environment): string[] {
  const faults: string[] = []
  const together = (first: string, ...others: string[]): void => {
    if (given[first])
      for (const other of others) if (!given[other]) faults.push(`${other}: needed together with ${first}`)
  }
  together('DISCORD_TOKEN', 'DISCORD_APPLICATION_ID')
  together('DISCORD_APPLICATION_ID', 'DISCORD_TOKEN')
  together('DISCORD_CLIENT_SECRET', 'DISCORD_TOKEN', 'DISCORD_APPLICATION_ID')
  together('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'PUBLIC_URL')
  together('SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID')
  together('OPENAI_BASE_URL', 'OPENAI_MODEL')
  together('OPENAI_MODEL', 'OPENAI_BASE_URL')
  if (given['OPENAI_READS_LINES'] === 'yes') together('OPENAI_READS_LINES', 'OPENAI_BASE_URL', 'OPENAI_MODEL')
  if (given['SPEECH_BASE_URL']) together('SPEECH_BASE_URL', 'SPEECH_MODEL')
  if (given['SPEECH_MODEL'] && !given['SPEECH_BASE_URL'] && !given['OPENAI_BASE_URL'])
    faults.push('SPEECH_BASE_URL: needed with SPEECH_MODEL, unless OPENAI_BASE_URL is where the model is')
  // Sending needs only the token; receiving needs one of the others.
  const receivesSlack =
    given['PARTS'] === undefined || given['PARTS'].split(',').some((part) => part.trim() === 'slack')
  if (given['SLACK_BOT_TOKEN'] && receivesSlack && !given['SLACK_SIGNING_SECRET'] && !given['SLACK_APP_TOKEN'])
    faults.push('SLACK_APP_TOKEN: needed with SLACK_BOT_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP)')
  if (given['SLACK_APP_TOKEN'] && !given['SLACK_BOT_TOKEN'] && !given['SLACK_CLIENT_ID'])
    faults.push('SLACK_BOT_TOKEN: needed together with SLACK_APP_TOKEN')
  if (given['SLACK_SIGNING_SECRET'] && !given['SLACK_BOT_TOKEN'] && !given['SLACK_CLIENT_ID'])
    faults.push('SLACK_BOT_TOKEN: needed with SLACK_SIGNING_SECRET, or SLACK_CLIENT_ID for many workspaces')
  return faults
}

/** A platform that is requested by name and not configured. */
function findPartsWithoutSettings(given: Environment): string[] {
  const parts = partNames(given['PARTS'] ?? '')
  const faults: string[] = []
  if (parts.includes('slack') && !given['SLACK_BOT_TOKEN'] && !given['SLACK_CLIENT_ID'])
    faults.push('PARTS: names slack, which needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for many workspaces')
  if (parts.includes('discord') && !given['DISCORD_TOKEN'])
    faults.push('PARTS: names discord, which needs DISCORD_TOKEN and DISCORD_APPLICATION_ID')
  return faults
}

/** Checks of files. */
function findUnusableFiles(given: Environment): string[] {
  const faults: string[] = []
  const achievements = given['ACHIEVEMENTS_FILE']
  if (achievements && !isFile(achievements)) faults.push(`ACHIEVEMENTS_FILE: there is no file ${achievements}`)
  const database = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(given['DATABASE_URL'] ?? '')?.[1]
  if (database && database !== ':memory:' && existsSync(database) && !isFile(database))
    faults.push(`DATABASE_URL: ${database} isn't a file; name one in it, as in sqlite:./data/proxy.db`)
  return faults
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

interface SpeechEnvironment {
  readonly SPEECH_BASE_URL?: string | undefined
  readonly SPEECH_API_KEY?: string | undefined
  readonly SPEECH_MODEL?: string | undefined
  readonly OPENAI_BASE_URL?: string | undefined
  readonly OPENAI_API_KEY?: string | undefined
}

/** The model for voice messages: at the other model's address and with its key, unless it has its own. */
export function readSpeechSettings(env: SpeechEnvironment) {
  const baseUrl = env.SPEECH_BASE_URL ?? env.OPENAI_BASE_URL
  if (!baseUrl || !env.SPEECH_MODEL) return null
  const sharedKey = env.SPEECH_BASE_URL ? undefined : env.OPENAI_API_KEY
  return { baseUrl, apiKey: env.SPEECH_API_KEY ?? sharedKey ?? 'none', model: env.SPEECH_MODEL }
}

// Reads the environment once and reports every fault in one message.
import { loadOrCreateKeys } from '../ops/secret-key.ts'
import { UserError } from '../user-error.ts'
import { type Environment, findFaults, readSpeechSettings, withDefaultDatabase } from './config-checks.ts'
import { environmentVariables, type PARTS, type Variables } from './config-variables.ts'

export type Part = (typeof PARTS)[number]

export interface Config {
  readonly databaseUrl: string
  readonly port: number
  /** Set explicitly: the port is opened even if it serves only health checks. */
  readonly isPortSet: boolean
  readonly publicUrl: string
  /** Set explicitly: links use it, whichever process serves the page. */
  readonly hasPublicUrl: boolean
  /** The number of trusted proxies in front of the port. */
  readonly trustedProxies: number
  /** Origins whose pages may call the API from a browser; `*`: any. */
  readonly apiOrigins: readonly string[]
  /** Where faults of this installation are reported: `mailto:` or `https:`. */
  readonly securityContact: string | null
  readonly secretKey: string
  /** Older keys, still accepted for decryption until `keys rotate` is complete. */
  readonly oldSecretKeys: readonly string[]
  readonly signup: 'open' | 'invite'
  readonly logLevel: string
  /** Platforms that can are handed the timed reminders of the coming hours. */
  readonly hostMaySleep: boolean
  /** What this process runs; null: everything that is configured. */
  readonly parts: readonly Part[] | null
  readonly slack: {
    readonly botToken?: string
    readonly signingSecret?: string
    readonly appToken?: string
    readonly clientId?: string
    readonly clientSecret?: string
    readonly command: string
    readonly apiUrl?: string
  } | null
  readonly discord: {
    readonly token: string
    readonly applicationId: string
    /** With it and a public address people can let servers see their effort. */
    readonly clientSecret?: string
    readonly shards: { readonly ids: readonly number[]; readonly of: number } | null
    readonly apiUrl?: string
  } | null
  readonly model: {
    readonly baseUrl: string
    readonly apiKey: string
    readonly model: string
    /** May it be sent typed lines, and names of things beside them? Else only a task that is split. */
    readonly readsLines: boolean
  } | null
  /** What turns voice messages into text. */
  readonly speech: { readonly baseUrl: string; readonly apiKey: string; readonly model: string } | null
  /** People may add calendars whose addresses lead into private networks. */
  readonly allowsPrivateCalendars: boolean
  /** Push services of browsers may be in private networks, also without encryption. */
  readonly allowsPrivatePush: boolean
  /** Webhooks may lead into private networks, also without encryption. */
  readonly allowsPrivateWebhooks: boolean
  /** A JSON file with additional achievements. */
  readonly achievementsFile?: string
}

/**
 * The configuration in these environment variables.
 * @throws UserError one message that lists every fault and how to fix it
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, KEPT_AS_GIVEN.has(name) ? value : value.trim()]],
    ),
  )
  const faults: string[] = []
  const read = environmentVariables.safeParse(given)
  if (!read.success) {
    for (const issue of read.error.issues) faults.push(`${String(issue.path[0])}: ${issue.message}`)
    // Later checks still run, so that all faults are reported at once.
  }
  const values = withDefaultDatabase(given)
  faults.push(...findFaults(values))
  const isPostgres = /^postgres(ql)?:/.test(values.DATABASE_URL)
  if (isPostgres && !given['SECRET_KEY'])
    faults.push('SECRET_KEY: needed with PostgreSQL, 32 bytes or more. Create one with: openssl rand -base64 48')
  if (faults.length > 0 || !read.success)
    throw new UserError(
      `The configuration has ${faults.length === 1 ? 'an error' : `${faults.length} errors`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\nEvery setting is explained in .env.example.`,
    )
  const env = read.data
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    isPortSet: given['PORT'] !== undefined,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    hasPublicUrl: env.PUBLIC_URL !== undefined,
    trustedProxies: env.TRUSTED_PROXIES,
    apiOrigins: env.API_ORIGINS ?? [],
    securityContact: env.SECURITY_CONTACT ?? null,
    ...readKeys(env),
    signup: env.SIGNUP,
    logLevel: env.LOG_LEVEL,
    hostMaySleep: env.HOST_MAY_SLEEP === 'yes' || env.HOST_MAY_SLEEP === 'true',
    parts: env.PARTS ?? null,
    slack: readSlackSettings(env),
    discord:
      env.DISCORD_TOKEN && env.DISCORD_APPLICATION_ID
        ? {
            token: env.DISCORD_TOKEN,
            applicationId: env.DISCORD_APPLICATION_ID,
            ...(env.DISCORD_CLIENT_SECRET ? { clientSecret: env.DISCORD_CLIENT_SECRET } : {}),
            shards: env.DISCORD_SHARDS ?? null,
            ...(env.DISCORD_API_URL ? { apiUrl: env.DISCORD_API_URL } : {}),
          }
        : null,
    model:
      env.OPENAI_BASE_URL && env.OPENAI_MODEL
        ? {
            baseUrl: env.OPENAI_BASE_URL,
            apiKey: env.OPENAI_API_KEY ?? 'none',
            model: env.OPENAI_MODEL,
            readsLines: env.OPENAI_READS_LINES === 'yes',
          }
        : null,
    speech: readSpeechSettings(env),
    allowsPrivateCalendars: env.CALENDARS_PRIVATE_NETWORKS === 'yes',
    allowsPrivateWebhooks: env.WEBHOOKS_PRIVATE_NETWORKS === 'yes',
    allowsPrivatePush: env.PUSH_PRIVATE_NETWORKS === 'yes',
    ...(env.ACHIEVEMENTS_FILE ? { achievementsFile: env.ACHIEVEMENTS_FILE } : {}),
  }
}

/** A key seals with every byte it has; around anything else a space or a `\r` of a Windows file means nothing. */
const KEPT_AS_GIVEN: ReadonlySet<string> = new Set(['SECRET_KEY', 'SECRET_KEY_OLD'])

function readKeys({
  SECRET_KEY,
  SECRET_KEY_OLD,
  DATABASE_URL,
}: Variables): Pick<Config, 'secretKey' | 'oldSecretKeys'> {
  const given = SECRET_KEY_OLD === undefined ? [] : [SECRET_KEY_OLD]
  if (SECRET_KEY !== undefined) return { secretKey: SECRET_KEY, oldSecretKeys: given }
  const kept = loadOrCreateKeys(DATABASE_URL)
  return { secretKey: kept.key, oldSecretKeys: [...given, ...kept.old] }
}

function readSlackSettings(env: Variables): Config['slack'] {
  if (!env.SLACK_BOT_TOKEN && !env.SLACK_CLIENT_ID) return null
  return {
    ...(env.SLACK_BOT_TOKEN ? { botToken: env.SLACK_BOT_TOKEN } : {}),
    ...(env.SLACK_SIGNING_SECRET ? { signingSecret: env.SLACK_SIGNING_SECRET } : {}),
    ...(env.SLACK_APP_TOKEN ? { appToken: env.SLACK_APP_TOKEN } : {}),
    ...(env.SLACK_CLIENT_ID ? { clientId: env.SLACK_CLIENT_ID } : {}),
    ...(env.SLACK_CLIENT_SECRET ? { clientSecret: env.SLACK_CLIENT_SECRET } : {}),
    command: env.SLACK_COMMAND,
    ...(env.SLACK_API_URL ? { apiUrl: env.SLACK_API_URL } : {}),
  }
}

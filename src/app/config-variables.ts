// The variables of the environment, each with its form and what is said where it has another.
import * as z from 'zod'
import { databaseAddressFault } from '../database/address.ts'
import { partNames } from './config-checks.ts'

/** The parts that a process may serve. */
export const PARTS = ['slack', 'discord', 'terminal', 'nudges', 'web'] as const

const url = z.url({ protocol: /^https?$/, error: 'an address like https://proxy.example.org' })

/** Every variable, as it has to be. */
export const environmentVariables = z.object({
  DATABASE_URL: z
    .string()
    .superRefine((address, context) => {
      const message = databaseAddressFault(address)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
    .default('sqlite:./data/proxy.db'),
  PORT: z.coerce
    .number({ error: 'a number from 0 to 65535' })
    .int()
    .min(0)
    .max(65535, 'a number from 0 to 65535')
    .default(3000),
  // Pages, cookies and links are at the root of their host.
  PUBLIC_URL: url
    .transform((address) => address.replace(/\/+$/, ''))
    .refine(
      (address) =>
        !URL.canParse(address) || new URL(address).origin === address.toLowerCase().replace(/:(80|443)$/, ''),
      'an address without a path, like https://proxy.example.org. Give Proxy a host name of its own',
    )
    .optional(),
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'a number from 0 to 9' })
    .int()
    .min(0)
    .max(9, 'a number from 0 to 9')
    .default(0),
  API_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine(
      (origins) =>
        origins.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)),
      'origins like https://widgets.example.org, with commas between, or *',
    )
    .optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'like mailto:security@example.org, or an address with https://')
    .optional(),
  SECRET_KEY: z
    .string()
    .refine((key) => Buffer.byteLength(key) >= 32, '32 bytes or more. Create one with: openssl rand -base64 48')
    .optional(),
  SECRET_KEY_OLD: z.string().optional(),
  HOST_MAY_SLEEP: z.enum(['yes', 'no', 'true', 'false'], { error: 'yes or no' }).default('no'),
  SIGNUP: z.enum(['open', 'invite'], { error: 'open or invite' }).default('open'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  PARTS: z
    .string()
    .transform(partNames)
    .refine(
      (parts) => parts.every((part) => PARTS.some((known) => known === part)),
      `any of ${PARTS.join(', ')}, with commas between`,
    )
    .transform((parts) => PARTS.filter((known) => parts.includes(known)))
    .optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'begins with xapp-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'begins with a slash: /proxy')
    .default('/proxy'),
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'the number of the application, from its General Information page')
    .optional(),
  DISCORD_CLIENT_SECRET: z.string().optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^\d+(,\d+)*\/[1-9]\d*$/, 'like 0,1/4: shards 0 and 1 of 4')
    .transform((text) => {
      const [ids = '', of = ''] = text.split('/')
      return { ids: ids.split(',').map(Number), of: Number(of) }
    })
    .refine(({ ids, of }) => ids.every((id) => id < of), 'a shard is below the number behind the slash')
    .optional(),
  DISCORD_API_URL: url.optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  SPEECH_BASE_URL: url.optional(),
  SPEECH_API_KEY: z.string().optional(),
  SPEECH_MODEL: z.string().optional(),
  OPENAI_READS_LINES: z.enum(['yes', 'no'], { error: 'yes or no' }).default('no'),
  PUSH_PRIVATE_NETWORKS: z.enum(['yes', 'no'], { error: 'yes or no' }).default('no'),
  WEBHOOKS_PRIVATE_NETWORKS: z.enum(['yes', 'no'], { error: 'yes or no' }).default('no'),
  CALENDARS_PRIVATE_NETWORKS: z.enum(['yes', 'no'], { error: 'yes or no' }).default('no'),
  ACHIEVEMENTS_FILE: z.string().optional(),
})

/** The variables once they are read. */
export type Variables = z.infer<typeof environmentVariables>

// Checks Discord: whose token it is, where interactions go, and whether linked roles can work.
import * as z from 'zod'
import type { Config } from '../../app/config.ts'
import { hasLinkedRoles, linkedRoleUrls } from '../../app/platforms/linked-roles.ts'
import type { Database } from '../../database/index.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import { countRoleLinks } from '../../domain/people/linked-roles/index.ts'
import { world } from '../../time/world.ts'
import type { PlatformTools } from '../operator.ts'
import { type Finding, failFinding, okFinding, warnFinding } from './finding.ts'

const TIMEOUT_MS = 10_000
const ROLES = 'linked roles'

type DiscordConfig = NonNullable<Config['discord']>

export async function discordFindings(
  config: Config,
  discord: DiscordConfig,
  database: Database | null,
  platforms: PlatformTools,
): Promise<Finding[]> {
  const { status, body } = await askDiscord(discord, '/applications/@me')
  if (status === 401)
    return [
      failFinding(
        'discord',
        'the token is no longer valid',
        "Reset it on the application's page, and set DISCORD_TOKEN.",
      ),
    ]
  if (status !== 200) return [warnFinding('discord', `answers ${status}`, 'Try again in a few minutes.')]
  const application = Application.parse(body)
  if (application.id !== discord.applicationId)
    return [
      failFinding(
        'discord',
        `the token belongs to another application (${application.id})`,
        `Set DISCORD_APPLICATION_ID=${application.id}, or that one’s token.`,
      ),
    ]
  return [
    okFinding('discord', `the token is ${application.name}’s`),
    ...endpointFindings(application),
    ...(await linkedRoleFindings({ config, discord, database, platforms, application })),
  ]
}

/** Discord sends interactions to one place: with an address set, none arrive over the gateway. */
function endpointFindings({ interactions_endpoint_url: address }: Application): Finding[] {
  if (!address) return []
  return [
    failFinding(
      'discord',
      `commands and buttons go to ${address}, not here`,
      "Empty the Interactions Endpoint URL on the application's page, under General Information.",
    ),
  ]
}

interface RoleCheck {
  readonly config: Config
  readonly discord: DiscordConfig
  readonly database: Database | null
  readonly platforms: PlatformTools
  readonly application: Application
}

/** Each thing that keeps people from getting a role, or from taking it back. */
async function linkedRoleFindings(check: RoleCheck): Promise<Finding[]> {
  const { config, discord, database } = check
  const links = database && (await countLinks(config, database))
  if (!discord.clientSecret) return [withoutSecret(links?.all ?? 0)]
  if (!hasLinkedRoles(config))
    return [
      warnFinding(
        ROLES,
        'off: DISCORD_CLIENT_SECRET is set, but PUBLIC_URL is not',
        'Set PUBLIC_URL to where the personal page is reached: Discord sends people back there.',
      ),
    ]
  const problems = [
    ...(await secretFindings(check)),
    ...addressFindings(check),
    ...(await metadataFindings(check)),
    ...(links ? storedFindings(links) : []),
  ]
  if (problems.length > 0) return problems
  return [okFinding(ROLES, `set up${links ? `; ${accounts(links.living)} show effort on Discord` : ''}`)]
}

/** Without the secret nothing can be shown, and nothing cleared either. */
function withoutSecret(left: number): Finding {
  if (left === 0) return okFinding(ROLES, 'off: DISCORD_CLIENT_SECRET is not set')
  return warnFinding(
    ROLES,
    `off, but Discord may still show the effort of ${accounts(left)}`,
    'Set DISCORD_CLIENT_SECRET again: without it their numbers are neither updated nor cleared.',
  )
}

/**
 * Asks for tokens with a code that does not exist: Discord looks at the secret first, so a right one is refused for the
 * code. Nothing is given out or used up.
 */
async function secretFindings({ discord, config }: RoleCheck): Promise<Finding[]> {
  const fields = {
    client_id: discord.applicationId,
    client_secret: discord.clientSecret ?? '',
    grant_type: 'authorization_code',
    code: 'doctor',
    redirect_uri: linkedRoleUrls(config).redirect,
  }
  const { status, body } = await askDiscord(discord, '/oauth2/token', new URLSearchParams(fields))
  const { error } = OAuthRefusal.parse(body)
  if (status === 401 || error === 'invalid_client')
    return [
      failFinding(
        ROLES,
        "Discord doesn't accept DISCORD_CLIENT_SECRET",
        "Reset the secret on the application's page, under OAuth2, and set it.",
      ),
    ]
  if (status === 429 || status >= 500)
    return [warnFinding(ROLES, `the secret could not be checked: ${status}`, 'Try again in a few minutes.')]
  return []
}

/** The two addresses that Discord has to know, letter by letter. */
function addressFindings({ config, application }: RoleCheck): Finding[] {
  const { redirect, verification } = linkedRoleUrls(config)
  const { redirect_uris: redirects, role_connections_verification_url: known } = application
  const findings: Finding[] = []
  if (redirects === undefined)
    findings.push(
      warnFinding(
        ROLES,
        "Discord doesn't say which redirects the application has",
        `Check that ${redirect} is one of them, under OAuth2.`,
      ),
    )
  else if (!redirects.includes(redirect))
    findings.push(
      failFinding(
        ROLES,
        `${redirect} is not a redirect of the application, so nobody can agree`,
        "Add exactly that address to the Redirects on the application's page, under OAuth2.",
      ),
    )
  if (known !== verification)
    findings.push(
      warnFinding(
        ROLES,
        known ? `people are sent to ${known} for a role` : 'Discord has no address to send people to for a role',
        `Set the Linked Roles Verification URL to ${verification}, under General Information.`,
      ),
    )
  return findings
}

async function metadataFindings({ discord, platforms }: RoleCheck): Promise<Finding[]> {
  const path = `/applications/${discord.applicationId}/role-connections/metadata`
  const { status, body } = await askDiscord(discord, path)
  const known = Metadata.safeParse(body)
  const wanted = Metadata.parse(await platforms.discordRoleMetadata())
  if (status === 200 && known.success && JSON.stringify(known.data) === JSON.stringify(wanted)) return []
  const says =
    status === 200
      ? "Discord doesn't know the numbers that servers can ask for"
      : `the numbers that servers can ask for could not be checked: ${status}`
  return [warnFinding(ROLES, says, 'A process with the part “nudges” registers them when it starts; check its log.')]
}

type LinkCount = Awaited<ReturnType<typeof countRoleLinks>>

function storedFindings({ all, unreadable, failing }: LinkCount): Finding[] {
  return [
    ...(unreadable > 0
      ? [
          warnFinding(
            ROLES,
            `${unreadable} of ${accounts(all)} are encrypted with a key that isn't here`,
            'Set that key as SECRET_KEY_OLD and run keys rotate, or people have to agree again.',
          ),
        ]
      : []),
    ...(failing > 0
      ? [
          warnFinding(
            ROLES,
            `Discord was not told of ${accounts(failing)} when it should have been`,
            'It is tried again for 30 days. If that goes on, check the log of the process with the part “nudges”.',
          ),
        ]
      : []),
  ]
}

async function countLinks({ secretKey, oldSecretKeys }: Config, { knex }: Database): Promise<LinkCount | null> {
  if (!(await knex.schema.hasTable('linked_roles'))) return null
  return knex.transaction((trx) => countRoleLinks(trx, createSeal(secretKey, oldSecretKeys)))
}

const accounts = (count: number): string => `${count} ${count === 1 ? 'account' : 'accounts'}`

/** @param form posted to an endpoint of OAuth2; else a request of the bot's */
async function askDiscord(
  { token, apiUrl }: DiscordConfig,
  path: string,
  form?: URLSearchParams,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const api = (apiUrl ?? 'https://discord.com/api').replace(/\/+$/, '')
  const response = await fetch(`${api}/v10${path}`, {
    ...(form ? { method: 'POST', body: form } : { headers: { authorization: `Bot ${token}` } }),
    signal: world().deadline(TIMEOUT_MS),
  })
  return { status: response.status, body: await response.json().catch(() => null) }
}

/** https://docs.discord.com/developers/resources/application#application-object */
const Application = z.object({
  id: z.string(),
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
  redirect_uris: z.array(z.string()).optional().catch(undefined),
  role_connections_verification_url: z.string().nullish().catch(undefined),
})
type Application = z.infer<typeof Application>

const OAuthRefusal = z.object({ error: z.string().optional() }).catch({})
const Metadata = z.array(z.object({ type: z.number(), key: z.string(), name: z.string(), description: z.string() }))

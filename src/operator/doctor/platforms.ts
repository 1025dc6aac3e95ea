// The platforms: do their tokens work, do they allow what is needed, and can the kept ones be opened?
import { z } from 'zod'
import type { Config } from '../../app/config.ts'
import type { Database } from '../../database/index.ts'
import * as installations from '../../domain/access/installations.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import type { Platforms } from '../operator.ts'
import { type Finding, fail, looked, ok, warn } from './finding.ts'

const TIMEOUT_MS = 10_000

export async function platformFindings(
  config: Config,
  database: Database | null,
  platforms: Platforms,
): Promise<Finding[]> {
  const { slack, discord } = config
  const reach = 'Look at the network between here and there, or at the *_API_URL setting.'
  const findings = [
    ...(slack ? await looked('slack', async () => slackFindings(slack, await platforms.slackScopes()), reach) : []),
    ...(discord ? await looked('discord', () => discordFindings(discord), reach) : []),
    ...(database ? await looked('installations', () => installed(config, database), 'Bring the schema up first.') : []),
  ]
  if (!slack && !discord) findings.push(ok('platforms', 'the terminal only'))
  return findings
}

async function slackFindings(slack: NonNullable<Config['slack']>, needed: readonly string[]): Promise<Finding[]> {
  const api = (slack.apiUrl ?? 'https://slack.com/api').replace(/\/+$/, '')
  const call = async (method: string, token: string) => {
    const response = await fetch(`${api}/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const answer = slackAnswer.parse(await response.json())
    return { ...answer, scopes: response.headers.get('x-oauth-scopes')?.split(/\s*,\s*/) }
  }
  const findings: Finding[] = []
  if (slack.botToken) {
    const { ok: works, error, team, scopes } = await call('auth.test', slack.botToken)
    const missing = scopes === undefined ? [] : needed.filter((scope) => !scopes.includes(scope))
    if (!works)
      findings.push(fail('slack', `the bot token: ${error}`, 'Install the app again and set its new SLACK_BOT_TOKEN.'))
    else if (missing.length > 0)
      findings.push(
        fail(
          'slack',
          `not allowed: ${missing.join(', ')}`,
          'Paste npm run cli -- slack manifest into the app, and install it again.',
        ),
      )
    else
      findings.push(
        ok('slack', `the bot token works in ${team ?? 'its workspace'}${scopes ? ', with every scope' : ''}`),
      )
  }
  if (slack.appToken) {
    const { ok: works, error } = await call('apps.connections.open', slack.appToken)
    findings.push(
      works
        ? ok('slack', 'the app token opens connections')
        : fail('slack', `the app token: ${error}`, 'Make one with connections:write and set it as SLACK_APP_TOKEN.'),
    )
  }
  if (findings.length === 0) findings.push(ok('slack', 'by OAuth, for many workspaces'))
  return findings
}

const slackAnswer = z.object({ ok: z.boolean(), error: z.string().optional(), team: z.string().optional() })

async function discordFindings(discord: NonNullable<Config['discord']>): Promise<Finding[]> {
  const api = (discord.apiUrl ?? 'https://discord.com/api').replace(/\/+$/, '')
  const response = await fetch(`${api}/v10/applications/@me`, {
    headers: { authorization: `Bot ${discord.token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (response.status === 401)
    return [
      fail(
        'discord',
        'the token is not good any more',
        'Reset it on the page of the application, and set DISCORD_TOKEN.',
      ),
    ]
  if (!response.ok) return [warn('discord', `answers ${response.status}`, 'Try again in some minutes.')]
  const { id, name } = z.object({ id: z.string(), name: z.string() }).parse(await response.json())
  return id === discord.applicationId
    ? [ok('discord', `the token is ${name}’s`)]
    : [
        fail(
          'discord',
          `the token is of another application (${id})`,
          `Set DISCORD_APPLICATION_ID=${id}, or that one’s token.`,
        ),
      ]
}

async function installed({ secretKey, oldSecretKeys }: Config, { knex }: Database): Promise<Finding[]> {
  if (!(await knex.schema.hasTable('spaces'))) return []
  const all = await knex.transaction((trx) => installations.sealed(trx, createSeal(secretKey, oldSecretKeys)))
  if (all.length === 0) return []
  const count = (state: installations.Sealed['state']): number => all.filter((one) => one.state === state).length
  if (count('lost') > 0)
    return [
      fail(
        'installations',
        `${count('lost')} of ${all.length} are sealed by a key that is not here`,
        'Give that key as SECRET_KEY_OLD and run keys rotate, or install those workspaces again.',
      ),
    ]
  if (count('old') > 0)
    return [
      warn('installations', `${count('old')} of ${all.length} wait for the new key`, 'npm run cli -- keys rotate'),
    ]
  return [ok('installations', `${all.length}, each can be opened`)]
}

// Checks the platforms: tokens, permissions, and whether stored tokens can be decrypted. Discord's checks: discord.ts.
import * as z from 'zod'
import type { Config } from '../../app/config.ts'
import type { Database } from '../../database/index.ts'
import * as installations from '../../domain/access/installations.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import { world } from '../../time/world.ts'
import type { PlatformTools } from '../operator.ts'
import { discordFindings } from './discord.ts'
import { type Finding, failFinding, okFinding, runCheck, warnFinding } from './finding.ts'

const TIMEOUT_MS = 10_000

export async function platformFindings(
  config: Config,
  database: Database | null,
  platforms: PlatformTools,
): Promise<Finding[]> {
  const { slack, discord } = config
  const reach = 'Check the network between here and there, or the *_API_URL setting.'
  const findings = [
    ...(slack ? await runCheck('slack', async () => slackFindings(slack, await platforms.slackScopes()), reach) : []),
    ...(discord ? await runCheck('discord', () => discordFindings(config, discord, database, platforms), reach) : []),
    ...(database
      ? await runCheck('installations', () => checkInstallations(config, database), 'Migrate the database first.')
      : []),
  ]
  if (!slack && !discord) findings.push(okFinding('platforms', 'the terminal only'))
  return findings
}

async function slackFindings(slack: NonNullable<Config['slack']>, needed: readonly string[]): Promise<Finding[]> {
  const api = (slack.apiUrl ?? 'https://slack.com/api').replace(/\/+$/, '')
  const call = async (method: string, token: string) => {
    const response = await fetch(`${api}/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: world().deadline(TIMEOUT_MS),
    })
    const answer = slackAnswer.parse(await response.json())
    return { ...answer, scopes: response.headers.get('x-oauth-scopes')?.split(/\s*,\s*/) }
  }
  const findings: Finding[] = []
  if (slack.botToken) {
    const { ok: works, error, team, scopes } = await call('auth.test', slack.botToken)
    const missing = scopes === undefined ? [] : needed.filter((scope) => !scopes.includes(scope))
    if (!works)
      findings.push(
        failFinding('slack', `the bot token: ${error}`, 'Install the app again and set its new SLACK_BOT_TOKEN.'),
      )
    else if (missing.length > 0)
      findings.push(
        failFinding(
          'slack',
          `not allowed: ${missing.join(', ')}`,
          'Paste npm run cli -- slack manifest into the app, and install it again.',
        ),
      )
    else
      findings.push(
        okFinding('slack', `the bot token works in ${team ?? 'its workspace'}${scopes ? ', with every scope' : ''}`),
      )
  }
  if (slack.appToken) {
    const { ok: works, error } = await call('apps.connections.open', slack.appToken)
    findings.push(
      works
        ? okFinding('slack', 'the app token opens connections')
        : failFinding(
            'slack',
            `the app token: ${error}`,
            'Make one with connections:write and set it as SLACK_APP_TOKEN.',
          ),
    )
  }
  if (findings.length === 0) findings.push(okFinding('slack', 'by OAuth, for many workspaces'))
  return findings
}

const slackAnswer = z.object({ ok: z.boolean(), error: z.string().optional(), team: z.string().optional() })

async function checkInstallations({ secretKey, oldSecretKeys }: Config, { knex }: Database): Promise<Finding[]> {
  if (!(await knex.schema.hasTable('spaces'))) return []
  const all = await knex.transaction((trx) =>
    installations.listSealedInstallations(trx, createSeal(secretKey, oldSecretKeys)),
  )
  if (all.length === 0) return []
  const count = (state: installations.SealedInstallation['state']): number =>
    all.filter((one) => one.state === state).length
  if (count('lost') > 0)
    return [
      failFinding(
        'installations',
        `${count('lost')} of ${all.length} are encrypted with a key that isn't here`,
        'Set that key as SECRET_KEY_OLD and run keys rotate, or install those workspaces again.',
      ),
    ]
  if (count('old') > 0)
    return [
      warnFinding(
        'installations',
        `${count('old')} of ${all.length} are waiting for the new key`,
        'npm run cli -- keys rotate',
      ),
    ]
  return [okFinding('installations', `${all.length}, all readable`)]
}

// Checks the outbox: whether a process sends nudges, and whether any can never be sent.
import * as z from 'zod'
import type { Database } from '../../database/index.ts'
import { PERSONAL_PLATFORMS } from '../../domain/request/page-platform.ts'
import { CLAIMER_LEASE_ID, laneKey } from '../../nudges/outbox/index.ts'
import type { Clock } from '../../time/index.ts'
import { type Finding, failFinding, okFinding, runCheck, warnFinding } from './finding.ts'

const MINUTE_MS = 60_000

export const outboxFindings = (database: Database, clock: Clock): Promise<readonly Finding[]> =>
  runCheck('ledger', () => checkOutbox(database, clock.now()), 'Migrate the database first.')

async function checkOutbox({ knex, engine }: Database, now: Date): Promise<Finding[]> {
  if (!(await knex.schema.hasTable('nudges'))) return []
  const count = async (where: (query: ReturnType<typeof knex>) => ReturnType<typeof knex>): Promise<number> =>
    Number(
      z.object({ count: z.coerce.number() }).parse(await where(knex('nudges')).count({ count: '*' }).first()).count,
    )
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE_MS)

  const leases = z
    .array(z.object({ lease_id: z.string(), holder: z.string(), expires_at: z.date() }))
    .parse(await knex('leases').where('expires_at', '>', now).select('lease_id', 'holder', 'expires_at'))
  const lease = leases.find(({ lease_id }) => lease_id === CLAIMER_LEASE_ID)
  // On SQLite the file's lock shows who serves; the lease is renewed by that process alone.
  const isSent = lease !== undefined
  const late = await count((rows) => rows.where({ state: 'pending', priority: 0 }).where('try_at', '<', ago(1)))
  const unknown = await count((rows) => rows.where({ state: 'unknown' }).whereNull('lease_expires_at'))
  const left = await count((rows) =>
    rows.whereIn('state', ['sending', 'unknown']).where('lease_expires_at', '<', ago(5)),
  )
  const failed = await count((rows) => rows.where({ state: 'failed' }).where('due_at', '>', ago(24 * 60)))

  const start =
    'Start a process with the part “nudges” and a platform to send to (Slack, Discord, the terminal). Everything still within its grace period will be sent.'
  const findings: Finding[] = [
    isSent
      ? okFinding('sender', engine === 'postgres' ? `${lease.holder} is sending` : 'a process is sending')
      : warnFinding('sender', 'no process is sending nudges', start),
  ]
  if (isSent)
    for (const platform of await remotePlatforms(knex)) {
      const laneLeaseId = `${CLAIMER_LEASE_ID} ${laneKey(platform)}`
      if (!leases.some(({ lease_id }) => lease_id === laneLeaseId))
        findings.push(
          warnFinding(
            'sender',
            `no process sends to ${platform}`,
            `Set its token where the part “nudges” runs; until then people there are told when they write.`,
          ),
        )
    }
  if (late > 0) {
    const says = `${late} with a time ${late === 1 ? 'is' : 'are'} more than a minute late`
    findings.push(
      isSent
        ? failFinding('ledger', says, 'Check /readyz and the log of the sending process.')
        : warnFinding('ledger', says, start),
    )
  }
  if (left > 0)
    findings.push(
      warnFinding(
        'ledger',
        `${left} were being sent when a process ended`,
        'The next sending process looks them up and settles them.',
      ),
    )
  if (unknown > 0)
    findings.push(
      warnFinding(
        'ledger',
        `${unknown} may or may not have arrived, and won't be repeated`,
        'Slack: give the app the scope im:history, so that it can check. There is nothing else to do.',
      ),
    )
  if (failed > 0)
    findings.push(
      warnFinding(
        'ledger',
        `${failed} were refused by a platform since yesterday`,
        'The log has the reason for each (“Nudge”, state failed).',
      ),
    )
  if (findings.length === 1) findings.push(okFinding('ledger', 'nothing is stuck'))
  return findings
}

/** Platforms on which people were reached, and to which messages can be sent at any time. */
async function remotePlatforms(knex: Database['knex']): Promise<string[]> {
  const rows: { platform: string }[] = await knex('spaces')
    .where({ is_active: true })
    .whereNotIn('platform', ['terminal', ...PERSONAL_PLATFORMS])
    .distinct('platform')
    .orderBy('platform')
  return rows.map(({ platform }) => platform)
}

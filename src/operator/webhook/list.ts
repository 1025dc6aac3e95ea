// `webhook list`: whose events go where, and which addresses accept nothing.
import type { Command } from 'commander'
import { listWebhookReports, type WebhookReport } from '../../domain/webhooks/oversight.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from '../user/find-user.ts'
import { parsePositiveInteger } from '../user/list.ts'
import { webhookState } from './find-webhook.ts'

const DEFAULT_LIMIT = 100

interface ListWords {
  readonly user?: string
  readonly failing?: boolean
  readonly from: number
  readonly limit: number
  readonly json?: boolean
}

export function addWebhookList(webhook: Command, { withDatabase, print }: OperatorContext): void {
  webhook
    .command('list')
    .description('Where events are posted and how it goes, oldest first; never an address or what is posted')
    .option('--user <name>', `only of one person: ${USER_ARGUMENT_HELP}`)
    .option('--failing', 'only those that accept nothing')
    .option('--from <number>', 'start with the webhook of this number', parsePositiveInteger, 1)
    .option('--limit <number>', 'how many at most', parsePositiveInteger, DEFAULT_LIMIT)
    .option('--json', 'as JSON')
    .action(async ({ user, failing, from, limit, json }: ListWords) => {
      const { reports, count } = await withDatabase(({ knex }) =>
        knex.transaction(async (trx) => {
          const userId = user === undefined ? null : (await findUserOrThrow(trx, user)).user_id
          return listWebhookReports(trx, { userId, isFailing: failing === true, offset: from - 1, limit })
        }),
      )
      if (json) return print(JSON.stringify(reports, null, 2))
      for (const report of reports) print(reportLine(report))
      const last = from - 1 + reports.length
      print(last < count ? `${from} to ${last} of ${count}; continue with --from ${last + 1}.` : `${count} in all.`)
    })
}

const reportLine = (report: WebhookReport): string =>
  [
    report.webhookId,
    report.username,
    report.host,
    report.events,
    webhookState(report),
    report.deliveredAt ? `accepted ${report.deliveredAt.toISOString().slice(0, 16)}Z` : 'accepted nothing yet',
    ...(report.waiting > 0 ? [`${report.waiting} waiting`] : []),
  ].join('  ')

// `webhook show`: one webhook, why it accepts nothing, and when it is tried again.
import type { Command } from 'commander'
import type { WebhookReport } from '../../domain/webhooks/oversight.ts'
import { webhookFailureText } from '../../views/webhook.ts'
import type { OperatorContext } from '../operator.ts'
import { findWebhookOrThrow, WEBHOOK_ARGUMENT_HELP, webhookState } from './find-webhook.ts'

export function addWebhookShow(webhook: Command, { withDatabase, print }: OperatorContext): void {
  webhook
    .command('show')
    .description('One webhook: its failures, when it is tried again, what waits')
    .argument('<webhook>', WEBHOOK_ARGUMENT_HELP)
    .option('--json', 'as JSON')
    .action(async (words: string, { json }: { json?: boolean }) => {
      const report = await withDatabase(({ knex }) => knex.transaction((trx) => findWebhookOrThrow(trx, words)))
      if (json) return print(JSON.stringify(report, null, 2))
      for (const line of reportLines(report)) print(line)
    })
}

function reportLines(report: WebhookReport): string[] {
  const { failure, failedAt, failureCount, nextTryAt, isPaused, waiting, oldest } = report
  const tries = `${failureCount} ${failureCount === 1 ? 'try' : 'tries'} in a row`
  return [
    `${report.username}, to ${report.host}, told of ${report.events}: ${webhookState(report)}`,
    `made ${report.createdAt.toISOString()}, last accepted ${report.deliveredAt?.toISOString() ?? 'never'}`,
    ...(failure === null || failedAt === null
      ? ['no failures']
      : [`nothing accepted since ${failedAt.toISOString()}, ${tries}: ${webhookFailureText(failure)}`]),
    ...(isPaused || nextTryAt === null ? [] : [`next try ${nextTryAt.toISOString()}`]),
    ...(oldest
      ? [`${waiting} waiting, first ${oldest.type} of ${oldest.happenedAt.toISOString()}, tried ${oldest.tries} times`]
      : ['nothing waits']),
  ]
}

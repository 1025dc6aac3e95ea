// `webhook off`: nothing more is posted to an address, and its person is told.
import type { Command } from 'commander'
import { switchOffWebhook } from '../../domain/webhooks/oversight.ts'
import type { OperatorContext } from '../operator.ts'
import { findWebhookOrThrow, WEBHOOK_ARGUMENT_HELP } from './find-webhook.ts'

export function addWebhookOff(webhook: Command, { withDatabase, print, clock }: OperatorContext): void {
  webhook
    .command('off')
    .description('Post nothing more to a webhook, leave out what waits, and tell its person, who can resume it')
    .argument('<webhook>', WEBHOOK_ARGUMENT_HELP)
    .option('--json', 'as JSON')
    .action(async (words: string, { json }: { json?: boolean }) => {
      const done = await withDatabase(({ knex }) =>
        knex.transaction(async (trx) => {
          const { webhookId, username, host, waiting } = await findWebhookOrThrow(trx, words)
          const isChanged = await switchOffWebhook(trx, webhookId, clock.now())
          return { webhookId, username, host, leftOut: isChanged ? waiting : 0, isChanged }
        }),
      )
      if (json) return print(JSON.stringify(done))
      print(
        done.isChanged
          ? `Off: ${done.username}'s webhook to ${done.host}. Left out: ${done.leftOut}. They are told.`
          : `It is off already: ${done.username}'s webhook to ${done.host}.`,
      )
    })
}

// Finds the webhook an operator names, and says how one goes.
import type { Transaction } from 'objection'
import { findWebhookReport, type WebhookReport } from '../../domain/webhooks/oversight.ts'
import { UserError } from '../../user-error.ts'

export const WEBHOOK_ARGUMENT_HELP = 'an id, as in webhook list'

/** @throws UserError for an unknown id */
export async function findWebhookOrThrow(trx: Transaction, words: string): Promise<WebhookReport> {
  const id = words.trim().toLowerCase()
  const found = UUID.test(id) ? await findWebhookReport(trx, id) : null
  if (!found) throw new UserError(`There is no webhook “${words}”. See npm run cli -- webhook list.`)
  return found
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** In one word: paused, failing or on. */
export const webhookState = ({ isPaused, failure }: WebhookReport): string =>
  isPaused ? (failure === null ? 'paused' : `paused: ${failure}`) : failure === null ? 'on' : `failing: ${failure}`

// Where a webhook leads and what signs its messages: one secret, stored encrypted and shown once.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { SecretAddress } from '../../contracts/calendars.ts'
import { Webhook } from '../../models/webhook.ts'
import { world } from '../../time/world.ts'
import { DomainError } from '../../user-error.ts'
import { keyIdOf, type Seal } from '../access/sealed.ts'
import { isLocalHost } from '../calendars/addresses.ts'

/** What is needed to post. */
export interface WebhookTarget {
  readonly url: string
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  readonly secret: string
}

const MAX_LENGTH = 2_000
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32
const SECRET_PREFIX = 'whsec_'

/**
 * Reads an address.
 * @throws DomainError if it is none; its words are not repeated in it
 */
export function readWebhookAddress(typed: string): SecretAddress {
  const words = typed.trim().replace(/^<(.*)>$/, '$1')
  if (words.length > MAX_LENGTH || !/^https?:\/\//i.test(words) || !URL.canParse(words))
    throw new DomainError('webhook.no-address')
  const url = new URL(words)
  url.hash = ''
  return { url: url.href, host: url.hostname.slice(0, 255) }
}

/**
 * What can be refused before it is tried: the sender checks the address that the name has then.
 * @throws DomainError for an address without encryption or of a private network, where the operator allows neither
 */
export function checkWebhookAddress({ url, host }: SecretAddress, allowsPrivateNetworks: boolean): void {
  if (allowsPrivateNetworks) return
  // Of an IPv6 address the sender finds out.
  if (isLocalHost(host) && !host.startsWith('[')) throw new DomainError('webhook.private')
  if (!url.startsWith('https:')) throw new DomainError('webhook.unencrypted')
}

/** A new secret. @param random gives so many random bytes */
export const createWebhookSecret = (
  random: (bytes: number) => Buffer = (length) => world().random.bytes(length),
): string => `${SECRET_PREFIX}${random(SECRET_BYTES).toString('base64')}`

/** The key inside a secret. */
export const webhookKey = (secret: string): Buffer => Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')

const storedShape = z.object({ url: z.string(), secret: z.string() })

/** As stored; bound to the webhook. */
export const sealWebhookTarget = (seal: Seal, webhookId: string, { url, secret }: WebhookTarget): string =>
  seal.seal(JSON.stringify({ url, secret }), webhookId)

/** Where it leads; null if none of the known keys decrypts it. */
export function openWebhookTarget(
  seal: Seal,
  { webhook_id, target }: Pick<Webhook, 'webhook_id' | 'target'>,
): WebhookTarget | null {
  try {
    return storedShape.parse(JSON.parse(seal.open(target, webhook_id)))
  } catch {
    return null
  }
}

/**
 * Encrypts every target with the newest key of the installation.
 * @returns how many were encrypted again
 */
export async function resealWebhooks(trx: Transaction, seal: Seal, now: Date): Promise<number> {
  let count = 0
  for (const webhook of await Webhook.query(trx).orderBy('webhook_id').forNoKeyUpdate()) {
    const target = openWebhookTarget(seal, webhook)
    if (!target || keyIdOf(webhook.target) === seal.keyId) continue
    const sealed = sealWebhookTarget(seal, webhook.webhook_id, target)
    await webhook.$query(trx).patch({ target: sealed, updated_at: now })
    count++
  }
  return count
}

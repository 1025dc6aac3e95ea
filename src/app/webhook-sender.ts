// Posts events to people's webhooks in the background, signed after Standard Webhooks: of several processes one takes a
// webhook at a time, its events go in order, and no transaction is open while a receiver is asked.
import { createHmac } from 'node:crypto'
import type { WebhookMessage } from '../contracts/programs.ts'
import { type Database, transactWithRetry } from '../database/index.ts'
import type { Seal } from '../domain/access/sealed.ts'
import { isEventShown } from '../domain/tasks/task-events.ts'
import { receiverMe } from '../domain/webhooks/events.ts'
import {
  claimDueWebhooks,
  hasDueWebhooks,
  recordTry,
  releaseWebhook,
  skipEvent,
  type TryOutcome,
  takeNextEvent,
  type WebhookClaim,
} from '../domain/webhooks/sending.ts'
import { openWebhookTarget, type WebhookTarget, webhookKey } from '../domain/webhooks/target.ts'
import type { WebhookEvent } from '../models/webhook-event.ts'
import { PublicFetchError, type PublicFetchOptions, requestPublic } from '../ops/fetch-public.ts'
import type { Clock } from '../time/index.ts'
import { world } from '../time/world.ts'
import { repeatInBackground } from './repeat-in-background.ts'

export interface WebhookSenderOptions {
  readonly database: Database
  readonly clock: Clock
  readonly seal: Seal
  /** The operator lets webhooks lead into private networks. */
  readonly allowsPrivateNetworks: boolean
  readonly onError: (error: unknown) => void
  /** Milliseconds between two looks for webhooks that are due. */
  readonly everyMs?: number
  /** How a message is posted; over the network unless given. */
  readonly post?: typeof requestPublic
  /** From 0 to 1: spreads the tries of many webhooks. */
  readonly random?: () => number
}

/** The sender of one process. */
export interface WebhookSender {
  /** Sends all that is due now. Resolves when what became of it is stored. */
  sendDue(): Promise<void>
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
}

const EVERY_MS = 2_000
/** Webhooks served side by side. */
const BATCH_SIZE = 8
/** Events of one webhook before another has its turn. */
const IN_A_ROW = 20

const TIMEOUT_MS = 10_000
/** Receivers answer with a line or a page of their framework. */
const MAX_ANSWER_BYTES = 1_000_000

/** Looks for webhooks that are due every two seconds, by one statement where none is. */
export function startWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const sender = createWebhookSender(options)
  const repeated = repeatInBackground(sender.sendDue, {
    everyMs: options.everyMs ?? EVERY_MS,
    onError: options.onError,
  })
  return {
    sendDue: sender.sendDue,
    stop() {
      repeated.stop()
      return sender.stop()
    },
  }
}

/** A sender that looks when it is told to. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { database, clock } = options
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const claim = (): Promise<WebhookClaim[]> =>
    transactWithRetry(database, async (trx) => {
      const now = clock.now()
      if (!(await hasDueWebhooks(trx, now))) return []
      return claimDueWebhooks(trx, now, BATCH_SIZE)
    })
  const sendAll = async (): Promise<void> => {
    for (;;) {
      if (isStopped || database.storageTrouble() === 'gone') return
      const due = await claim()
      if (due.length === 0) return
      await Promise.all(due.map((one) => sendEvents(options, one, () => isStopped)))
    }
  }
  return {
    sendDue() {
      running = running.then(sendAll, sendAll)
      return running
    },
    async stop() {
      isStopped = true
      await running.catch(() => undefined)
    },
  }
}

/** The events of one webhook, in order, until none waits or one is not accepted. */
async function sendEvents(options: WebhookSenderOptions, claim: WebhookClaim, isStopped: () => boolean): Promise<void> {
  const { database, clock, random = world().random.fraction } = options
  for (let count = 0; count < IN_A_ROW && !isStopped(); count++) {
    const event = await transactWithRetry(database, (trx) => takeNextEvent(trx, claim, clock.now()))
    if (!event) return
    // A zone may have been hidden since it happened.
    const isShown = await transactWithRetry(database, async (trx) => {
      const isStill = await isEventShown(receiverMe(trx, claim.user, claim.webhook, clock.now()), event)
      if (!isStill) await skipEvent(trx, event)
      return isStill
    })
    if (!isShown) continue
    const outcome = await post(options, claim, event)
    const goesOn = await transactWithRetry(database, (trx) =>
      recordTry(trx, claim, event, outcome, { now: clock.now(), random }),
    )
    if (!goesOn) return
  }
  await transactWithRetry(database, (trx) => releaseWebhook(trx, claim, clock.now()))
}

/** One try. Nothing of the address or of an answer is in the outcome. */
async function post(
  { clock, seal, allowsPrivateNetworks, post: send = requestPublic, onError }: WebhookSenderOptions,
  { webhook }: WebhookClaim,
  event: WebhookEvent,
): Promise<TryOutcome> {
  const target = openWebhookTarget(seal, webhook)
  if (!target) return { state: 'failed', failure: 'key' }
  const body = messageBody(event)
  const now = clock.now()
  const request: PublicFetchOptions = {
    method: 'POST',
    headers: {
      accept: '*/*',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Proxy webhooks',
      ...signedHeaders(target, event.webhook_event_id, now, body),
    },
    body,
    maxBytes: MAX_ANSWER_BYTES,
    timeoutMs: TIMEOUT_MS,
    allowsPrivateNetworks,
  }
  try {
    const { status, headers } = await send(target.url, request)
    return readAnswer(status, headers['retry-after'], now)
  } catch (error) {
    if (!(error instanceof PublicFetchError)) {
      onError(error)
      return { state: 'failed', failure: 'error' }
    }
    if (error.code === 'private' || error.code === 'address') return { state: 'failed', failure: 'private' }
    return { state: 'failed', failure: error.code === 'timeout' ? 'timeout' : 'unreachable' }
  }
}

/** The message, the same at each try. */
function messageBody({ webhook_event_id: id, type, created_at, content }: WebhookEvent): string {
  const message = { id, type, timestamp: created_at.toISOString(), data: JSON.parse(content) }
  return JSON.stringify(message satisfies Record<keyof WebhookMessage, unknown>)
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: the time is this try's. */
function signedHeaders({ secret }: WebhookTarget, id: string, now: Date, body: string): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000)
  const signature = createHmac('sha256', webhookKey(secret)).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}

/** What a status means: only 2xx is accepted, and no redirect is followed. */
function readAnswer(status: number, retryAfter: string | undefined, now: Date): TryOutcome {
  if (status >= 200 && status < 300) return { state: 'delivered' }
  if (status === 410) return { state: 'failed', failure: 'gone' }
  if (status >= 300 && status < 400) return { state: 'failed', failure: 'redirect' }
  const afterMs = waitMs(retryAfter, now)
  if (status >= 500 || status === 408 || status === 429) return { state: 'failed', failure: 'error', afterMs }
  return { state: 'failed', failure: 'refused', afterMs }
}

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3); null if it is neither. */
function waitMs(retryAfter: string | undefined, now: Date): number | null {
  const words = retryAfter?.trim() ?? ''
  if (words === '') return null
  const ms = /^\d+$/.test(words) ? Number(words) * 1000 : Date.parse(words) - now.getTime()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

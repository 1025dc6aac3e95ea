// One message to one browser: encrypted for it (RFC 8291), signed by this installation (RFC 8292), and what the answer of
// its push service means (RFC 8030).
import { createHash } from 'node:crypto'
import type { OutgoingMessage } from '../../src/chat/platform.ts'
import type { PushTarget, VapidKeys } from '../../src/contracts/push.ts'
import {
  MAX_PAYLOAD_BYTES,
  MAX_RETRY_MS,
  MAX_TTL,
  MIN_TTL,
  RETRY_FAILED_MS,
  RETRY_LIMITED_MS,
  TOPIC_LENGTH,
} from './limits.ts'
import type { PushAnswer } from './options.ts'
import { drawnButtons, renderNotification } from './render.ts'

/** What became of a try at one browser. */
export type DeviceResult =
  | { readonly state: 'accepted' | 'unknown' | 'ended' | 'closed' }
  | { readonly state: 'later'; readonly afterMs: number }
  | { readonly state: 'refused'; readonly reason: string }

/** A request to a push service. */
export interface PushRequest {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Loaded at first use: most processes never send a notification. */
const loadWebPush = async () => (await import('web-push')).default

/** A new key pair for `applicationServerKey`. */
export const generateVapidKeys = async (): Promise<VapidKeys> => (await loadWebPush()).generateVAPIDKeys()

/** @throws Error if the keys of the browser are none */
export async function createPushRequest(
  message: OutgoingMessage,
  { messageId, address, token }: PushTarget,
  { keys, contact, now }: { readonly keys: VapidKeys; readonly contact: string; readonly now: Date },
): Promise<PushRequest> {
  const webPush = await loadWebPush()
  const tag = tagOf(message)
  const { endpoint, p256dh, auth } = address
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payloadText(message, { messageId, token, tag }),
    {
      vapidDetails: { subject: contact, ...keys },
      TTL: secondsUseful(message, now),
      urgency: message.priority === 0 ? 'high' : 'normal',
      topic: tag,
      contentEncoding: 'aes128gcm',
    },
  )
  return {
    endpoint,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body ?? new Uint8Array(),
  }
}

/** What the answer of a push service means for this browser. */
export function readPushAnswer(answer: PushAnswer, now: Date): DeviceResult {
  if (answer === 'unknown') return { state: 'unknown' }
  if (answer === 'unsent') return { state: 'later', afterMs: RETRY_FAILED_MS }
  // Where its address leads now, nothing may be sent.
  if (answer === 'private') return { state: 'ended' }
  const { status, retryAfter } = answer
  if (status >= 200 && status < 300) return { state: 'accepted' }
  if (status === 404 || status === 410) return { state: 'ended' }
  // Signed for another installation, or by a clock that is wrong: it goes elsewhere, the browser stays.
  if (status === 401 || status === 403) return { state: 'closed' }
  if (status === 429) return { state: 'later', afterMs: waitMs(retryAfter, now) ?? RETRY_LIMITED_MS }
  if (status >= 500 || status === 408) return { state: 'later', afterMs: waitMs(retryAfter, now) ?? RETRY_FAILED_MS }
  return { state: 'refused', reason: `push ${status}` }
}

/** What the service worker of the page reads. */
function payloadText(
  message: OutgoingMessage,
  { messageId, token, tag }: { readonly messageId: string; readonly token: string; readonly tag: string },
): string {
  const { title, body, actions } = renderNotification(message.view, drawnButtons(message.view))
  const text = (most: number): string =>
    JSON.stringify({ id: messageId, token, tag, title, body: body.slice(0, most).toWellFormed(), actions })
  const size = (words: string): number => Buffer.byteLength(words)
  return [body.length, 200, 100, 0].map(text).find((each) => size(each) <= MAX_PAYLOAD_BYTES) ?? text(0)
}

/**
 * What a later notification about the same thing replaces, on the way (`Topic`) and where it is shown (`tag`). The
 * repetition of a message has the same one. A hash, since push services see it.
 */
const tagOf = ({ view, idempotencyKey }: OutgoingMessage): string =>
  createHash('sha256')
    .update(view.card ? `${view.card.kind} ${view.card.id}` : idempotencyKey)
    .digest('base64url')
    .slice(0, TOPIC_LENGTH)

const secondsUseful = ({ usefulUntil }: OutgoingMessage, now: Date): number => {
  const left = usefulUntil ? Math.floor((usefulUntil.getTime() - now.getTime()) / 1000) : MAX_TTL
  return Math.min(Math.max(left, MIN_TTL), MAX_TTL)
}

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3); null if it is neither. */
function waitMs(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null || retryAfter.trim() === '') return null
  const ms = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 1_000), MAX_RETRY_MS)
}

// Receives Slack's HTTP requests, verified, fresh and limited in size. Bolt's own receiver accepts replays and future
// timestamps, and reads 200 MB before it checks the signature.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from '@slack/bolt'
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { world } from '../../src/time/world.ts'
import {
  type AcknowledgerOptions,
  createAcknowledger,
  type EventAcknowledger,
  type SlackReceiver,
} from './acknowledger.ts'

const MAX_BYTES = 1_000_000
const BODY_WITHIN_MS = 10_000
/** The largest age of a request by Slack's rule, applied to the future as well. */
const MAX_SKEW_SECONDS = 300

export interface HttpReceiverOptions extends AcknowledgerOptions {
  readonly signingSecret: string
  readonly now: () => Date
}

export function createHttpReceiver({
  signingSecret,
  now,
  ...rules
}: HttpReceiverOptions): SlackReceiver & Required<Pick<SlackReceiver, 'handle'>> {
  let guarded: EventAcknowledger | undefined
  let isOpen = false
  const seen = createReplayGuard(now)

  return {
    init(app: App) {
      guarded = createAcknowledger(app, rules)
    },
    async start() {
      isOpen = true
    },
    async stop() {
      isOpen = false
    },
    isReady: () => isOpen,
    async whenIdle(withinMs) {
      await guarded?.whenIdle(withinMs)
    },
    async handle(request, response) {
      if (request.method !== 'POST') return sendResponse(response, 405)
      if (!isOpen || !guarded) return sendResponse(response, 503)
      const body = await bodyOf(request)
      if (typeof body === 'number') {
        // The rest of the body is not read: the connection closes with the response.
        response.writeHead(body, { connection: 'close' }).end(() => request.destroy())
        return
      }
      const signature = verifiedSignature(request, body, signingSecret, now)
      if (signature === null) return sendResponse(response, 401)
      const payload = parsePayload(request, body)
      if (payload === null) return sendResponse(response, 400)
      // The same letters typed twice within a second are the same bytes; a suggestion changes nothing.
      const isSuggestion = payload.type === 'block_suggestion'
      if (!isSuggestion && !seen.isNew(signature)) return sendResponse(response, 401)
      if (payload.type === 'url_verification') return sendResponse(response, 200, { challenge: payload.challenge })
      if (payload.ssl_check !== undefined) return sendResponse(response, 200)
      await guarded.handle({
        body: payload,
        retryNum: Number(request.headers['x-slack-retry-num']) || undefined,
        retryReason: String(request.headers['x-slack-retry-reason'] ?? '') || undefined,
        ack: async (answer) => sendResponse(response, 200, answer),
      })
      // Not acknowledged: Slack delivers it again.
      sendResponse(response, 503)
    },
  }
}

/** The raw body, or the HTTP status of the refusal. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | number> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return 413
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (result: Buffer | number) => {
      timer.stop()
      request.removeAllListeners('data')
      request.pause()
      resolve(result)
    }
    const timer = world().after(BODY_WITHIN_MS, () => finish(408))
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_BYTES) finish(413)
      else chunks.push(chunk)
    })
    request.on('end', () => finish(Buffer.concat(chunks)))
    request.on('close', () => finish(400))
    request.on('error', () => finish(400))
  })
}

/** The signature if it is valid for these bytes and made within five minutes of now; else null. */
function verifiedSignature(request: IncomingMessage, body: Buffer, secret: string, now: () => Date): string | null {
  const signature = request.headers['x-slack-signature']
  const timestamp = request.headers['x-slack-request-timestamp']
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return null
  if (Math.abs(now().getTime() / 1000 - Number(timestamp)) > MAX_SKEW_SECONDS) return null
  const right = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`)
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given) ? signature : null
}

/**
 * Refuses a signature used before: Slack signs each retry anew, so identical bytes are a replay. (A replay to another
 * process has no effect either: deliveries are deduplicated by id in the database.)
 */
function createReplayGuard(now: () => Date) {
  const seen = createBoundedCache<number>(50_000)
  return {
    isNew(signature: string): boolean {
      const at = now().getTime()
      const before = seen.get(signature)
      if (before !== undefined && at - before < 2 * MAX_SKEW_SECONDS * 1000) return false
      seen.set(signature, at)
      return true
    },
  }
}

const payloadShape = z.record(z.string(), z.unknown())

function parsePayload(request: IncomingMessage, body: Buffer): Record<string, unknown> | null {
  try {
    const text = body.toString('utf8')
    if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? ''))
      return payloadShape.parse(JSON.parse(text))
    const form = new URLSearchParams(text)
    const payload = form.get('payload')
    return payload === null ? Object.fromEntries(form) : payloadShape.parse(JSON.parse(payload))
  } catch {
    return null
  }
}

function sendResponse(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return
  if (body === undefined || body === '') response.writeHead(status).end()
  else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(body)
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

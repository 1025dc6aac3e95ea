// Requests as Slack sends them over HTTP: signed `v0:<timestamp>:<raw body>`; and every way of getting that wrong.
import { createHmac } from 'node:crypto'
import { type Agent, request as httpRequest } from 'node:http'
import type { Answer } from './types.ts'

/** Exactly what goes over the wire; sent again, it is a replay. */
export interface SignedRequest {
  url: string
  headers: Record<string, string>
  body: string
}

export interface Signing {
  /** `bad`: made with another secret. `missing`: no signature headers. `garbled`: not even hexadecimal. */
  signature?: 'good' | 'bad' | 'missing' | 'garbled'
  /** Seconds to add to the timestamp: -301 is too old, 301 is from the future. The signature covers it. */
  timestampOffset?: number
}

export interface Pace {
  /** Send the body in pieces of so many bytes… */
  chunkBytes?: number
  /** …with so many milliseconds between them. */
  chunkEveryMs?: number
  /** Announce the body, send half of it, and then nothing more. */
  isStalling?: boolean
  /** Connections to reuse; without it each request has its own. */
  agent?: Agent
}

/** Sign a body. `now` is in milliseconds since 1970. */
export function signed(
  secret: string,
  now: number,
  url: string,
  contentType: string,
  body: string,
  signing: Signing = {},
): SignedRequest {
  const timestamp = String(Math.floor(now / 1000) + (signing.timestampOffset ?? 0))
  const headers: Record<string, string> = {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  }
  if (signing.signature !== 'missing') {
    headers['x-slack-request-timestamp'] = timestamp
    const key = signing.signature === 'bad' ? `not ${secret}` : secret
    const digest = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')
    headers['x-slack-signature'] = signing.signature === 'garbled' ? 'v0=nonsense' : `v0=${digest}`
  }
  return { url, headers, body }
}

/** Send a request and wait, at most `withinMs`, for its answer. Network errors come back as `error`. */
export function transmit(request: SignedRequest, withinMs: number, pace: Pace = {}): Promise<Answer> {
  const began = performance.now()
  const bytes = Buffer.from(request.body, 'utf8')
  return new Promise((resolve) => {
    let isDone = false
    const finish = (answer: Partial<Answer>) => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      clearInterval(drip)
      // An answered request leaves its connection to the next one.
      if (answer.error) outgoing.destroy()
      resolve({ acknowledged: false, status: 0, body: undefined, ms: performance.now() - began, ...answer })
    }
    const headers = { ...request.headers, 'content-length': String(bytes.length) }
    const outgoing = httpRequest(request.url, { method: 'POST', headers, agent: pace.agent ?? false })
    const timer = setTimeout(() => finish({ error: 'timeout' }), withinMs)
    let drip: ReturnType<typeof setInterval> | undefined
    outgoing.on('error', (error) => finish({ error: 'code' in error ? String(error.code) : error.message }))
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', (error) => finish({ error: error.message }))
      response.on('end', () => {
        const status = response.statusCode ?? 0
        const text = Buffer.concat(chunks).toString('utf8')
        finish({ acknowledged: status >= 200 && status < 300, status, body: parsedBody(text) })
      })
    })

    if (pace.isStalling) {
      outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
    } else if (pace.chunkBytes) {
      const size = pace.chunkBytes
      let sent = 0
      const push = () => {
        outgoing.write(bytes.subarray(sent, sent + size))
        sent += size
        if (sent < bytes.length) return
        clearInterval(drip)
        outgoing.end()
      }
      drip = setInterval(push, pace.chunkEveryMs ?? 0)
      push()
    } else {
      outgoing.end(bytes)
    }
  })
}

/** JSON where it is an object, the text itself otherwise, undefined when empty. */
function parsedBody(text: string): unknown {
  if (text === '') return undefined
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : text
  } catch {
    return text
  }
}

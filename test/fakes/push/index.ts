// A push service on 127.0.0.1 (RFC 8030), and a judge of what comes to it: the signature of RFC 8292 is verified, the
// headers are held to their rules. It loses answers, limits, fails and ends subscriptions as it is told.
import { createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDevice, type Device } from './device.ts'

/** What becomes of the next requests, instead of being taken. `lose`: taken, and the answer lost; `drop`: not taken. */
export type PushFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'lose' | 'drop' }

/** A message that was taken. */
export interface AcceptedPush {
  readonly device: Device
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export interface FakePushService {
  readonly origin: string
  /** A browser, subscribed here for the key of an installation. @param page where its worker posts to */
  subscribe(applicationServerKey: string, page: string): Device
  readonly accepted: AcceptedPush[]
  readonly faults: PushFault[]
  /** What broke a rule; a test that expects none looks here. */
  readonly violations: string[]
  /** Hands waiting messages to their browsers, as when those are on. */
  deliver(): Promise<void>
  /** How many requests came, taken or not. */
  readonly requestCount: number
  stop(): Promise<void>
}

const MAX_BODY = 4096

export async function startPushService(): Promise<FakePushService> {
  const devices = new Map<string, Device>()
  const accepted: AcceptedPush[] = []
  const faults: PushFault[] = []
  const violations: string[] = []
  /** By device and topic: a newer one takes the place of an older (RFC 8030, 5.4). */
  let waiting: AcceptedPush[] = []
  let requestCount = 0

  const take = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    requestCount++
    const device = devices.get(request.url ?? '')
    if (!device?.isSubscribed) return void response.writeHead(410).end()
    const fault = faults.shift()
    if (fault?.kind === 'drop') return void request.socket.destroy()
    if (fault?.kind === 'status')
      return void response
        .writeHead(fault.status, fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter })
        .end()
    violations.push(...judge(request, body, origin, device.applicationServerKey))
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const message = { device, body, headers }
    accepted.push(message)
    waiting = [
      ...waiting.filter((each) => each.device !== device || each.headers['topic'] !== headers['topic']),
      message,
    ]
    if (fault?.kind === 'lose') return void request.socket.destroy()
    response.writeHead(201, { location: `${origin}/message/1` }).end()
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => take(request, response, Buffer.concat(chunks)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    accepted,
    faults,
    violations,
    get requestCount() {
      return requestCount
    },
    subscribe(applicationServerKey, page) {
      const path = `/push/${devices.size + 1}`
      const device = createDevice({ endpoint: origin + path, applicationServerKey, page })
      devices.set(path, device)
      return device
    },
    async deliver() {
      const now = waiting
      waiting = []
      for (const { device, body } of now) await device.receive(body)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The rules that a request breaks. */
function judge(request: IncomingMessage, body: Buffer, origin: string, applicationServerKey: string): string[] {
  const { headers } = request
  const broken: string[] = []
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule))
  must(request.method === 'POST', 'RFC 8030, 5: POST')
  must(/^\d+$/.test(String(headers['ttl'])), 'RFC 8030, 5.2: TTL')
  must(/^(very-low|low|normal|high)$/.test(String(headers['urgency'] ?? 'normal')), 'RFC 8030, 5.3: Urgency')
  must(/^[\w-]{1,32}$/.test(String(headers['topic'] ?? 'x')), 'RFC 8030, 5.4: Topic')
  must(headers['content-encoding'] === 'aes128gcm', 'RFC 8188: Content-Encoding')
  must(body.length <= MAX_BODY, 'RFC 8030, 7.2: 4096 bytes')
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(String(headers['authorization'])) ?? []
  must(key === applicationServerKey, 'RFC 8292, 4.2: the key of the subscription')
  must(isSigned(token, key), 'RFC 8292, 2: signature')
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}')
  must(claims.aud === origin, 'RFC 8292, 2: audience')
  must(typeof claims.exp === 'number' && claims.exp * 1000 <= Date.now() + 86_400_000, 'RFC 8292, 2: a day at most')
  must(/^(mailto:|https:)/.test(String(claims.sub)), 'RFC 8292, 2.1: contact')
  return broken
}

function isSigned(token: string, key: string): boolean {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  return verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
}

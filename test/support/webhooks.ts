// A receiver of webhooks over loopback that can be as bad as receivers are, and a sender that looks when it is told to.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createWebhookSender, type WebhookSenderOptions } from '../../src/app/webhook-sender.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { onTestFinished } from './side-by-side.ts'
import { textOf } from './talk.ts'
import type { Person, World } from './world.ts'

/** A message as it arrived. */
export interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body, read. */
  readonly message: {
    readonly id: string
    readonly type: string
    readonly timestamp: string
    // biome-ignore lint/suspicious/noExplicitAny: what arrives is looked at field by field
    readonly data: any
  }
}

/** What the receiver does with a message: answers, or takes it and says nothing (`lost`), or does not take it (`cut`). */
export type Reaction = number | 'lost' | 'cut' | 'endless' | { status: number; headers: Record<string, string> }

export interface Receiver {
  readonly url: string
  /** Every message that arrived, repetitions too. */
  readonly got: Received[]
  /** What it does with the next ones; then it accepts. */
  readonly reactions: Reaction[]
  /** What it made of them, each id once, in the order in which they first arrived. */
  once(): Received[]
}

export async function startReceiver(): Promise<Receiver> {
  const got: Received[] = []
  const reactions: Reaction[] = []
  const server = createServer((request, response) => {
    const reaction = reactions.shift() ?? 204
    if (reaction === 'cut') {
      request.socket.destroy()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      got.push({ headers, body, message: JSON.parse(body) })
      if (reaction === 'lost') request.socket.destroy()
      else if (reaction === 'endless') {
        response.writeHead(200)
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(100_000))) {}
        }
        response.on('drain', pour)
        response.on('error', () => undefined)
        pour()
      } else if (typeof reaction === 'number') response.writeHead(reaction).end()
      else response.writeHead(reaction.status, reaction.headers).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}/hook/s3cret`,
    got,
    reactions,
    once: () => got.filter(({ message }, index) => got.findIndex((other) => other.message.id === message.id) === index),
  }
}

/** A process that sends; private networks are allowed, since the receiver is in one. */
export const senderOf = (earth: World, more: Partial<WebhookSenderOptions> = {}) =>
  createWebhookSender({
    database: earth.database,
    clock: earth.clock,
    seal: createSeal(earth.secretKey),
    allowsPrivateNetworks: true,
    onError: (error) => earth.errors.push(error),
    random: () => 0.5,
    ...more,
  })

/** Makes a webhook in the chat; its secret. */
export async function makeWebhook(ann: Person, rest: string): Promise<string> {
  const made = textOf(await ann.says(`webhook add ${rest}`))
  const secret = /whsec_[A-Za-z0-9+/=]{40,}/.exec(made)?.[0]
  if (!secret) throw new Error(`No secret: ${made}`)
  return secret
}

// A platform of the worst kind, in the judge's own process: it may accept and then cut the line, ask for patience,
// break, dawdle. It forgets nothing, and does not know a letter that it is given twice: both are shown.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { z } from 'zod'

export interface Accepted {
  readonly idempotencyKey: string
  readonly text: string
  readonly space: string
  /** Milliseconds since the epoch, on the judge's clock. */
  readonly at: number
}

export interface Troubles {
  /** Of a hundred requests, how many meet each fault. */
  readonly acceptAndReset: number
  readonly tooMany: number
  readonly broken: number
  readonly resetFirst: number
  readonly slowMs: number
  /** Of a hundred questions whether a letter came, how many get no answer. */
  readonly unanswered: number
}

/** A request that came, whatever was made of it. */
export interface Attempt {
  readonly space: string
  readonly person: string
  /** When it came. */
  readonly at: number
  readonly answer: 'accepted' | 'reset' | 'too many' | 'broken' | 'closed'
}

/** What one space always does; undefined: what the troubles say. */
export type Manner =
  | { readonly kind: 'resets' }
  | { readonly kind: 'asks for patience'; readonly afterMs: number }
  | { readonly kind: 'slow'; readonly ms: number }

export interface FakePlatform {
  readonly url: string
  readonly accepted: Accepted[]
  readonly attempts: Attempt[]
  /** By the number of the space. */
  readonly manners: Map<number, Manner>
  /** People whose direct messages are closed. */
  readonly closed: Set<string>
  troubles: Troubles
  /** How many letters came and have no answer yet, nor lost their connection. */
  underWay(): number
  /** From now on what is accepted gets no answer. Resolves when that is so of one request at least. */
  holdAnswers(): Promise<void>
  /** Cuts what was held, and answers again. */
  cutHeld(): void
  stop(): Promise<void>
}

export const CALM: Troubles = { acceptAndReset: 0, tooMany: 0, broken: 0, resetFirst: 0, slowMs: 0, unanswered: 0 }

const letter = z.object({ idempotencyKey: z.string(), text: z.string(), space: z.string(), person: z.string() })

export async function startFakePlatform(random: () => number): Promise<FakePlatform> {
  const accepted: Accepted[] = []
  const attempts: Attempt[] = []
  const manners: FakePlatform['manners'] = new Map()
  const closed = new Set<string>()
  const known = new Map<string, string>()
  const fake = { troubles: CALM }
  let underWay = 0
  const held: { responses: ServerResponse[] | undefined; noticed: () => void } = {
    responses: undefined,
    noticed: () => {},
  }
  const accept = ({ idempotencyKey, text, space }: z.infer<typeof letter>): string => {
    accepted.push({ idempotencyKey, text, space, at: Date.now() })
    const id = `m${accepted.length}`
    known.set(idempotencyKey, known.get(idempotencyKey) ?? id)
    return id
  }
  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      if (random() * 100 < fake.troubles.unanswered) return void request.socket.destroy()
      const id = new URL(request.url ?? '/', 'http://fake').searchParams.get('letter') ?? ''
      return answer(response, 200, { messageId: known.get(id) ?? null })
    }
    underWay++
    response.once('close', () => underWay--)
    const body = letter.parse(JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')))
    const { space, person } = body
    const at = Date.now()
    const note = (answer: Attempt['answer']) => void attempts.push({ space, person, at, answer })
    const cut = () => {
      note('reset')
      request.socket.destroy()
    }
    const patience = (afterMs: number, scope: 'channel' | 'space') => {
      note('too many')
      answer(response, 429, { afterMs, scope })
    }
    if (closed.has(person)) {
      note('closed')
      return answer(response, 403, {})
    }
    const manner = manners.get(numberOf(space))
    if (manner?.kind === 'resets') return cut()
    if (manner?.kind === 'asks for patience') return patience(manner.afterMs, 'space')
    if (manner?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, manner.ms))
    const { troubles } = fake
    if (troubles.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, random() * troubles.slowMs))
    const dice = random() * 100
    const { resetFirst, tooMany, broken, acceptAndReset } = troubles
    if (dice < resetFirst) return cut()
    if (dice < resetFirst + tooMany) return patience(50 + random() * 200, 'channel')
    if (dice < resetFirst + tooMany + broken) {
      note('broken')
      return answer(response, 503, {})
    }
    note('accepted')
    const messageId = accept(body)
    if (held.responses !== undefined) {
      held.responses.push(response)
      return held.noticed()
    }
    if (dice < resetFirst + tooMany + broken + acceptAndReset) return void request.socket.destroy()
    answer(response, 200, { messageId })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    accepted,
    attempts,
    manners,
    closed,
    get troubles() {
      return fake.troubles
    },
    set troubles(troubles) {
      fake.troubles = troubles
    },
    underWay: () => underWay,
    holdAnswers() {
      held.responses = []
      return new Promise((resolve) => {
        held.noticed = resolve
      })
    },
    cutHeld() {
      for (const response of held.responses ?? []) response.destroy()
      held.responses = undefined
    },
    async stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** `space 7 …` */
export const numberOf = (space: string): number => Number(space.split(' ')[1])

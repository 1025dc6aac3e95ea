// A platform of the worst kind, in the judge's own process: it may accept and then cut the line, ask for patience,
// break, dawdle. It forgets nothing, and does not know a letter that it is given twice: both are shown.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { z } from 'zod'

export interface Accepted {
  readonly letterId: string
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
}

export interface FakePlatform {
  readonly url: string
  readonly accepted: Accepted[]
  troubles: Troubles
  stop(): Promise<void>
}

export const CALM: Troubles = { acceptAndReset: 0, tooMany: 0, broken: 0, resetFirst: 0, slowMs: 0 }

const letter = z.object({ letterId: z.string(), text: z.string(), space: z.string() })

export async function startFakePlatform(random: () => number): Promise<FakePlatform> {
  const accepted: Accepted[] = []
  const known = new Map<string, string>()
  const fake = { troubles: CALM }
  const accept = (body: z.infer<typeof letter>): string => {
    accepted.push({ ...body, at: Date.now() })
    const id = `m${accepted.length}`
    known.set(body.letterId, known.get(body.letterId) ?? id)
    return id
  }
  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const id = new URL(request.url ?? '/', 'http://fake').searchParams.get('letter') ?? ''
      return answer(response, 200, { messageId: known.get(id) ?? null })
    }
    const body = letter.parse(JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')))
    const { troubles } = fake
    if (troubles.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, random() * troubles.slowMs))
    const dice = random() * 100
    const { resetFirst, tooMany, broken, acceptAndReset } = troubles
    if (dice < resetFirst) return void request.socket.destroy()
    if (dice < resetFirst + tooMany) return answer(response, 429, { afterMs: 50 + random() * 200 })
    if (dice < resetFirst + tooMany + broken) return answer(response, 503, {})
    const messageId = accept(body)
    if (dice < resetFirst + tooMany + broken + acceptAndReset) return void request.socket.destroy()
    answer(response, 200, { messageId })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    accepted,
    get troubles() {
      return fake.troubles
    },
    set troubles(troubles) {
      fake.troubles = troubles
    },
    async stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

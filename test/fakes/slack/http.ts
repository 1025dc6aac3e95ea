// The HTTP side of Slack: the Web API, response URLs and the authorization page, on one loopback port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export interface Received {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
  /** The body as it came, for files. */
  bytes: Buffer
}

/** An answer, or a way of giving none. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body?: string }
  | { isReset: true }
  | { isHanging: true }

const BODY_LIMIT = 4_000_000

/** Serve on 127.0.0.1 at a free port; every request is read whole and handed to `answer`. */
export async function listen(answer: (request: Received) => Promise<Reply>): Promise<Server> {
  const server = createServer((request, response) => {
    serve(request, response, answer).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

/** Stop listening; answers under way get half a second, since a cut one is an error in the client's log. */
export async function closed(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 5)
  const cut = setTimeout(() => server.closeAllConnections(), 500)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(sweep)
  clearTimeout(cut)
}

export const jsonReply = (body: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: Received) => Promise<Reply>,
): Promise<void> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_LIMIT) {
      response.writeHead(413).end()
      return
    }
    chunks.push(bytes)
  }
  const bytes = Buffer.concat(chunks)
  const reply = await answer({
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: bytes.toString('utf8'),
    bytes,
  })
  if ('isHanging' in reply) return
  if ('isReset' in reply) {
    request.socket.resetAndDestroy()
    return
  }
  response.writeHead(reply.status, reply.headers)
  response.end(reply.body)
}

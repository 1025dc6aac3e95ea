// A small OpenAI-compatible server on loopback: it answers as scripted and remembers what it was sent.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

/** One scripted answer: a completion's text, any status and body, or silence before or in the middle of the body. */
export type Scripted =
  | { content: string | null; refusal?: string; finishReason?: string }
  | { status: number; body: string; headers?: Record<string, string> }
  | { silent: 'at once' | 'half way' }

export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface FakeOpenAI {
  readonly baseUrl: string
  readonly received: readonly Received[]
  /** What the following requests are answered with. */
  script(next: Scripted): void
  /** Resolves when the next request has come in. */
  asked(): Promise<void>
  close(): Promise<void>
}

export async function fakeOpenAI(): Promise<FakeOpenAI> {
  const received: Received[] = []
  let scripted: Scripted = { content: '' }
  let tell = () => {}
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString('utf8')
    received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
    tell()
    answer(response, scripted)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    received,
    script(next) {
      scripted = next
    },
    asked: () =>
      new Promise((resolve) => {
        tell = resolve
      }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(response: ServerResponse, scripted: Scripted): void {
  if ('silent' in scripted) {
    if (scripted.silent === 'half way') response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
    return
  }
  if ('status' in scripted) {
    response.writeHead(scripted.status, { 'content-type': 'application/json', ...scripted.headers }).end(scripted.body)
    return
  }
  const message = { role: 'assistant', content: scripted.content, refusal: scripted.refusal ?? null }
  const choice = { index: 0, message, finish_reason: scripted.finishReason ?? 'stop', logprobs: null }
  const completion = { id: 'c1', object: 'chat.completion', created: 0, model: 'fake', choices: [choice] }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion))
}

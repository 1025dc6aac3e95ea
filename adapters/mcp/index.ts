// The MCP adapter: assistants speak for a person over Streamable HTTP with a token, or over stdio on their own machine.
// The protocol's library is loaded for the first of them: it would be an eighth of every start.
import type { Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { TokenHolder } from '../../src/contracts/programs.ts'
import { MAX_MESSAGE_BYTES, MCP_PLATFORM } from './limits.ts'
import type { McpOptions } from './options.ts'
import { viewText } from './render.ts'

export type { McpOptions } from './options.ts'

/** The path of the endpoint. */
export const MCP_PATH = '/mcp'

export interface McpPlatform extends Platform {
  /** Answers a request of that path; mounted in the router of the one HTTP port. */
  fetch(request: Request): Promise<Response>
}

export function createMcp(options: McpOptions): McpPlatform {
  let speaks: Dispatcher | null = null
  return {
    name: MCP_PLATFORM,
    async start(dispatcher) {
      speaks = dispatcher
    },
    async stop() {
      speaks = null
    },
    // Nobody is spoken to through an assistant.
    reachableIds: [],
    send: async () => ({ state: 'closed' }),
    lookUp: async () => 'absent',
    edit: async () => 'gone',
    viewText,
    isReady: () => speaks !== null,
    fetch: (request) => withCors(request, options, () => answer(request)),
  }

  async function answer(request: Request): Promise<Response> {
    if (!speaks) return failure(503, 'Proxy is starting. Try again in a moment.')
    if (!isAllowedOrigin(request, options)) return failure(403, 'Pages of this origin may not connect.')
    if (Number(request.headers.get('content-length') ?? 0) > MAX_MESSAGE_BYTES)
      return failure(413, 'That message is too long.')
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
    const holder = token === undefined ? null : await options.authenticate(token)
    if (!holder) return failure(401, 'Send a token: “Authorization: Bearer …”. In your chat, `token add` makes one.')
    try {
      return await answerHttp(speaks, holder, options, request)
    } catch (error) {
      options.report(error, 'An assistant was not answered')
      return failure(500, "That didn't work. Nothing was saved.")
    }
  }
}

/**
 * Lets pages of the allowed origins read the answers, refusals too, and ask before they send (Fetch, 4.10). Tokens are
 * sent by the page itself, so no cookie is needed or allowed.
 */
async function withCors(request: Request, { origins }: McpOptions, answer: () => Promise<Response>): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin === null || !(origins.includes('*') || origins.includes(origin))) return answer()
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
  const response = isPreflight ? new Response(null, { status: 204, headers: PREFLIGHT_HEADERS }) : await answer()
  response.headers.set('access-control-allow-origin', origins.includes('*') ? '*' : origin)
  response.headers.set('access-control-expose-headers', 'mcp-session-id, mcp-protocol-version, www-authenticate')
  response.headers.append('vary', 'origin')
  return response
}

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, mcp-protocol-version, mcp-session-id, last-event-id',
  'access-control-max-age': '600',
}

/** Each request is a conversation of its own: nothing is kept between them, so any process can answer the next. */
async function answerHttp(
  dispatcher: Dispatcher,
  holder: TokenHolder,
  options: McpOptions,
  request: Request,
): Promise<Response> {
  // Without a session there is nothing to stream to, and none to end.
  if (request.method !== 'POST') return failure(405, 'Send messages by POST.', { allow: 'POST' })
  const [{ WebStandardStreamableHTTPServerTransport }, { createMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    import('./server.ts'),
  ])
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MAX_MESSAGE_BYTES,
  })
  const server = createMcpServer(dispatcher, holder, options)
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}

/** A page of another site could reach a server on this machine through its visitor's browser (DNS rebinding). */
function isAllowedOrigin(request: Request, { publicUrl, origins }: McpOptions): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || origins.includes('*') || origins.includes(origin)) return true
  // On one's own machine, pages of that machine may, at whatever port.
  return origin === new URL(publicUrl).origin || (isLocalAddress(publicUrl) && isLocalAddress(origin))
}

const isLocalAddress = (address: string): boolean =>
  URL.canParse(address) && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(address).hostname)

function failure(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body = { jsonrpc: '2.0', error: { code: -32000, message }, id: null }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
  })
}

/**
 * Speaks over this process's input and output until its input ends and what was asked is answered, or nobody reads the
 * answers any more. Nothing else may write to the output.
 */
export async function serveMcpStdio(
  dispatcher: Dispatcher,
  holder: TokenHolder,
  options: Pick<McpOptions, 'list' | 'resourceNames' | 'version' | 'secondsToWait'>,
): Promise<void> {
  const [{ createStdioTransport }, { createMcpServer }] = await Promise.all([
    import('./stdio.ts'),
    import('./server.ts'),
  ])
  const server = createMcpServer(dispatcher, holder, options)
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve
  })
  await server.connect(createStdioTransport(process.stdin, process.stdout))
  await ended
}

// Socket Mode: hello, pings, envelopes and their acknowledgements, goodbyes.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { State } from './state.ts'
import type { Answer, App } from './types.ts'

const PING_EVERY_MS = 5000
const GOODBYE_MS = 500

export interface Envelope {
  type: 'events_api' | 'slash_commands' | 'interactive'
  payload: Record<string, unknown>
  retryAttempt?: number
  retryReason?: string
}

export interface SocketMode {
  /** Send an envelope to one of the app's connections, in turn, and wait for its acknowledgement. */
  send(app: App, envelope: Envelope, withinMs: number): Promise<Answer>
  /** Send these bytes as they are. */
  sendRaw(app: App, text: string): void
  /** Ask the app to come again, as Slack does every few hours. */
  disconnect(app: App, reason: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /** Cut the connections without a word. */
  drop(app: App): void
  stop(): Promise<void>
}

const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() })

export function createSocketMode(state: State, server: Server): SocketMode {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, autoPong: false })
  const waiting = new Map<string, { socket: WebSocket; settle: (answer: Partial<Answer>) => void }>()
  let turn = 0

  const welcome = (app: App, socket: WebSocket) => {
    app.sockets.add(socket)
    const pings = setInterval(() => socket.ping(`Ping from Slack`), PING_EVERY_MS)
    pings.unref()
    socket.on('message', (data) => receive(data.toString()))
    socket.on('ping', (data) => {
      state.log.record('ping', { at: performance.now(), answered: !state.settings.holdsPongs })
      if (!state.settings.holdsPongs) socket.pong(data)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearInterval(pings)
      app.sockets.delete(socket)
      for (const [id, envelope] of waiting) {
        if (envelope.socket !== socket) continue
        waiting.delete(id)
        envelope.settle({ error: 'socket_closed' })
      }
      state.log.stir()
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: app.sockets.size,
        connection_info: { app_id: app.id },
        debug_info: { host: 'fake', build_number: 1, approximate_connection_time: 18060 },
      }),
    )
    socket.ping('Ping from Slack')
    state.log.stir()
  }

  const receive = (text: string) => {
    const parsed = acknowledgement.safeParse(jsonOrUndefined(text))
    if (!parsed.success) {
      state.log.note(`Socket Mode: not an acknowledgement: ${text.slice(0, 200)}`)
      return
    }
    const envelope = waiting.get(parsed.data.envelope_id)
    if (!envelope) {
      state.log.note(`Socket Mode: acknowledged twice, too late, or never sent: ${parsed.data.envelope_id}`)
      return
    }
    waiting.delete(parsed.data.envelope_id)
    envelope.settle({ acknowledged: true, status: 200, body: emptyAsUndefined(parsed.data.payload) })
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const ticket = url.searchParams.get('ticket') ?? ''
    const app = state.apps.get(state.tickets.get(ticket) ?? '')
    state.tickets.delete(ticket)
    if (!app) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(app, socket))
  }
  server.on('upgrade', upgrade)

  return {
    send: (app, envelope, withinMs) =>
      new Promise((resolve) => {
        const open = [...app.sockets].filter((socket) => socket.readyState === WebSocket.OPEN)
        const socket = open[turn++ % Math.max(1, open.length)]
        const began = performance.now()
        const settle = (answer: Partial<Answer>) => {
          clearTimeout(timer)
          resolve({ acknowledged: false, status: 0, body: undefined, ms: performance.now() - began, ...answer })
        }
        const id = randomUUID()
        const timer = setTimeout(() => {
          waiting.delete(id)
          settle({ error: 'timeout' })
        }, withinMs)
        if (!socket) return settle({ error: 'not_connected' })
        waiting.set(id, { socket, settle })
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type: envelope.type,
            payload: envelope.payload,
            accepts_response_payload: envelope.type !== 'events_api',
            ...(envelope.type === 'events_api'
              ? { retry_attempt: envelope.retryAttempt ?? 0, retry_reason: envelope.retryReason ?? '' }
              : {}),
          }),
        )
      }),
    sendRaw: (app, text) => {
      for (const socket of app.sockets) socket.send(text)
    },
    disconnect: (app, reason) => {
      for (const socket of app.sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }))
      }
    },
    drop: (app) => {
      for (const socket of app.sockets) socket.terminate()
    },
    stop: async () => {
      server.off('upgrade', upgrade)
      const open = [...state.apps.values()].flatMap((app) => [...app.sockets])
      await Promise.all(open.map(goodbye))
      sockets.close()
    },
  }
}

/** Close politely, since a client that is just leaving would report a cut connection as an error. */
function goodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), GOODBYE_MS)
    socket.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
    socket.close(1001)
  })
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Bolt acknowledges without a payload by sending `{}`; a person sees nothing either way. */
function emptyAsUndefined(payload: unknown): unknown {
  const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0
  return isEmpty ? undefined : payload
}

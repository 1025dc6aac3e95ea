// Cuts requests whose body stops arriving or trickles, by what arrives and not by how long it takes: a phone on a slow
// network may need minutes for a file that a slow-loris would never finish.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Timer, world } from '../time/world.ts'

/** What a body must do to go on. */
export interface BodyPace {
  /** Milliseconds without a byte, and of grace before the least rate counts. */
  readonly idleMs: number
  /** Over all the time that was spent waiting for it. */
  readonly bytesPerSecond: number
}

/** Slower than any network a page can be opened on (GPRS brings some 4,000). */
export const LEAST_BYTES_PER_SECOND = 1_000

/** So many looks in the time without a byte. */
const LOOKS = 10

/**
 * Watches until the body is whole or the response is over. Time in which the body waits for us, who read it, is not
 * counted.
 */
export function watchBody(request: IncomingMessage, response: ServerResponse, pace: BodyPace): void {
  if (!hasBody(request)) return
  const { socket } = request
  const every = pace.idleMs / LOOKS
  let before = socket.bytesRead
  let arrived = 0
  let idle = 0
  let waited = 0
  const timer: Timer = world().every(every, () => {
    if (request.complete || response.writableEnded || socket.destroyed) {
      timer.stop()
      return
    }
    const fresh = socket.bytesRead - before
    before = socket.bytesRead
    // The buffer is full, so that the connection is not read: it is we who are slow.
    if (request.readableLength >= request.readableHighWaterMark) return
    arrived += fresh
    waited += every
    idle = fresh > 0 ? 0 : idle + every
    const due = ((waited - pace.idleMs) / 1_000) * pace.bytesPerSecond
    if (idle < pace.idleMs && arrived >= due) return
    timer.stop()
    cut(request, response)
  })
  timer.unref()
  // Whatever ends first ends the watch, so that no finished request keeps a timer.
  response.once('close', () => timer.stop())
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** As Node cuts a request whose headers are late. */
function cut({ socket }: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) socket.destroy()
  else socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy())
}

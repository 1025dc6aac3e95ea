// `/me/events`: tells an open page that something of its person has changed, as server-sent events. A few streams a session,
// which end with it.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveChanges } from '../../src/contracts/live.ts'
import type { SessionRef } from '../../src/contracts/sessions.ts'
import { world } from '../../src/time/world.ts'
import type { PageEnv } from './authentication.ts'
import { HEARTBEAT_MS, MAX_STREAMS, MAX_STREAMS_PER_PERSON, MAX_STREAMS_PER_SESSION, RECONNECT_MS } from './limits.ts'
import type { WebSessions } from './options.ts'

/** Open streams. */
export interface LiveStreams {
  readonly routes: Hono<PageEnv>
  /** Ends all of them, and takes no more. */
  stop(): Promise<void>
}

interface OpenStream extends SessionRef {
  /** @param why the last event; none where the connection is gone */
  end(why?: 'elsewhere'): void
}

/** Requires a session. @param heartbeatMs how often an idle stream is written to, and its session looked at */
export function createLiveStreams(
  live: LiveChanges,
  sessions: Pick<WebSessions, 'isActive'>,
  heartbeatMs = HEARTBEAT_MS,
): LiveStreams {
  const streams = new Set<OpenStream>()
  let isStopped = false
  const routes = new Hono<PageEnv>()

  routes.get('/events', (c) => {
    const { userId, familyId } = c.get('visitor')
    // Only windows that are seen have a stream, and a browser holds six connections at most: beyond a few the oldest ends,
    // and its window asks again when it is looked at.
    const same = [...streams].filter((stream) => stream.familyId === familyId)
    for (const stream of same.slice(0, Math.max(0, same.length + 1 - MAX_STREAMS_PER_SESSION))) stream.end('elsewhere')
    const own = [...streams].filter((stream) => stream.userId === userId)
    const drawnAt = readInstant(c.req.query('since'))
    if (isStopped || streams.size >= MAX_STREAMS || own.length >= MAX_STREAMS_PER_PERSON) {
      c.header('retry-after', '60')
      return c.text('Too many pages are open.\n', 503)
    }
    // A proxy in front must hand on each event as it comes.
    c.header('x-accel-buffering', 'no')
    const response = streamSSE(c, async (stream) => {
      let wake = (): void => undefined
      let isEnded = false
      let hasChanged = false
      let lastWord: 'elsewhere' | null = null
      const open: OpenStream = {
        userId,
        familyId,
        end(why) {
          isEnded = true
          streams.delete(open)
          if (why) lastWord = why
          wake()
        },
      }
      streams.add(open)
      stream.onAbort(() => open.end())
      const unwatch = await live.watch(userId, drawnAt, () => {
        hasChanged = true
        wake()
      })
      try {
        await stream.writeSSE({ event: 'open', data: '', retry: RECONNECT_MS })
        while (!isEnded) {
          await new Promise<void>((resolve) => {
            const timer = world().after(heartbeatMs, resolve)
            timer.unref()
            wake = () => {
              timer.stop()
              resolve()
            }
            if (hasChanged || isEnded) wake()
          })
          if (isEnded) break
          if (!(await sessions.isActive({ userId, familyId }))) {
            await stream.writeSSE({ event: 'signed-out', data: '' })
            break
          }
          const event = hasChanged ? 'change' : 'beat'
          hasChanged = false
          await stream.writeSSE({ event, data: '' })
        }
        if (lastWord !== null) await stream.writeSSE({ event: lastWord, data: '' })
      } finally {
        unwatch()
        streams.delete(open)
      }
    })
    response.headers.set('cache-control', 'no-store')
    return response
  })

  return {
    routes,
    async stop() {
      isStopped = true
      for (const stream of streams) stream.end()
      await live.stop()
    },
  }
}

/** A moment of an address, UTC; null where it is none. */
function readInstant(text: string | undefined): Date | null {
  const instant = new Date(text ?? '')
  return Number.isNaN(instant.getTime()) ? null : instant
}

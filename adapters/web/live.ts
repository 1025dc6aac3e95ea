// `/me/events`: tells an open page that something of its person has changed, as server-sent events. One stream a session,
// a few a person; it ends with the session.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveChanges } from '../../src/contracts/live.ts'
import type { SessionRef } from '../../src/contracts/sessions.ts'
import { world } from '../../src/time/world.ts'
import type { PageEnv } from './authentication.ts'
import { HEARTBEAT_MS, MAX_STREAMS, MAX_STREAMS_PER_PERSON, RECONNECT_MS } from './limits.ts'
import type { WebSessions } from './options.ts'

/** Open streams. */
export interface LiveStreams {
  readonly routes: Hono<PageEnv>
  /** Ends all of them, and takes no more. */
  stop(): Promise<void>
}

interface OpenStream extends SessionRef {
  end(): void
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
    // Several tabs of one session share its newest stream's place: the older one ends, and its tab asks again when it is
    // looked at.
    for (const stream of [...streams]) if (stream.familyId === familyId) stream.end()
    const own = [...streams].filter((stream) => stream.userId === userId)
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
      const open: OpenStream = {
        userId,
        familyId,
        end() {
          isEnded = true
          wake()
        },
      }
      streams.add(open)
      stream.onAbort(open.end)
      const unwatch = await live.watch(userId, () => {
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

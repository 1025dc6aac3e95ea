// Counts requests to Discord by method and path, and how long acknowledgements take; without anybody's id or token.
import { DefaultRestOptions } from 'discord.js'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import { traceSeconds } from '../../src/chat/run/trace.ts'

type MakeRequest = typeof DefaultRestOptions.makeRequest

/** The library's own request, observed. */
export const observedRequest =
  (observe: PlatformObserver): MakeRequest =>
  async (url, init) => {
    const method = `${init.method ?? 'GET'} ${anonymousPath(new URL(url).pathname)}`
    try {
      const response = await DefaultRestOptions.makeRequest(url, init)
      observe.recordPlatformCall(method, response.status)
      const seconds = method.endsWith('/callback') && response.ok ? traceSeconds() : undefined
      if (seconds !== undefined) observe.recordAcknowledgement(seconds)
      return response
    } catch (error) {
      observe.recordPlatformCall(method, 0)
      throw error
    }
  }

/** The path without ids and interaction tokens, for metrics and logs. */
const anonymousPath = (path: string): string =>
  path
    .replace(/^.*\/v\d+(?=\/)/, '')
    .replaceAll(/\d{15,}/g, ':id')
    .replace(/^(\/(?:interactions|webhooks)\/:id\/)[^/]+/, '$1:token')

// Looks channels up by id: Slack sends a channel that is named in a message without its name.

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { SlackWebClient } from './web-client.ts'

/** Channels are seldom renamed. */
const FRESH_MS = 60 * 60 * 1000
/** After a failed look-up, or for a channel the bot may not see. */
const RETRY_MS = 60 * 1000

export interface ChannelDirectory {
  /** Undefined if Slack does not tell. Never throws. */
  lookUpName(installation: SlackInstallation, channelId: string): Promise<string | undefined>
}

/** @param elapsed the monotonic clock, in milliseconds */
export function createChannelDirectory(
  web: (installation: SlackInstallation) => SlackWebClient,
  elapsed: () => number,
): ChannelDirectory {
  const cached = createBoundedCache<{ readonly until: number; readonly name: Promise<string | undefined> }>(20_000)
  return {
    lookUpName(installation, channelId) {
      const key = `${installation.space} ${channelId}`
      const at = elapsed()
      const hit = cached.get(key)
      if (hit && hit.until > at) return hit.name
      const name = web(installation)
        .conversations.info({ channel: channelId })
        .then(
          ({ channel }) => channel?.name,
          () => {
            cached.set(key, { until: at + RETRY_MS, name: Promise.resolve(undefined) })
            return undefined
          },
        )
      cached.set(key, { until: at + FRESH_MS, name })
      return name
    },
  }
}

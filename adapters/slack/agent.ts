// Slack's agent view: suggested prompts, the message a person is looking at, a status while an answer takes long. Used
// only where Slack has shown that the workspace has it. https://docs.slack.dev/ai/developing-agents

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { Catalogue } from '../../src/chat/command.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import { promptForMessage, suggestedPrompts } from './register.ts'
import type { SlackWebClient } from './web-client.ts'

/** A message in a channel, by Slack's ids. */
export interface SeenMessage {
  readonly channelId: string
  readonly ts: string
}

/** A thread of the agent's; without `threadTs`, the top of the conversation. */
export interface AgentThread {
  readonly channelId: string
  readonly threadTs?: string
}

export interface AgentSurface {
  /** Shows up to four prompts. A repeated delivery shows nothing. Never throws. */
  suggest(
    installation: SlackInstallation,
    deliveryId: string,
    thread: AgentThread,
    seen: SeenMessage | null,
  ): Promise<void>
  /** Remembers what a person looks at now; null: nothing that could be kept. */
  recordSeen(installation: SlackInstallation, userId: string, seen: SeenMessage | null): void
  /** The message a person looked at last; null if it is long ago. */
  findSeen(installation: SlackInstallation, userId: string): SeenMessage | null
  /** Says that it is working, if this takes long. */
  whileWorking<R>(installation: SlackInstallation, thread: Required<AgentThread>, work: () => Promise<R>): Promise<R>
}

export interface AgentSurfaceOptions {
  readonly web: (installation: SlackInstallation) => SlackWebClient
  /** The monotonic clock, in milliseconds. */
  readonly elapsed: () => number
  /** Prompts are made from it. */
  readonly catalogue: Catalogue<never>
}

const MAX_PROMPTS = 4
const SEEN_FOR_MS = 30 * 60_000
/** An answer that comes sooner needs no status. */
const STATUS_AFTER_MS = 700
const STATUS = 'is working on it…'

export function createAgentSurface({ web, elapsed, catalogue }: AgentSurfaceOptions): AgentSurface {
  /** Made when the first thread opens: sentences of the whole catalogue take a while to find. */
  let prompts: ReturnType<typeof suggestedPrompts> | null = null
  // Offered first where a message is looked at.
  const forMessage = promptForMessage(catalogue)
  const seenBy = createBoundedCache<{ readonly seen: SeenMessage | null; readonly until: number }>(20_000)
  const suggested = createBoundedCache<true>(10_000)
  const spaces = createBoundedCache<true>(10_000)
  const keyOf = ({ space }: SlackInstallation, userId: string) => `${space} ${userId}`
  const setStatus = (installation: SlackInstallation, { channelId, threadTs }: Required<AgentThread>, status: string) =>
    web(installation)
      .assistant.threads.setStatus({ channel_id: channelId, thread_ts: threadTs, status })
      // It is only a courtesy: without the scope or the thread, the answer comes all the same.
      .catch(() => undefined)

  return {
    async suggest(installation, deliveryId, { channelId, threadTs }, seen) {
      spaces.set(installation.space, true)
      const key = `${installation.space} ${deliveryId}`
      if (suggested.has(key)) return
      suggested.set(key, true)
      prompts ??= suggestedPrompts(catalogue)
      const offered = [...(seen && forMessage ? [forMessage] : []), ...prompts].slice(0, MAX_PROMPTS)
      await web(installation)
        .assistant.threads.setSuggestedPrompts({
          channel_id: channelId,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          prompts: [...offered],
        })
        .catch(() => undefined)
    },
    recordSeen(installation, userId, seen) {
      spaces.set(installation.space, true)
      seenBy.set(keyOf(installation, userId), { seen, until: elapsed() + SEEN_FOR_MS })
    },
    findSeen(installation, userId) {
      const kept = seenBy.get(keyOf(installation, userId))
      return kept && kept.until > elapsed() ? kept.seen : null
    },
    async whileWorking(installation, thread, work) {
      if (!spaces.has(installation.space)) return work()
      let shown: Promise<unknown> | undefined
      const timer = world().after(STATUS_AFTER_MS, () => {
        shown = setStatus(installation, thread, STATUS)
      })
      try {
        return await work()
      } finally {
        timer.stop()
        // An answer outside the thread leaves the status there.
        if (shown) await shown.then(() => setStatus(installation, thread, ''))
      }
    },
  }
}

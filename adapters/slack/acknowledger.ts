// Every request of Slack's is answered in time, whatever becomes of it: this stands between a receiver and Bolt.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import { withTrace } from '../../src/chat/run/trace.ts'

/**
 * How long anything may take to be stored before it is acknowledged anyway. What is not acknowledged is not lost unseen:
 * events come again, and of a press, a form, a command its person is told by Slack, the form still filled in.
 */
const ACKNOWLEDGE_WITHIN_MS = 800
/** Suggestions are their own acknowledgement. Slack waits 3 s. */
const SUGGESTED_WITHIN_MS = 2500

/** A receiver of Bolt's, as we need one: Socket Mode or HTTP. */
export interface SlackReceiver extends Receiver {
  /** Can Slack reach us by it? */
  isReady(): boolean
  /** Resolves when all that was begun is finished, or after `withinMs`. */
  whenIdle(withinMs: number): Promise<void>
  /** Only over HTTP. */
  handle?(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export interface AcknowledgerOptions {
  readonly report: (error: unknown) => void
  readonly observe?: PlatformObserver
}

export interface EventAcknowledger {
  handle(event: ReceiverEvent): Promise<void>
  /** Resolves when all that was begun is finished, or after `withinMs`. */
  whenIdle(withinMs: number): Promise<void>
}

/** The key under which a listener finds its own acknowledgement in Bolt's context. */
export const ACKNOWLEDGE_KEY = 'acknowledge'

/** Acknowledges once: true where this call was the one, and arrived. Later calls and a lost connection are nothing. */
export type Acknowledge = (body?: unknown) => Promise<boolean>

/**
 * Bolt acknowledges events before anything is done, and leaves a request unanswered whose listener throws or does not
 * exist. Here all of it is acknowledged when its listener says that it is stored (or after 0.8 s, since Slack asks for an
 * answer more than for the truth), and at the end at the latest.
 */
export function createAcknowledger(
  app: Pick<App, 'processEvent'>,
  { report, observe }: AcknowledgerOptions,
): EventAcknowledger {
  const begun = new Set<Promise<void>>()

  const work = async (event: ReceiverEvent): Promise<void> => {
    const isEvent = event.body.type === 'event_callback'
    const isSuggestion = event.body.type === 'block_suggestion'
    const began = performance.now()
    let isDone = false
    const acknowledge: Acknowledge = async (body) => {
      if (isDone) return false
      isDone = true
      clearTimeout(late)
      try {
        await event.ack(body)
        observe?.recordAcknowledgement((performance.now() - began) / 1000)
        return true
      } catch (error) {
        // The connection is gone; Slack delivers it again.
        report(error)
        return false
      }
    }
    const late = setTimeout(() => void acknowledge(), isSuggestion ? SUGGESTED_WITHIN_MS : ACKNOWLEDGE_WITHIN_MS)
    try {
      await app.processEvent({
        ...event,
        ack: async (body?: unknown) => {
          if (!isEvent) await acknowledge(body)
        },
        customProperties: { ...event.customProperties, [ACKNOWLEDGE_KEY]: acknowledge },
      })
    } catch (error) {
      report(error)
    } finally {
      await acknowledge()
    }
  }

  return {
    async handle(event) {
      const done = withTrace(() => work(event))
      begun.add(done)
      await done
      begun.delete(done)
    },
    async whenIdle(withinMs) {
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([Promise.all(begun), limit])
      clearTimeout(timer)
    },
  }
}

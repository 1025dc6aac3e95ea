// Acknowledges every Slack request in time, whatever happens to it: a layer between receiver and Bolt.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import { withTrace } from '../../src/chat/run/trace.ts'
import { type Timer, world } from '../../src/time/world.ts'
import { withoutNullFields } from './null-fields.ts'
import { isUnreadInstallation } from './unread-installation.ts'

/**
 * How long storing may take before a request is acknowledged anyway, in milliseconds. Slack redelivers an
 * unacknowledged event, and tells the person about an unacknowledged press, form or command.
 */
const ACKNOWLEDGE_WITHIN_MS = 800
/** Suggestions, and what is wrong with a form, are in the acknowledgement itself. Slack waits 3 s. */
const ANSWERED_WITHIN_MS = 2500

const ANSWERED_TYPES: ReadonlySet<string> = new Set(['block_suggestion', 'view_submission'])

/** What is needed of a Bolt receiver: Socket Mode or HTTP. */
export interface SlackReceiver extends Receiver {
  /** Whether Slack can reach this process. */
  isReady(): boolean
  /** Resolves when all started requests have ended, or after `withinMs`. */
  whenIdle(withinMs: number): Promise<void>
  /** HTTP only. */
  handle?(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export interface AcknowledgerOptions {
  readonly report: (error: unknown) => void
  readonly observe?: PlatformObserver
}

export interface EventAcknowledger {
  handle(event: ReceiverEvent): Promise<void>
  /** Resolves when all started requests have ended, or after `withinMs`. */
  whenIdle(withinMs: number): Promise<void>
}

/** Key of the acknowledgement in Bolt's context. */
export const ACKNOWLEDGE_KEY = 'acknowledge'

/** Acknowledges once. Returns true if this call did it and it arrived; later calls and lost connections do nothing. */
export type Acknowledge = (body?: unknown) => Promise<boolean>

/**
 * Bolt acknowledges events before they are handled and leaves a request unanswered whose listener throws or does not
 * exist. Here every request is acknowledged when its listener has stored it, after 0.8 s at the latest, and in any case
 * at its end; but not where its installation can't be read, since nothing was stored then.
 */
export function createAcknowledger(
  app: Pick<App, 'processEvent'>,
  { report, observe }: AcknowledgerOptions,
): EventAcknowledger {
  const begun = new Set<Promise<void>>()

  const work = async (event: ReceiverEvent): Promise<void> => {
    const isEvent = event.body.type === 'event_callback'
    const isAnswered = ANSWERED_TYPES.has(event.body.type)
    const began = world().elapsed()
    let isDone = false
    let isLeft = false
    const acknowledge: Acknowledge = async (body) => {
      if (isDone) return false
      isDone = true
      late.stop()
      try {
        await event.ack(body)
        observe?.recordAcknowledgement((world().elapsed() - began) / 1000)
        return true
      } catch (error) {
        // The connection is lost; Slack redelivers.
        report(error)
        return false
      }
    }
    const late = world().after(isAnswered ? ANSWERED_WITHIN_MS : ACKNOWLEDGE_WITHIN_MS, () => void acknowledge())
    try {
      await app.processEvent({
        ...event,
        body: withoutNullFields(event.body),
        ack: async (body?: unknown) => {
          if (!isEvent) await acknowledge(body)
        },
        customProperties: { ...event.customProperties, [ACKNOWLEDGE_KEY]: acknowledge },
      })
    } catch (error) {
      report(error)
      isLeft = isUnreadInstallation(error)
    } finally {
      if (isLeft) late.stop()
      else await acknowledge()
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
      let timer: Timer | undefined
      const limit = new Promise<void>((resolve) => {
        timer = world().after(withinMs, resolve)
      })
      await Promise.race([Promise.all(begun), limit])
      timer?.stop()
    },
  }
}

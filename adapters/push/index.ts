// Web Push as a platform: nudges become notifications of the browsers in which a person switched them on. It only speaks;
// what is pressed there comes back through the page.
import type { DeliveryResult, OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import type { PushOutcome, PushTarget } from '../../src/contracts/push.ts'
import { RETRY_FAILED_MS, SETTLE_MS } from './limits.ts'
import type { PushOptions, PushProgress } from './options.ts'
import { drawnButtons, notificationText } from './render.ts'
import { createPushRequest, type DeviceResult, readPushAnswer } from './request.ts'

export type { PushAnswer, PushOptions, PushProgress, PushStore } from './options.ts'
export { generateVapidKeys } from './request.ts'

export function createPush(options: PushOptions): Platform {
  const { store, now } = options
  let isReady = false

  const tryDevice = async (message: OutgoingMessage, target: PushTarget): Promise<DeviceResult> => {
    const { endpoint, ...request } = await createPushRequest(message, target, {
      keys: await options.keys(),
      contact: options.contact,
      now: now(),
    })
    if (message.mayBeginUntil && now() > message.mayBeginUntil) return { state: 'later', afterMs: RETRY_FAILED_MS }
    const answer = await options.post(endpoint, request)
    options.observe.recordPlatformCall('push', typeof answer === 'string' ? 0 : answer.status)
    return readPushAnswer(answer, now())
  }

  return {
    name: 'push',
    async start() {
      isReady = true
    },
    async stop() {
      isReady = false
    },
    async send(message) {
      if (!isReady) return { state: 'later', afterMs: RETRY_FAILED_MS, scope: 'platform' }
      const { idempotencyKey: nudgeId, externalId: userId } = message
      const lines = drawnButtons(message.view).map(({ line }) => line)
      const targets = await store.prepare({ userId, nudgeId, lines })
      const open = targets.filter(({ state }) => state === 'new' || state === 'begun')
      const results = await Promise.all(open.map((target) => tryDevice(message, target)))
      await store.record(
        open.flatMap(({ messageId }, index): PushOutcome[] => {
          const state = results[index]?.state
          return state === 'accepted' || state === 'ended' || state === 'refused' ? [{ messageId, state }] : []
        }),
      )
      return combineResults(message, targets, results, now())
    },
    async lookUp(message) {
      const progress = await store.progress(message.idempotencyKey)
      if (!progress) return 'absent'
      // A repetition carries the same topic and the same tag, and goes only to browsers that may not have the message.
      return isSettled(progress, now()) ? messageRef(message) : 'absent'
    },
    // A notification that is shown can't be changed without ringing again.
    edit: async () => 'gone',
    viewText: notificationText,
    isReady: () => isReady,
  }
}

const messageRef = ({ externalId, idempotencyKey }: Pick<OutgoingMessage, 'externalId' | 'idempotencyKey'>) => ({
  channelId: externalId,
  messageId: idempotencyKey,
})

/** Told, and whoever is left had their time. */
const isSettled = ({ isTold, isOpen, since }: PushProgress, now: Date): boolean =>
  isTold && (!isOpen || now.getTime() - since.getTime() >= SETTLE_MS)

/** What became of a message that went to several browsers: sent once one has it and none is worth another try. */
function combineResults(
  message: OutgoingMessage,
  targets: readonly PushTarget[],
  results: readonly DeviceResult[],
  now: Date,
): DeliveryResult {
  const isTold =
    targets.some(({ state }) => state === 'accepted' || state === 'shown') ||
    results.some(({ state }) => state === 'accepted')
  const waits = results.flatMap((result) => (result.state === 'later' ? [result.afterMs] : []))
  const isUnknown = results.some(({ state }) => state === 'unknown')
  const since = targets.reduce((first, target) => (target.since < first ? target.since : first), now)
  if (isSettled({ isTold, isOpen: waits.length > 0 || isUnknown, since }, now))
    return { state: 'sent', ref: messageRef(message) }
  if (isUnknown) return { state: 'unknown', channelId: message.externalId }
  if (waits.length > 0) return { state: 'later', afterMs: Math.min(...waits), scope: 'channel' }
  const refused = results.find((result) => result.state === 'refused')
  return refused?.state === 'refused' ? refused : { state: 'closed' }
}

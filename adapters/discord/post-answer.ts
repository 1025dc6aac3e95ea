// Posts an answer as a message of a channel: tried again while that may help, and one message by its nonce.
import type { MessageRef } from '../../src/chat/request.ts'
import { type RetryPolicy, withRetry } from '../../src/chat/run/with-retry.ts'
import type { DiscordApi } from './api.ts'
import { classifyDiscordError } from './failure.ts'
import type { MessageBody } from './message-body.ts'
import { messageNonce } from './message-ids.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'

/**
 * @param source what the message answers: the same source never makes a second message
 * @throws the Discord error of the last attempt
 */
export function postAnswer(api: DiscordApi, channelId: string, body: MessageBody, source: string): Promise<MessageRef> {
  const nonce = messageNonce(source)
  const post = () => api.createMessage(channelId, body, { nonce, priority: REQUEST_PRIORITY.answer })
  return withRetry(post, retryPolicy)
}

/** For what is asked again without harm; never inside a Retry-After that is short. */
export const retryPolicy: RetryPolicy = {
  attempts: 5,
  pauseMs: 300,
  mayRetry(error) {
    const fault = classifyDiscordError(error)
    if (fault.kind !== 'later') return fault.kind === 'unknown'
    // The slow mode of a channel may last for hours: then it is said, not waited for.
    return fault.afterMs <= MOST_PATIENCE && Math.min(fault.afterMs, LONGEST_WAIT)
  },
}

const LONGEST_WAIT = 10_000
const MOST_PATIENCE = 60_000

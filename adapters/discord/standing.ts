// Standing messages of channels: posted once by their nonce, edited in place, and posted anew where somebody deleted them.
import type { StandingMessage, StandingResult } from '../../src/chat/platform.ts'
import type { DiscordApi } from './api.ts'
import { classifyDiscordError, type DiscordFailure, ERROR_CODES } from './failure.ts'
import { containerId, messageNonce } from './message-ids.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'
import { render } from './render.ts'

/** Posts the message, or edits it. */
export async function showStandingMessage(
  api: DiscordApi,
  { idempotencyKey, channelId, messageId, view }: StandingMessage,
): Promise<StandingResult> {
  const isEdit = messageId !== undefined
  const body = render(view, { isSilent: true, isEdit, tag: containerId(idempotencyKey) })
  const priority = REQUEST_PRIORITY.standing
  try {
    if (messageId !== undefined) {
      await api.editMessage({ channelId, messageId }, body, priority)
      return { state: 'shown', messageId }
    }
    const made = await api.createMessage(channelId, body, { nonce: messageNonce(idempotencyKey), priority })
    return { state: 'shown', messageId: made.messageId }
  } catch (error) {
    const fault = classifyDiscordError(error)
    if (fault.kind !== 'refused' || fault.code !== ERROR_CODES.threadArchived || !isEdit) return toStandingResult(fault)
  }
  // People sit in the room of a thread that went to sleep. A locked one is for its moderators to open.
  try {
    await api.unarchiveThread(channelId, priority)
    return { state: 'later', afterMs: UNARCHIVED_MS }
  } catch (error) {
    return toStandingResult(classifyDiscordError(error))
  }
}

/** The edit follows at the next turn. */
const UNARCHIVED_MS = 1000

function toStandingResult(fault: DiscordFailure): StandingResult {
  switch (fault.kind) {
    case 'later':
      return { state: 'later', afterMs: fault.afterMs }
    case 'unknown':
      return { state: 'later', afterMs: REPEAT_MS }
    case 'dead':
      return { state: 'refused', reason: 'token' }
    case 'refused':
      // Also told of a create whose nonce is known: it was posted, and deleted since.
      return fault.code === ERROR_CODES.unknownMessage
        ? { state: 'deleted' }
        : { state: 'refused', reason: fault.reason }
  }
}

/** Well within the minutes for which Discord knows a nonce. */
const REPEAT_MS = 5000

// Builds a request from a visitor and a form.
import type { Request, RequestInput } from '../../src/chat/request.ts'
import type { SessionUser } from '../../src/contracts/sessions.ts'

export const WEB_PLATFORM = 'web'
export const WEB_PLACE = { channelId: 'page', kind: 'private' } as const

/** @param deliveryId the idempotency key of the form or program; each person has their own */
export const createWebRequest = (
  { userId, name }: SessionUser,
  said: RequestInput,
  deliveryId: string | null = null,
): Request => ({
  deliveryId: deliveryId === null ? null : `${userId} ${deliveryId}`,
  who: { platform: WEB_PLATFORM, space: '', externalId: userId, name },
  where: WEB_PLACE,
  input: said,
  showsAllFields: true,
})

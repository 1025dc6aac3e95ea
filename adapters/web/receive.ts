// From a visitor and a form to the request that every platform makes.
import type { Request, RequestInput } from '../../src/chat/request.ts'
import type { SessionUser } from '../../src/contracts/sessions.ts'

export const WEB_PLATFORM = 'web'
export const WEB_PLACE = { channelId: 'page', kind: 'private' } as const

/** @param deliveryId the form's own number, or the program's: sent twice, it is done once. Each person has their own. */
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

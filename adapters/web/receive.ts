// From a visitor and a form to the request that every platform makes.
import type { Request, Said } from '../../src/chat/request.ts'
import type { Visitor } from './options.ts'

export const PLATFORM = 'web'
export const PLACE = { channelId: 'page', kind: 'private' } as const

/** @param deliveryId the form's own number, or the program's: sent twice, it is done once. Each person has their own. */
export const requestOf = ({ userId, name }: Visitor, said: Said, deliveryId: string | null = null): Request => ({
  deliveryId: deliveryId === null ? null : `${userId} ${deliveryId}`,
  who: { platform: PLATFORM, space: '', externalId: userId, name },
  where: PLACE,
  said,
  hasRoom: true,
})

// From a visitor and a form to the request that every platform makes.
import type { Request, Said } from '../../src/chat/request.ts'
import type { Visitor } from './options.ts'

export const PLATFORM = 'web'
export const PLACE = { channelId: 'page', kind: 'private' } as const

/** @param deliveryId the form's own number: sent twice, it is done once */
export const requestOf = ({ userId, name }: Visitor, said: Said, deliveryId: string | null = null): Request => ({
  deliveryId,
  who: { platform: PLATFORM, space: '', externalId: userId, name },
  where: PLACE,
  said,
})

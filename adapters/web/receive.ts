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

/** What a form says: a pressed button's line, or a typed one. Null where it says nothing. */
export function saidBy(fields: Readonly<Record<string, unknown>>): Said | null {
  const { press, line, back } = fields
  if (typeof press === 'string' && press !== '')
    return { kind: 'pressed', line: press, ...(typeof back === 'string' && back !== '' ? { returnTo: back } : {}) }
  return typeof line === 'string' ? { kind: 'typed', line } : null
}

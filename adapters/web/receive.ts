// Builds a request from a visitor and a form.
import type { Request, RequestInput } from '../../src/chat/request.ts'
import type { PushPress } from '../../src/contracts/push.ts'
import type { SessionUser } from '../../src/contracts/sessions.ts'

export const WEB_PLATFORM = 'web'
export const WEB_PLACE = { channelId: 'page', kind: 'private' } as const

/**
 * @param locale what the browser prefers, a BCP 47 tag
 * @param deliveryId the idempotency key of the form or program; each person has their own
 */
export const createWebRequest = (
  { userId, name }: SessionUser,
  said: RequestInput,
  deliveryId: string | null = null,
  locale?: string,
): Request => ({
  deliveryId: deliveryId === null ? null : `${userId} ${deliveryId}`,
  who: { platform: WEB_PLATFORM, space: '', externalId: userId, name, ...(locale === undefined ? {} : { locale }) },
  where: WEB_PLACE,
  input: said,
  showsAllFields: true,
})

/** The first language that a browser asks for with its region: `en-US` of `en-US,en;q=0.9`. */
export const preferredLocale = (acceptLanguage: string | undefined): string | undefined =>
  acceptLanguage
    ?.split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .find((tag) => /^[a-z]{2,3}(?:-[A-Za-z]{4})?-(?:[A-Z]{2}|\d{3})$/i.test(tag))

/** A pressed button of a notification; pressed twice, or another of the same notification, is done once. */
export const createPushPressRequest = ({ userId, name, messageId, line }: PushPress): Request => ({
  deliveryId: `${userId} push ${messageId}`,
  who: { platform: 'push', space: '', externalId: userId, name },
  where: { channelId: 'notification', kind: 'private' },
  input: { kind: 'pressed', line },
})

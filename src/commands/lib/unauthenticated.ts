// What a person without access may do: type a code, and answer the question of a link. Nothing else.
import { ask } from '../../chat/ask.ts'
import { certainCommand, type OpenedRequest } from '../../chat/run/open.ts'
import type { View } from '../../chat/view.ts'
import * as linking from '../../domain/people/linking/index.ts'
import { timeStyleOf } from '../../time/index.ts'
import { linkExpiredView, notAdmittedView } from '../../views/link.ts'
import type { Reader } from '../../views/reader.ts'
import { linkAnswerView } from '../auth/confirm.ts'
import { redeemResultView } from '../auth/redeem.ts'

/** The answer to a person who is not let in; a code they typed counts, right or wrong. */
export async function answerUnauthenticated(
  seeker: linking.LinkActor,
  { request, parsed }: OpenedRequest,
): Promise<View> {
  const meant = certainCommand(parsed)
  const { code, link, answer } = meant?.values ?? {}
  if (meant?.command.name === ask('auth redeem') && code)
    return redeemResultView(await linking.redeemLinkCode(seeker, code), 0)
  if (meant?.command.name === ask('auth confirm') && link && (answer === 'yes' || answer === 'no')) {
    const found = await linking.findRedeemedLink(seeker, link)
    if (!found) return linkExpiredView()
    return linkAnswerView(
      contactReader(seeker),
      request.who.platform,
      await linking.answerLink(seeker, found, answer === 'yes'),
    )
  }
  return notAdmittedView()
}

/** Nothing is known of them but what the platform reports. */
const contactReader = ({ contact, now }: linking.LinkActor): Reader => ({
  zone: contact.zone ?? 'UTC',
  isZoneKnown: contact.zone !== undefined,
  dayStartsAt: '04:00',
  now,
  ...timeStyleOf(contact.locale ?? null),
  clock: 'fixed',
  emoji: 'few',
  isPlain: false,
  showsPoints: false,
})

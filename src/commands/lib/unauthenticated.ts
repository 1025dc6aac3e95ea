// What somebody can do who is not let in: type a code, and say yes or no to the link it asks for. Nothing else.
import type { Catalogue } from '../../chat/command.ts'
import type { Request } from '../../chat/request.ts'
import { known } from '../../chat/run/resolve.ts'
import type { View } from '../../chat/view.ts'
import * as linking from '../../domain/people/linking/index.ts'
import { atTheDoor, tooLate } from '../../views/link.ts'
import type { Reader } from '../../views/reader.ts'
import { confirmed } from '../auth/confirm.ts'
import { redeemed } from '../auth/redeem.ts'

export async function door(catalogue: Catalogue<never>, seeker: linking.Seeker, request: Request): Promise<View> {
  const meant = known(catalogue, request)
  const { code, link, answer } = meant?.values ?? {}
  if (meant?.command.name === 'auth redeem' && code) return redeemed(await linking.redeem(seeker, code), 0)
  if (meant?.command.name === 'auth confirm' && link && (answer === 'yes' || answer === 'no')) {
    const found = await linking.redeemedBy(seeker, link)
    if (!found) return tooLate()
    return confirmed(readerOf(seeker), request.who.platform, await linking.answer(seeker, found, answer === 'yes'))
  }
  return atTheDoor()
}

/** Nothing is known of their day but what the platform says. */
const readerOf = ({ contact, now }: linking.Seeker): Reader => ({
  zone: contact.zone ?? 'UTC',
  isZoneKnown: contact.zone !== undefined,
  dayStartsAt: '04:00',
  now,
  clock: 'fixed',
  emoji: 'few',
  isPlain: false,
  showsPoints: false,
})

// What is signed in to the personal page.
import { item, say, t, type View, view } from '../chat/view.ts'
import { cutText } from '../text.ts'
import type { Section } from './account.ts'
import { moment, type Reader } from './reader.ts'

export interface Device {
  readonly familyId: string
  readonly name: string
  readonly since: Date
  readonly usedAt: Date
}

/** Five are enough to choose from; signing out everywhere needs no list. */
const SHOWN = 5

export function deviceList(reader: Reader, devices: readonly Device[]): Section {
  if (devices.length === 0) return { blocks: [], buttons: [] }
  const more = devices.length - SHOWN
  return {
    blocks: [
      say(t`Signed in to your page:`),
      ...devices.slice(0, SHOWN).map(({ familyId, name, since, usedAt }) =>
        item(t`${name}`, {
          detail: t`since ${moment(reader, since, 'day')}, last used ${moment(reader, usedAt)}`,
          button: {
            label: `Sign out: ${cutText(name, 60).kept}`,
            line: `auth logout session:${familyId}`,
            returnTo: 'auth show',
          },
        }),
      ),
      ...(more > 0 ? [say(t`And ${more} more.`)] : []),
    ],
    buttons: devices.length > 1 ? [{ label: 'Sign out everywhere', line: 'auth logout' }] : [],
  }
}

/** To whoever it is about, in their chat. @param what `set`, `changed` or `removed` */
export const passwordNews = (what: string): View =>
  view(
    what === 'removed'
      ? t`Your password is gone`
      : what === 'changed'
        ? t`Your password changed`
        : t`You have a password`,
    [
      say(
        what === 'removed'
          ? t`Somebody who knew it took it away, on your page.`
          : t`It was set on your page. With your username it signs you in.`,
      ),
      say(t`Was it you? Then all is well. If not, one tap closes every door.`),
    ],
    { buttons: [{ label: 'Not me', line: 'auth logout forget:yes' }] },
  )

// Views of signed-in devices.

import { ask } from '../chat/ask.ts'
import { itemBlock, t, textBlock, type View, view } from '../chat/view.ts'
import type { DisownedPassword, SignedInDevice } from '../contracts/people.ts'
import { cutText } from '../text.ts'
import type { ViewSection } from './account.ts'
import { momentText, type Reader } from './reader.ts'

/** Five are enough to choose from; signing out everywhere needs no list. */
const SHOWN = 5

export function deviceSection(reader: Reader, devices: readonly SignedInDevice[]): ViewSection {
  if (devices.length === 0) return { blocks: [], buttons: [] }
  const more = devices.length - SHOWN
  return {
    blocks: [
      textBlock(t`Signed in to your page:`),
      ...devices.slice(0, SHOWN).map(({ familyId, name, since, usedAt }) =>
        itemBlock(t`${name}`, {
          detail: t`since ${momentText(reader, since, 'day')}, last used ${momentText(reader, usedAt)}`,
          button: {
            label: `Sign out: ${cutText(name, 60).kept}`,
            line: ask('auth logout', { session: familyId }),
            returnTo: ask('auth show'),
          },
        }),
      ),
      ...(more > 0 ? [textBlock(t`And ${more} more.`)] : []),
    ],
    buttons: devices.length > 1 ? [{ label: 'Sign out everywhere', line: ask('auth logout') }] : [],
  }
}

/** To the person concerned, in their chat: their page was opened on a device that was not seen before. */
export const newDeviceView = (reader: Reader, { familyId, name, since }: SignedInDevice): View =>
  view(
    t`New sign-in to your page: ${name}`,
    [
      textBlock(t`${momentText(reader, since)}. Was it you? Then all is well.`),
      textBlock(
        t`If not, one tap signs that device out, and removes your password, and tokens and webhooks made since.`,
      ),
    ],
    { buttons: [{ label: 'Not me', line: ask('auth logout', { session: familyId, forget: 'yes' }) }] },
  )

/** After *Not me*. */
export const deviceDisownedView = (name: string, password: DisownedPassword): View =>
  view(
    t`Signed out: ${name}`,
    [
      textBlock(
        password === 'set since'
          ? t`A password was set after that sign-in. It was removed, and who signed in since then is signed out too.`
          : password === 'there before'
            ? t`Someone else may know your password. It was removed, and who signed in since then is signed out too.`
            : t`It set no password. Codes it may have asked for no longer work.`,
      ),
      textBlock(t`Any tokens and webhooks made since then are gone too.`),
      textBlock(t`It may have read or changed your tasks. If you don't know how it got in, sign out everything.`),
    ],
    {
      buttons: [
        { label: 'Accounts and devices', line: ask('auth show') },
        { label: 'Sign out everything', line: ask('auth logout', { forget: 'yes' }) },
      ],
    },
  )

/**
 * To the person concerned, in their chat.
 * @param what `set`, `changed` or `removed`
 */
export const passwordChangedView = (what: string): View =>
  view(
    what === 'removed'
      ? t`Your password was removed`
      : what === 'changed'
        ? t`Your password was changed`
        : t`You have a password now`,
    [
      textBlock(
        what === 'removed'
          ? t`Someone who knew it removed it on your page.`
          : t`It was set on your page. Together with your username it signs you in.`,
      ),
      textBlock(t`Was it you? Then all is well. If not, one tap signs out every device.`),
    ],
    { buttons: [{ label: 'Not me', line: ask('auth logout', { forget: 'yes' }) }] },
  )

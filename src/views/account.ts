// Views of chat accounts, and of linking them.

import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { AccountLabel, LinkedAccount } from '../contracts/people.ts'
import { momentText, type Reader } from './reader.ts'

/** "Slack: Ann Lee at Acme" */
export const accountText = ({ platform, name, space }: AccountLabel): string =>
  `${platformLabel(platform)}: ${name}${space ? ` at ${space}` : ''}`

/** "Slack" */
export const platformLabel = (platform: string): string =>
  PLATFORMS[platform] ?? platform.charAt(0).toUpperCase() + platform.slice(1)

const PLATFORMS: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord', terminal: 'Terminal' }

/** "Slack: Ann Lee at Acme, offered by Ben": names are people's words. */
export const accountNameText = ({ platform, name, space }: AccountLabel): Text =>
  t`${trustedText(platformLabel(platform))}: ${name}${space ? t` at ${space}` : []}`

/** A section of `auth show` below the accounts, such as devices. */
export type ViewSection = Pick<View, 'blocks' | 'buttons'>

/** The person's accounts, then further sections. */
export function accountListView(
  reader: Reader,
  accounts: readonly LinkedAccount[],
  sections: readonly ViewSection[],
): View {
  return view(
    accounts.length === 1 ? t`One account` : t`One person, ${accounts.length} accounts`,
    [
      ...accounts.map((each) =>
        itemBlock(accountNameText(each), {
          ...detailOf(reader, each),
          ...(accounts.length > 1
            ? { button: { label: 'Unlink', line: ask('auth unlink', { account: each.accountId }) } }
            : {}),
        }),
      ),
      ...(accounts.length > 1
        ? [textBlock(t`Unlink one, and everything stays with the others. The unlinked account starts fresh.`)]
        : []),
      ...sections.flatMap(({ blocks }) => blocks),
    ],
    {
      buttons: [...sections.flatMap(({ buttons }) => buttons)],
    },
  )
}

function detailOf(reader: Reader, { isHere, isClosed, lastSeenAt }: LinkedAccount): { detail?: Text } {
  const detail = joinTexts([
    isHere ? t`you are here` : [],
    isHere || !lastSeenAt ? [] : t`last active ${momentText(reader, lastSeenAt, 'day')}`,
    isClosed ? t`I can't message it` : [],
  ])
  return detail.length > 0 ? { detail } : {}
}

/** Shown to the person who unlinked. */
export const accountUnlinkedView = (account: LinkedAccount, others: readonly AccountLabel[]): View =>
  view(
    t`Unlinked: ${accountNameText(account)}`,
    [
      textBlock(
        t`Everything stays with ${joinTexts(
          others.map((other) => accountNameText(other)),
          ' and ',
        )}.`,
      ),
      textBlock(
        t`${account.isHere ? t`This account` : t`That account`} starts fresh, with an empty Inbox and no reminders.`,
      ),
      textBlock(t`Devices need to sign in again, any password was removed, and the calendar has a new address.`),
    ],
    account.isHere ? {} : { buttons: [{ label: 'Accounts', line: ask('auth show') }] },
  )

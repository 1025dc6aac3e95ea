// Chat accounts, and the way two of them become one person.
import { item, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import { moment, type Reader } from './reader.ts'

/** An account as one would say it. */
export interface AccountName {
  readonly accountId: string
  readonly platform: string
  readonly name: string
  /** The workspace; null where the platform has none. */
  readonly space: string | null
}

export interface Account extends AccountName {
  readonly lastSeenAt: Date | null
  readonly isHere: boolean
  readonly isClosed: boolean
}

/** "Slack: Ann Lee at Acme" */
export const accountText = ({ platform, name, space }: AccountName): string =>
  `${placeName(platform)}: ${name}${space ? ` at ${space}` : ''}`

/** "Slack" */
export const placeName = (platform: string): string =>
  PLATFORMS[platform] ?? platform.charAt(0).toUpperCase() + platform.slice(1)

const PLATFORMS: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord', terminal: 'Terminal' }

/** "Slack: Ann Lee at Acme, offered by Ben": names are somebody's words. */
export const accountSpan = ({ platform, name, space }: AccountName): Text =>
  t`${ours(placeName(platform))}: ${name}${space ? t` at ${space}` : []}`

/** A section of `auth show`: what stands under the accounts, such as devices. */
export type Section = Pick<View, 'blocks' | 'buttons'>

/** Who one is, everywhere: accounts, then whatever sections there are. */
export function accountList(reader: Reader, accounts: readonly Account[], sections: readonly Section[]): View {
  return view(
    accounts.length === 1 ? t`One account` : t`One person, ${accounts.length} accounts`,
    [
      ...accounts.map((each) =>
        item(accountSpan(each), {
          ...detailOf(reader, each),
          ...(accounts.length > 1
            ? { button: { label: 'Unlink', line: `auth unlink account:${each.accountId}` } }
            : {}),
        }),
      ),
      ...(accounts.length > 1
        ? [say(t`Unlinking leaves everything with the others. That account starts afresh.`)]
        : []),
      ...sections.flatMap(({ blocks }) => blocks),
    ],
    {
      buttons: [...sections.flatMap(({ buttons }) => buttons)],
    },
  )
}

function detailOf(reader: Reader, { isHere, isClosed, lastSeenAt }: Account): { detail?: Text } {
  const detail = join([
    isHere ? t`you are here` : [],
    isHere || !lastSeenAt ? [] : t`last heard ${moment(reader, lastSeenAt, 'day')}`,
    isClosed ? t`can't be written to` : [],
  ])
  return detail.length > 0 ? { detail } : {}
}

/** Said to whoever unlinked. */
export const unlinked = (account: Account, others: readonly AccountName[]): View =>
  view(
    t`Unlinked: ${accountSpan(account)}`,
    [
      say(
        t`Everything stays with ${join(
          others.map((other) => accountSpan(other)),
          ' and ',
        )}.`,
      ),
      say(t`${account.isHere ? t`This account` : t`That account`} starts afresh: an empty Inbox, no reminders.`),
      say(t`Devices have to sign in again, a password there was is gone, and the calendar has a new address.`),
    ],
    account.isHere ? {} : { buttons: [{ label: 'Accounts', line: 'auth show' }] },
  )

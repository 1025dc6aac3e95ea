// The words of linking: the code, the two questions, and what came of it.
import { type Button, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import { type AccountName, accountSpan, placeName } from './account.ts'
import { moment, type Reader } from './reader.ts'

/** A code, shown once, to whoever asked for it alone. @param who "Ann Lee", or null for one's own @param first "Ann" */
export const codeShown = (reader: Reader, code: string, until: Date, who: string | null, first = who): View =>
  who === null
    ? view(t`Your code`, [
        say(t`${ours(code)} · once, until ${moment(reader, until, 'time')}.`),
        say(t`In your other account, say: auth redeem ${ours(code)}`),
        say(t`Give it to nobody: both accounts become one person, after a yes from each.`),
        say(t`Everything moves together. Unlinked later, that account starts afresh and the rest stays here.`),
      ])
    : view(t`Code for ${who}`, [
        say(
          t`${ours(code)} · once, until ${moment(reader, until, 'time')}, for ${first ?? who} only. Their tasks stay theirs.`,
        ),
        say(t`In their other account they say: auth redeem ${ours(code)}`),
      ])

/** A code that lets somebody new in. */
export const newcomerCode = (reader: Reader, code: string, until: Date, who: string | null): View =>
  view(t`Code for ${who ?? ours('somebody new')}`, [
    say(t`${ours(code)} · once, until ${moment(reader, until, 'time')}.`),
    say(t`They write to me and say: auth redeem ${ours(code)}`),
  ])

/** To whoever typed the code: both sides by name, whoever offered it, and the way out first in mind. */
export const asksRedeemer = (
  codeId: string,
  lead: AccountName,
  by: string | null,
  redeemer: AccountName,
  others: number,
): View =>
  view(
    t`Link these two?`,
    [
      say(t`${accountSpan(lead)}${by ? t`, offered by ${by}` : []}`),
      say(accountSpan(redeemer)),
      ...(others > 0 ? [say(t`With it ${others} more of your accounts, and all that is in them.`)] : []),
      say(t`Say yes only if you expected this.`),
    ],
    // No `question`: a yes that was meant for something else must not link two people.
    { buttons: yesOrNo(codeId, 'Link', 'Not me') },
  )

export const oneMoreYes = (until: Text, lead: AccountName): View =>
  view(t`One more yes`, [say(t`I asked ${lead.name} in ${ours(placeName(lead.platform))}; until ${until}.`)])

/** To the side the code leads to, on its own platform. */
export const asksLead = (codeId: string, redeemer: AccountName): View =>
  view(t`Is ${ours(placeName(redeemer.platform))}'s ${redeemer.name} you?`, [say(t`Both will show the same tasks.`)], {
    buttons: yesOrNo(codeId, 'Yes, me', 'Not me'),
  })

/** To both. @param accountId the one that came to it @param platform where this is read */
export const linkedHere = (accountId: string, platform: string): View =>
  view(
    t`Linked`,
    [
      say(t`One account now. Devices have to sign in again, and a password there was is gone.`),
      say(t`Unlinked, that account starts afresh and everything stays with the other.`),
    ],
    {
      buttons: [
        ...(HIDES.has(platform) ? [{ label: 'Hide a zone here', line: `zone edit hide-on:${platform}` }] : []),
        { label: 'Unlink', line: `auth unlink account:${accountId}` },
      ],
    },
  )

/** Where a zone can be hidden. */
const HIDES: ReadonlySet<string> = new Set(['slack', 'discord'])

/** To the admin who offered it. @param isLink an account was linked; else somebody new was let in */
export const toldAdmin = (name: string, isLink: boolean): View =>
  isLink ? view(t`${name} is linked.`) : view(t`${name} is in.`, [say(t`Your code let them in.`)])

export const notLinked = (): View =>
  view(t`Not linked`, [say(t`The other side said it was not them. Nothing changed.`)])

export const saidNo = (): View =>
  view(t`Not linked`, [say(t`Nothing changed. The code is used up, whoever has it.`)], {
    buttons: [{ label: 'Accounts', line: 'auth show' }],
  })

export const answeredBefore = (when: Text): View =>
  view(t`Already answered, at ${when}`, [], { buttons: [{ label: 'Accounts', line: 'auth show' }] })

export const tooLate = (): View =>
  view(t`That link is over`, [say(t`A code lasts ten minutes. A new one starts it again.`)], {
    buttons: [{ label: 'New code', line: 'auth link' }],
  })

/** Nobody is told why: unknown, used, too old and for somebody else look alike. */
export const wrongCode = (): View =>
  view(t`That code opens nothing`, [
    say(t`It may be mistyped, used, older than ten minutes, or for somebody else.`),
    say(t`Whoever gave it can make a new one.`),
  ])

export const tooManyTries = (): View =>
  view(t`Too many codes that open nothing`, [say(t`Try again in an hour, with a new one.`)])

export const oneAlready = (): View =>
  view(t`Both are one account already`, [], { buttons: [{ label: 'Accounts', line: 'auth show' }] })

export const insideAlready = (): View =>
  view(t`You are in already`, [say(t`That code is for somebody new. It still works for them.`)])

export const letIn = (): View => view(t`You are in`, [say(t`Type what is on your mind, and I keep it.`)])

export const operatorNow = (): View =>
  view(t`You run this Proxy now`, [say(t`You can administer everybody: people, invitations, the audit.`)], {
    buttons: [
      { label: 'People', line: 'admin people' },
      { label: 'Invite', line: 'auth invite' },
    ],
  })

/** Links that wait for a yes, as a section of `auth show`. @param isChat a yes is said in a chat; a no anywhere */
export const waitingLinks = (
  links: readonly { readonly codeId: string; readonly redeemer: AccountName }[],
  isChat: boolean,
) =>
  links.map(({ codeId, redeemer }) => ({
    blocks: [say(t`Waits for a yes${isChat ? '' : ' in your chat'}: ${accountSpan(redeemer)}`)],
    buttons: yesOrNo(codeId, 'Yes, me', 'Not me').slice(isChat ? 0 : 1),
  }))

/** What somebody hears who is not let in yet. */
export const atTheDoor = (): View =>
  view(t`Proxy is by invitation here`, [
    say(t`Ask an admin for a code: whoever runs this workspace, server or Proxy.`),
    say(t`With it, say: auth redeem CODE`),
  ])

const yesOrNo = (codeId: string, yes: string, no: string): Button[] => [
  { label: yes, line: `auth confirm link:${codeId} answer:yes`, isPrimary: true },
  { label: no, line: `auth confirm link:${codeId} answer:no` },
]

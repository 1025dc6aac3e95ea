// The words of linking: the code, the two questions, and what came of it.
import { type Button, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { type AccountName, accountNameText, platformLabel } from './account.ts'
import { momentText, type Reader } from './reader.ts'

/** A code, shown once, to whoever asked for it alone. @param who "Ann Lee", or null for one's own @param first "Ann" */
export const linkCodeView = (reader: Reader, code: string, until: Date, who: string | null, first = who): View =>
  who === null
    ? view(t`Your code`, [
        textBlock(t`${trustedText(code)} · once, until ${momentText(reader, until, 'time')}.`),
        textBlock(t`In your other account, say: auth redeem ${trustedText(code)}`),
        textBlock(t`Give it to nobody: both accounts become one person, after a yes from each.`),
        textBlock(t`Everything moves together. Unlinked later, that account starts afresh and the rest stays here.`),
      ])
    : view(t`Code for ${who}`, [
        textBlock(
          t`${trustedText(code)} · once, until ${momentText(reader, until, 'time')}, for ${first ?? who} only. Their tasks stay theirs.`,
        ),
        textBlock(t`In their other account they say: auth redeem ${trustedText(code)}`),
      ])

/** A code that lets somebody new in. */
export const newcomerCodeView = (reader: Reader, code: string, until: Date, who: string | null): View =>
  view(t`Code for ${who ?? trustedText('somebody new')}`, [
    textBlock(t`${trustedText(code)} · once, until ${momentText(reader, until, 'time')}.`),
    textBlock(t`They write to me and say: auth redeem ${trustedText(code)}`),
  ])

/** To whoever typed the code: both sides by name, whoever offered it, and the way out first in mind. */
export const redeemerQuestionView = (
  codeId: string,
  lead: AccountName,
  by: string | null,
  redeemer: AccountName,
  others: number,
): View =>
  view(
    t`Link these two?`,
    [
      textBlock(t`${accountNameText(lead)}${by ? t`, offered by ${by}` : []}`),
      textBlock(accountNameText(redeemer)),
      ...(others > 0 ? [textBlock(t`With it ${others} more of your accounts, and all that is in them.`)] : []),
      textBlock(t`Say yes only if you expected this.`),
    ],
    // No `question`: a yes that was meant for something else must not link two people.
    { buttons: yesOrNo(codeId, 'Link', 'Not me') },
  )

export const leadPendingView = (until: Text, lead: AccountName): View =>
  view(t`One more yes`, [
    textBlock(t`I asked ${lead.name} in ${trustedText(platformLabel(lead.platform))}; until ${until}.`),
  ])

/** To the side the code leads to, on its own platform. */
export const leadQuestionView = (codeId: string, redeemer: AccountName): View =>
  view(
    t`Is ${trustedText(platformLabel(redeemer.platform))}'s ${redeemer.name} you?`,
    [textBlock(t`Both will show the same tasks.`)],
    {
      buttons: yesOrNo(codeId, 'Yes, me', 'Not me'),
    },
  )

/** To both. @param accountId the one that came to it @param platform where this is read */
export const linkedView = (accountId: string, platform: string): View =>
  view(
    t`Linked`,
    [
      textBlock(t`One account now. Devices have to sign in again, and a password there was is gone.`),
      textBlock(t`Unlinked, that account starts afresh and everything stays with the other.`),
    ],
    {
      buttons: [
        ...(ZONE_HIDING_PLATFORMS.has(platform)
          ? [{ label: 'Hide a zone here', line: `zone edit hide-on:${platform}` }]
          : []),
        { label: 'Unlink', line: `auth unlink account:${accountId}` },
      ],
    },
  )

/** Where a zone can be hidden. */
const ZONE_HIDING_PLATFORMS: ReadonlySet<string> = new Set(['slack', 'discord'])

/** To the admin who offered it. @param isLink an account was linked; else somebody new was let in */
export const adminNoticeView = (name: string, isLink: boolean): View =>
  isLink ? view(t`${name} is linked.`) : view(t`${name} is in.`, [textBlock(t`Your code let them in.`)])

export const linkDeclinedView = (): View =>
  view(t`Not linked`, [textBlock(t`The other side said it was not them. Nothing changed.`)])

export const linkRefusedView = (): View =>
  view(t`Not linked`, [textBlock(t`Nothing changed. The code is used up, whoever has it.`)], {
    buttons: [{ label: 'Accounts', line: 'auth show' }],
  })

export const linkAlreadyAnsweredView = (when: Text): View =>
  view(t`Already answered, at ${when}`, [], { buttons: [{ label: 'Accounts', line: 'auth show' }] })

export const linkExpiredView = (): View =>
  view(t`That link is over`, [textBlock(t`A code lasts ten minutes. A new one starts it again.`)], {
    buttons: [{ label: 'New code', line: 'auth link' }],
  })

/** Nobody is told why: unknown, used, too old and for somebody else look alike. */
export const invalidCodeView = (): View =>
  view(t`That code opens nothing`, [
    textBlock(t`It may be mistyped, used, older than ten minutes, or for somebody else.`),
    textBlock(t`Whoever gave it can make a new one.`),
  ])

export const tooManyCodesView = (): View =>
  view(t`Too many codes that open nothing`, [textBlock(t`Try again in an hour, with a new one.`)])

export const alreadyLinkedView = (): View =>
  view(t`Both are one account already`, [], { buttons: [{ label: 'Accounts', line: 'auth show' }] })

export const alreadyAdmittedView = (): View =>
  view(t`You are in already`, [textBlock(t`That code is for somebody new. It still works for them.`)])

export const admittedView = (): View => view(t`You are in`, [textBlock(t`Type what is on your mind, and I keep it.`)])

export const operatorGrantedView = (): View =>
  view(t`You run this Proxy now`, [textBlock(t`You can administer everybody: people, invitations, the audit.`)], {
    buttons: [
      { label: 'People', line: 'admin people' },
      { label: 'Invite', line: 'auth invite' },
    ],
  })

/** Links that wait for a yes, as a section of `auth show`. @param isChat a yes is said in a chat; a no anywhere */
export const pendingLinkSections = (
  links: readonly { readonly codeId: string; readonly redeemer: AccountName }[],
  isChat: boolean,
) =>
  links.map(({ codeId, redeemer }) => ({
    blocks: [textBlock(t`Waits for a yes${isChat ? '' : ' in your chat'}: ${accountNameText(redeemer)}`)],
    buttons: yesOrNo(codeId, 'Yes, me', 'Not me').slice(isChat ? 0 : 1),
  }))

/** What somebody hears who is not let in yet. */
export const notAdmittedView = (): View =>
  view(t`Proxy is by invitation here`, [
    textBlock(t`Ask an admin for a code: whoever runs this workspace, server or Proxy.`),
    textBlock(t`With it, say: auth redeem CODE`),
  ])

const yesOrNo = (codeId: string, yes: string, no: string): Button[] => [
  { label: yes, line: `auth confirm link:${codeId} answer:yes`, isPrimary: true },
  { label: no, line: `auth confirm link:${codeId} answer:no` },
]

// Views of linking: the code, both questions, and the results.

import { ask } from '../chat/ask.ts'
import { type Button, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { AccountLabel } from '../contracts/people.ts'
import { accountNameText, platformLabel } from './account.ts'
import { KEEP_HINT } from './keep-hint.ts'
import { momentText, type Reader } from './reader.ts'

/**
 * A code, shown once, privately.
 * @param who "Ann Lee", or null for one's own
 * @param first "Ann"
 */
export const linkCodeView = (reader: Reader, code: string, until: Date, who: string | null, first = who): View =>
  who === null
    ? view(t`Your code`, [
        textBlock(t`${trustedText(code)} · works once, until ${momentText(reader, until, 'time')}.`),
        textBlock(t`In your other account, type: auth redeem ${trustedText(code)}`),
        textBlock(t`Keep it to yourself. After a yes from each account, both become one.`),
        textBlock(
          t`Everything moves together. If you unlink it later, that account starts fresh and the rest stays here.`,
        ),
      ])
    : view(t`Code for ${who}`, [
        textBlock(
          t`${trustedText(code)} · works once, until ${momentText(reader, until, 'time')}, for ${first ?? who} only. Their tasks stay theirs.`,
        ),
        textBlock(t`In their other account they type: auth redeem ${trustedText(code)}`),
      ])

/** A code that admits a new person. */
export const newcomerCodeView = (reader: Reader, code: string, until: Date, who: string | null): View =>
  view(t`Code for ${who ?? trustedText('someone new')}`, [
    textBlock(t`${trustedText(code)} · works once, until ${momentText(reader, until, 'time')}.`),
    textBlock(t`They send me this: auth redeem ${trustedText(code)}`),
  ])

/** The question to the person who typed the code: both sides and the offering admin by name, the safe answer first. */
export const redeemerQuestionView = (
  codeId: string,
  lead: AccountLabel,
  by: string | null,
  redeemer: AccountLabel,
  others: number,
): View =>
  view(
    t`Link these two?`,
    [
      textBlock(t`${accountNameText(lead)}${by ? t`, offered by ${by}` : []}`),
      textBlock(accountNameText(redeemer)),
      ...(others > 0 ? [textBlock(t`This also links ${others} more of your accounts, with everything in them.`)] : []),
      textBlock(t`Say yes only if you expected this.`),
    ],
    // No `question`: a yes meant for something else must not link two people.
    { buttons: yesOrNo(codeId, 'Link', 'Not me') },
  )

export const leadPendingView = (until: Text, lead: AccountLabel): View =>
  view(t`One more yes`, [
    textBlock(
      t`I asked ${lead.name} in ${trustedText(platformLabel(lead.platform))}. The question stays open until ${until}.`,
    ),
  ])

/** To the side the code leads to, on its own platform. */
export const leadQuestionView = (codeId: string, redeemer: AccountLabel): View =>
  view(
    t`Is ${trustedText(platformLabel(redeemer.platform))}'s ${redeemer.name} you?`,
    [textBlock(t`Both will show the same tasks.`)],
    {
      buttons: yesOrNo(codeId, 'Yes, me', 'Not me'),
    },
  )

/**
 * To both.
 * @param accountId the added account
 * @param platform of the reader
 */
export const linkedView = (accountId: string, platform: string): View =>
  view(
    t`Linked`,
    [
      textBlock(t`They are one account now. Devices need to sign in again, and any password was removed.`),
      textBlock(t`If you unlink it, that account starts fresh and everything stays with the other.`),
    ],
    {
      buttons: [
        ...(canHideZone(platform)
          ? [{ label: 'Hide a zone here', line: ask('zone edit', { 'hide-on': platform }) }]
          : []),
        { label: 'Unlink', line: ask('auth unlink', { account: accountId }) },
      ],
    },
  )

/** Platforms on which a zone can be hidden. */
const canHideZone = (platform: string): platform is 'slack' | 'discord' =>
  platform === 'slack' || platform === 'discord'

/**
 * To the admin who offered it.
 * @param isLink an account was linked; else a new person was admitted
 */
export const adminNoticeView = (name: string, isLink: boolean): View =>
  isLink ? view(t`${name} is linked.`) : view(t`${name} is in.`, [textBlock(t`Your code let them in.`)])

export const linkDeclinedView = (): View =>
  view(t`Not linked`, [textBlock(t`The other account said no. Nothing changed.`)])

export const linkRefusedView = (): View =>
  view(t`Not linked`, [textBlock(t`Nothing changed. The code no longer works.`)], {
    buttons: [{ label: 'Accounts', line: ask('auth show') }],
  })

export const linkAlreadyAnsweredView = (when: Text): View =>
  view(t`Already answered, at ${when}`, [], { buttons: [{ label: 'Accounts', line: ask('auth show') }] })

export const linkExpiredView = (): View =>
  view(t`That link has expired`, [textBlock(t`A code lasts ten minutes. Get a new one to start again.`)], {
    buttons: [{ label: 'New code', line: ask('auth link') }],
  })

/** The same answer for unknown, used, expired and other people's codes. */
export const invalidCodeView = (): View =>
  view(t`That code doesn't work`, [
    textBlock(t`It may be mistyped, used, older than ten minutes, or for someone else.`),
    textBlock(t`Ask the person who gave it to you for a new one.`),
  ])

export const tooManyCodesView = (): View =>
  view(t`Too many codes that don't work`, [textBlock(t`Try again in an hour, with a new one.`)])

export const alreadyLinkedView = (): View =>
  view(t`They are already one account`, [], { buttons: [{ label: 'Accounts', line: ask('auth show') }] })

export const alreadyAdmittedView = (): View =>
  view(t`You're already in`, [textBlock(t`That code is for someone new. It still works for them.`)])

export const admittedView = (): View => view(t`You're in`, [textBlock(KEEP_HINT)])

export const operatorGrantedView = (): View =>
  view(
    t`You are an operator of this Proxy now`,
    [textBlock(t`You can manage people and invitations, and read the audit log.`)],
    {
      buttons: [
        { label: 'People', line: ask('admin people') },
        { label: 'Invite', line: ask('auth invite') },
      ],
    },
  )

/**
 * Pending links, as a section of `auth show`.
 * @param isChat a yes is possible in a chat only; a no anywhere
 */
export const pendingLinkSections = (
  links: readonly { readonly codeId: string; readonly redeemer: AccountLabel }[],
  isChat: boolean,
) =>
  links.map(({ codeId, redeemer }) => ({
    blocks: [textBlock(t`Waiting for a yes${isChat ? '' : ' in your chat'}: ${accountNameText(redeemer)}`)],
    buttons: yesOrNo(codeId, 'Yes, me', 'Not me').slice(isChat ? 0 : 1),
  }))

/** The answer to a person without access. */
export const notAdmittedView = (): View =>
  view(t`Proxy is invitation-only here`, [
    textBlock(t`Ask an admin of this workspace, server or Proxy for a code.`),
    textBlock(t`Then type: auth redeem CODE`),
  ])

/** To a visitor of another workspace, where this application is not. @param spaceName of the workspace they visit */
export const visitorView = (spaceName: string | null): View =>
  view(spaceName === null ? t`This Proxy is for another workspace` : t`This Proxy is for people at ${spaceName}`, [
    textBlock(t`You can take part in what is shared here.`),
    textBlock(t`For tasks of your own, ask for Proxy in your workspace.`),
  ])

const yesOrNo = (codeId: string, yes: string, no: string): Button[] => [
  { label: yes, line: ask('auth confirm', { link: codeId, answer: 'yes' }), isPrimary: true },
  { label: no, line: ask('auth confirm', { link: codeId, answer: 'no' }) },
]

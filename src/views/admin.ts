// What admins see: who is there, what was done. Never anybody's tasks.
import { itemBlock, joinTexts, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { momentText, type Reader } from './reader.ts'

export interface SpaceMemberLine {
  /** Of the account. */
  readonly id: string
  readonly name: string
  readonly state: 'in' | 'off' | 'knocked'
}

const STATES = { off: trustedText('switched off'), knocked: trustedText('asked to be let in') } as const

/** @param more how many are not shown @param isOpen where only those can be found whom somebody names */
export function spaceMemberListView(
  people: readonly SpaceMemberLine[],
  more: number,
  next: string | null,
  isOpen: boolean,
): View {
  return view(
    t`People here: ${people.length + more}`,
    [
      ...people.map(({ id, name, state }) =>
        itemBlock(t`${name}`, {
          ...(state === 'in' ? {} : { detail: STATES[state] }),
          button:
            state === 'knocked'
              ? { label: 'Invite', line: `auth invite person:${id}` }
              : state === 'in'
                ? { label: 'Switch off', line: `admin set person:${id} active:no` }
                : { label: 'Switch on', line: `admin set person:${id} active:yes` },
        }),
      ),
      ...(isOpen
        ? [textBlock(t`Discord tells me nobody's servers: only members you name are found, ten at most.`)]
        : []),
    ],
    {
      buttons: [
        ...(next === null ? [] : [{ label: `${more} more`, line: next }]),
        { label: 'Audit', line: 'admin audit' },
      ],
    },
  )
}

export function memberSwitchedView(
  name: string,
  id: string,
  isActive: boolean,
  how: 'done' | 'apart' | 'here' | 'already',
): View {
  const back = isActive
    ? { label: 'Switch off', line: `admin set person:${id} active:no` }
    : { label: 'Switch on', line: `admin set person:${id} active:yes` }
  const title = t`${name} is ${trustedText(how === 'already' ? 'already ' : '')}switched ${trustedText(isActive ? 'on' : 'off')}`
  if (how === 'already') return view(title, [], { buttons: [back] })
  if (how === 'here') {
    const elsewhere = t`In direct messages and in other servers everything of theirs stays as it is.`
    return view(t`${title} in this server`, [textBlock(t`From their next line on. ${elsewhere}`)], { buttons: [back] })
  }
  return view(
    title,
    [
      textBlock(
        isActive ? t`From their next line on.` : t`From their next line on, reminders included. Nothing is deleted.`,
      ),
      ...(how === 'apart'
        ? [textBlock(t`Only here: what they have elsewhere stays theirs, without this account.`)]
        : []),
    ],
    { buttons: [back] },
  )
}

/** What whoever is switched off is answered, whatever they say. */
export const accountDisabledView = (): View => view(t`This account is switched off. An admin here can switch it on.`)

export const disabledOnServerView = (): View =>
  view(t`An admin switched me off for you in this server. In direct messages and elsewhere I am there for you as ever.`)

export interface AuditLine {
  readonly action: string
  readonly actor: string | null
  readonly subject: string | null
  readonly at: Date
}

export const auditListView = (reader: Reader, lines: readonly AuditLine[], more: number, next: string | null): View =>
  view(
    lines.length === 0 ? t`Nothing was done yet` : t`What was done`,
    lines.map(({ action, actor, subject, at }) =>
      itemBlock(joinTexts([trustedText(capital(action)), subject ? t`${subject}` : []]), {
        detail: joinTexts([momentText(reader, at), actor && actor !== subject ? t`by ${actor}` : []]),
      }),
    ),
    { buttons: next === null ? [] : [{ label: `${more} more`, line: next }] },
  )

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

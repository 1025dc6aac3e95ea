// Views for admins: who is there, what was done. Never tasks.

import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { AuditEvent } from '../contracts/people.ts'
import { momentText, type Reader } from './reader.ts'

export interface SpaceMemberLine {
  /** Of the account. */
  readonly id: string
  readonly name: string
  readonly state: 'in' | 'off' | 'knocked'
}

const STATES = { off: trustedText('switched off'), knocked: trustedText('asked to join') } as const

/**
 * @param more number not shown
 * @param isOpen if people can only be found by naming them
 */
export function spaceMemberListView(
  people: readonly SpaceMemberLine[],
  more: number,
  next: CommandLine | null,
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
              ? { label: 'Invite', line: ask('auth invite', { person: id }) }
              : state === 'in'
                ? { label: 'Switch off', line: ask('admin set', { person: id, active: 'no' }) }
                : { label: 'Switch on', line: ask('admin set', { person: id, active: 'yes' }) },
        }),
      ),
      ...(isOpen
        ? [textBlock(t`Discord doesn't tell me who is in a server, so I only find members you name, ten at most.`)]
        : []),
    ],
    {
      buttons: [
        ...(next === null ? [] : [{ label: `${more} more`, line: next }]),
        { label: 'Settings', line: ask('admin settings') },
        { label: 'Audit', line: ask('admin audit') },
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
    ? { label: 'Switch off', line: ask('admin set', { person: id, active: 'no' }) }
    : { label: 'Switch on', line: ask('admin set', { person: id, active: 'yes' }) }
  const title = t`${name} is ${trustedText(how === 'already' ? 'already ' : '')}switched ${trustedText(isActive ? 'on' : 'off')}`
  if (how === 'already') return view(title, [], { buttons: [back] })
  if (how === 'here') {
    const elsewhere = t`Nothing changes for them in direct messages and other servers.`
    return view(t`${title} in this server`, [textBlock(t`From their next message. ${elsewhere}`)], { buttons: [back] })
  }
  return view(
    title,
    [
      textBlock(
        isActive ? t`From their next message.` : t`From their next message, reminders included. Nothing is deleted.`,
      ),
      ...(how === 'apart'
        ? [textBlock(t`Only here. What they have elsewhere stays theirs, without this account.`)]
        : []),
    ],
    { buttons: [back] },
  )
}

/** The answer to a deactivated person, whatever they ask. */
export const accountDisabledView = (): View => view(t`This account is switched off. An admin here can switch it on.`)

export const disabledOnServerView = (): View =>
  view(t`An admin switched me off for you in this server. I still work for you in direct messages and elsewhere.`)

export const auditListView = (
  reader: Reader,
  lines: readonly AuditEvent[],
  more: number,
  next: CommandLine | null,
): View =>
  view(
    lines.length === 0 ? t`The audit log is empty` : t`Audit log`,
    lines.map(({ action, actor, subject, at }) =>
      itemBlock(joinTexts([trustedText(capital(action)), subject ? t`${subject}` : []]), {
        detail: joinTexts([momentText(reader, at), actor && actor !== subject ? t`by ${actor}` : []]),
      }),
    ),
    { buttons: next === null ? [] : [{ label: `${more} more`, line: next }] },
  )

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

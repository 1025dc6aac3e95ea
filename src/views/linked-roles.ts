// Linked roles: what a server may look at, whether that is on, and how it ends.
import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, linkSpan, type Text, t, textBlock, type View, view } from '../chat/view.ts'
import type { EffortNumbers, LinkedRoleStatus } from '../contracts/linked-roles.ts'
import { formatMinutes } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'

/** What it is, for those who have not switched it on. @param link where that is done; null: on this page, below */
export const rolesOffView = (link: { readonly url: string; readonly minutes: number } | null): View =>
  view(t`Discord roles for effort are off`, [
    textBlock(
      t`A Discord server can give a role for effort. Switched on, Discord gets three numbers of yours about the last 30 days: days with effort, focus minutes, and steps done.`,
    ),
    textBlock(
      t`Numbers only, never a task, a time or a name. Discord shows them to servers you are in, and others there may see them. What you hide from Discord isn't counted.`,
    ),
    ...(link === null
      ? []
      : [
          textBlock([...t`Switch it on here: `, linkSpan(link.url)]),
          textBlock(t`The link is for you alone: it works once, for ${link.minutes} minutes.`),
        ]),
  ])

/** @param isSwitchedOff the operator has switched linked roles off since */
export const rolesOnView = (reader: Reader, links: readonly LinkedRoleStatus[], isSwitchedOff: boolean): View =>
  view(
    t`Discord roles for effort are on`,
    [
      ...links.map((link) => itemBlock(t`${link.account} on Discord`, { detail: statusText(reader, link) })),
      textBlock(
        isSwitchedOff
          ? t`Proxy can't reach them any more: the person who runs it has switched this off. You can also take the permission away in Discord: User Settings, Authorized Apps.`
          : t`Discord hears of new numbers once a day, or sooner when they change a lot. What a role needs is set by each server.`,
      ),
    ],
    { buttons: [{ label: 'Switch it off', line: ask('me roles', { do: 'off' }) }] },
  )

export const rolesEndedView = (): View =>
  view(t`Your effort isn't shown on Discord any more`, [
    textBlock(t`Discord is told to delete your numbers and Proxy's permission, again and again until it has heard.`),
    textBlock(t`A role you have because of them may go.`),
  ])

export const rolesAlreadyOffView = (): View => view(t`No change: nothing of yours is shown on Discord`)

function statusText(reader: Reader, { shown, shownAt, failures }: LinkedRoleStatus): Text {
  const numbers = shown && shownAt ? [effortText(shown), t`told ${momentText(reader, shownAt)}`] : [t`nothing told yet`]
  return joinTexts([...numbers, ...(failures > 0 ? [t`Discord didn't answer, I'll try again`] : [])])
}

const effortText = ({ days, focusMinutes, done }: EffortNumbers): Text =>
  t`${days} ${days === 1 ? 'day' : 'days'} with effort, ${formatMinutes(focusMinutes)} of focus, ${done} ${done === 1 ? 'step' : 'steps'} done`

// Views of the calendars a person reads in. An address is never shown, only its host.
import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { Calendar } from '../models/calendar.ts'
import { localDay } from '../time/index.ts'
import { dayText, momentText, type Reader } from './reader.ts'
import { titleLabel } from './title-label.ts'

const SHOW = { label: 'Calendars', line: ask('calendar show') } as const

export function calendarAddedView(
  reader: Reader,
  calendar: Calendar,
  state: 'added' | 'already' | 'renewed',
  hasPassword: boolean,
): View {
  if (state === 'already')
    return view(t`You already have this one: ${calendar.name}`, [textBlock(stateText(reader, calendar, 0))], {
      buttons: [SHOW],
    })
  if (state === 'renewed')
    return view(t`Password saved: ${calendar.name}`, [textBlock(t`I’m reading it now.`), textBlock(SECRET_ACCOUNT)], {
      buttons: [SHOW],
    })
  return view(
    t`Calendar added: ${calendar.name}`,
    [
      textBlock(t`I’m reading it now, and again every half hour. Ask “what now?” and I’ll know when you’re busy.`),
      textBlock(
        calendar.is_titled
          ? t`I keep when you’re busy, and the titles. I change nothing in it.`
          : t`I keep only when you’re busy, no titles. I change nothing in it.`,
      ),
      textBlock(hasPassword ? SECRET_ACCOUNT : SECRET_ADDRESS),
    ],
    { buttons: [SHOW] },
  )
}

const SECRET_ADDRESS = t`The address is stored encrypted and never shown again. If you can, delete the message that has it.`
const SECRET_ACCOUNT = t`The password is stored encrypted and never shown again. If it stands in a message, delete that.`

/** A calendar, and how many busy times lie ahead. */
export interface ListedCalendar {
  readonly calendar: Calendar
  readonly busyCount: number
}

export function calendarListView(reader: Reader, all: readonly ListedCalendar[], hiddenCount: number): View {
  const hidden =
    hiddenCount > 0
      ? [textBlock(t`And ${hiddenCount} personal ${trustedText(hiddenCount === 1 ? 'calendar' : 'calendars')}.`)]
      : []
  const add = { label: 'Add calendar', line: ask('calendar add') }
  if (all.length === 0)
    return view(
      t`No calendars yet`,
      [
        textBlock(t`Add one by its private address, and “what now?” fits the time before your next appointment.`),
        textBlock(
          t`Google: “Secret address in iCal format”. Outlook: “Publish a calendar”, ICS. iCloud: “Public calendar”.`,
        ),
        textBlock(
          t`Or a CalDAV account (iCloud, Fastmail, Nextcloud) by its address, your user name and an app password.`,
        ),
        ...hidden,
      ],
      { buttons: [add] },
    )
  return view(
    t`Calendars: ${all.length}`,
    [
      ...all.map(({ calendar, busyCount }) =>
        itemBlock(t`${calendar.name}`, {
          detail: joinTexts([trustedText(calendar.host), stateText(reader, calendar, busyCount)]),
          line: ask('calendar edit', { calendar: calendar.calendar_id }),
        }),
      ),
      ...hidden,
    ],
    {
      buttons: [
        { label: 'Refresh', line: ask('calendar refresh') },
        add,
        ...all.map(({ calendar }) => ({
          label: all.length === 1 ? 'Remove' : `Remove ${titleLabel(calendar.name)}`,
          line: ask('calendar remove', { calendar: calendar.calendar_id }),
        })),
      ],
    },
  )
}

function stateText(reader: Reader, calendar: Calendar, busyCount: number): Text {
  if (calendar.failed_at !== null)
    return t`could not be read since ${momentText(reader, calendar.failed_at)}: ${trustedText(failureText(calendar.failure))}. ${trustedText(adviceText(calendar.failure))}`
  if (calendar.fetched_at === null) return trustedText('not read yet')
  const count = busyCount === 1 ? '1 busy time' : `${busyCount} busy times`
  return t`${trustedText(count)} ahead, read ${momentText(reader, calendar.fetched_at)}`
}

/** Why a calendar can't be read, in a few words. */
const failureText = (failure: string | null): string => FAILURES[failure ?? ''] ?? 'something went wrong here'

const FAILURES: Readonly<Record<string, string>> = {
  private: 'its address is in a private network',
  unreachable: 'its server doesn’t answer',
  timeout: 'its server takes too long',
  'too large': 'it is too large',
  redirects: 'its address leads elsewhere',
  address: 'its address doesn’t work',
  refused: 'its server refuses the address, or the password',
  gone: 'its address no longer exists',
  'no calendar': 'what’s there is no calendar',
  'too complicated': 'it is too complicated to read',
  key: 'its address can no longer be decrypted, so please add it again',
}

/** What a person can do about it, in a sentence; where it may pass by itself, nothing. */
const adviceText = (failure: string | null): string => ADVICE[failure ?? ''] ?? 'I’ll keep trying, quietly.'

const ADVICE: Readonly<Record<string, string>> = {
  private: 'The person who runs this has to allow calendars of private networks.',
  'too large': 'Add a calendar with less in it.',
  redirects: 'Open it in a browser, and add the address it leads to.',
  address: 'Copy it again from your calendar’s settings, and add it here.',
  refused:
    'Make a new private address or app password in your calendar’s settings, and add the calendar again with it.',
  gone: 'Make a new private address in your calendar’s settings, add it here, and remove this one.',
  'no calendar': 'Add the address that ends in .ics, not that of the page that shows it.',
  'too complicated': 'Add a calendar with less in it.',
}

export const calendarSavedView = (calendar: Calendar, happened: boolean): View =>
  view(t`${trustedText(happened ? 'Saved' : 'No change')}: ${calendar.name}`, [], { buttons: [SHOW] })

export const calendarRemovedView = (calendar: Calendar): View =>
  view(t`Calendar removed: ${calendar.name}`, [textBlock(t`Its busy times are deleted; its address too, in a day.`)], {
    buttons: [SHOW],
  })

export function calendarRefreshView(all: readonly Calendar[], count: number): View {
  if (all.length === 0)
    return view(t`No calendars yet`, [], { buttons: [{ label: 'Add calendar', line: ask('calendar add') }] })
  if (count === 0)
    return view(t`Read a moment ago`, [textBlock(t`Nothing to do. Try again in a minute.`)], { buttons: [SHOW] })
  return view(t`Reading ${trustedText(count === 1 ? 'it' : `${count} calendars`)} again`, [], { buttons: [SHOW] })
}

/** Said once: at once where an address that was given is no good, else when a calendar could not be read for a day. */
export function calendarFailingView(
  reader: Reader,
  calendar: Pick<Calendar, 'calendar_id' | 'failure'>,
  name: string | null,
  since: Date,
): View {
  const day = dayText(reader, localDay(since, reader.zone, '00:00'))
  return view(
    name === null
      ? t`One of your calendars could not be read since ${day}.`
      : t`Your calendar ${name} could not be read since ${day}.`,
    [
      textBlock(
        t`The reason: ${trustedText(failureText(calendar.failure))}. ${trustedText(adviceText(calendar.failure))}`,
      ),
    ],
    { buttons: [SHOW, { label: 'Remove', line: ask('calendar remove', { calendar: calendar.calendar_id }) }] },
  )
}

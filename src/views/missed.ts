// The view of what was due, and what was reminded of, while the person was away.
import { ask } from '../chat/ask.ts'
import { type ItemBlock, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { momentText, type Reader } from './reader.ts'

export interface MissedDetails {
  /** UTC. */
  readonly since: Date
  /** The person was here a moment ago: the time before is meant. */
  readonly isYesterday: boolean
  readonly items: readonly ItemBlock[]
  readonly hasMore: boolean
  /** What was said of other things and is open, oldest first. */
  readonly reminders: readonly { readonly title: string; readonly at: Date }[]
}

/** As many names as are read at a glance. */
const NAMED = 5

export function missedSinceView(reader: Reader, about: MissedDetails): View {
  const { items, reminders, hasMore } = about
  const since = about.isYesterday ? trustedText('yesterday') : momentText(reader, about.since)
  const what = { label: 'What now?', line: ask('task suggest') }
  if (items.length === 0 && reminders.length === 0)
    return view(t`You missed nothing. Nothing was due since ${since}.`, [], { buttons: [what] })
  return view(
    t`Since ${since}`,
    [
      ...(items.length > 0 ? [textBlock(trustedText('These were due and are still open.')), ...items] : []),
      ...(hasMore ? [textBlock(trustedText('and more'))] : []),
      ...(reminders.length > 0
        ? [textBlock(t`Reminders you haven’t answered: ${reminderNames(reader, reminders)}`)]
        : []),
    ],
    {
      buttons: [what, ...(items.length > 1 ? [{ label: 'Fresh start', line: ask('ritual fresh') }] : [])],
    },
  )
}

/** "Floss (Fri 6 March, 22:00), Meds (2 times)": each thing once. */
function reminderNames(reader: Reader, reminders: MissedDetails['reminders']): Text {
  const titles = [...new Set(reminders.map(({ title }) => title))]
  const named = titles.slice(0, NAMED).map((title) => {
    const own = reminders.filter((each) => each.title === title)
    const [first] = own
    return own.length === 1 && first ? t`${title} (${momentText(reader, first.at)})` : t`${title} (${own.length} times)`
  })
  const more = titles.length - named.length
  return joinTexts([...named, ...(more > 0 ? [trustedText(`${more} more`)] : [])], ', ')
}

// Several things for one person at one time are one message.
import { type Button, item, t, type View, view } from '../../chat/view.ts'
import { type Due, whyButton } from '../nudge.ts'
import { MINUTE } from '../outbox/index.ts'

/** One to be said, in words. */
export interface Spoken {
  readonly due: Due
  readonly view: View
}

/** What goes into one message: the first carries the others. */
export interface Bundle {
  readonly carrier: Spoken
  readonly others: readonly Spoken[]
}

/** Lines of a bundle before "2 more". */
const LINES = 3

/**
 * Offered ones that are said now become one message; timed ones only where they are due in the same minute. A question
 * ("fewer?") stays alone.
 */
export function bundles(spoken: readonly Spoken[], isAlone: (one: Spoken) => boolean): Bundle[] {
  const groups = new Map<string, Spoken[]>()
  for (const one of spoken) {
    const { row } = one.due
    const minute = Math.floor(row.due_at.getTime() / MINUTE)
    const key = isAlone(one)
      ? row.nudge_id
      : `${row.user_id} ${row.account_id} ${row.is_timed ? minute : 'offered'} ${row.is_timed ? row.priority : ''}`
    const group = groups.get(key) ?? []
    group.push(one)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap((group) => {
    const [carrier, ...others] = group.toSorted((a, b) => weight(b, group) - weight(a, group))
    return carrier ? [{ carrier, others }] : []
  })
}

/** The message of a bundle: the carrier's own where it is alone or has items, else a list with a button for each. */
export function viewOf({ carrier, others }: Bundle): View {
  if (others.length === 0) return carrier.view
  if (carrier.view.blocks.length > 0)
    return { ...carrier.view, blocks: [...carrier.view.blocks, ...lines(others.slice(0, LINES), others.length)] }
  const all = [carrier, ...others]
  return view(t`${all.length} things now`, lines(all.slice(0, LINES), all.length), {
    buttons: [whyButton(carrier.due)],
  })
}

/** Whoever carried it before still does, so that a repetition is the same message; else the one with most to show. */
const weight = ({ due: { row }, view: { blocks } }: Spoken, group: readonly Spoken[]): number =>
  (group.some(({ due }) => due.row.bundle_id === row.nudge_id) ? 100 : 0) + blocks.length

const lines = (some: readonly Spoken[], count: number) => [
  ...some.map(({ view: { title, buttons } }) => {
    const first: Button | undefined = buttons[0]
    return item(title, first ? { button: first } : {})
  }),
  ...(count > some.length
    ? [item(t`${count - some.length} more`, { button: { label: 'Show all', line: 'me home' } })]
    : []),
]

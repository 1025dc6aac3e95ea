// The one message that several reminders of a person share.
import { ask } from '../../chat/ask.ts'
import { type Button, itemBlock, plainText, t, trustedText, type View, view } from '../../chat/view.ts'
import { titleLabel } from '../../views/title-label.ts'
import type { Bundle, ComposedNudge } from './group-bundles.ts'

/** Buttons of a bundle; where there are more, those that every reminder has are behind one. */
const MAX_BUTTONS = 5

/** Lines of a bundle before "2 more". */
const MAX_BUNDLE_LINES = 3

/** The message of a bundle: the carrier's own where it is alone or has items, else a list with a button for each. */
export function bundleView({ carrier, others }: Bundle): View {
  if (others.length === 0) return carrier.view
  if (carrier.view.blocks.length > 0)
    return {
      ...carrier.view,
      blocks: [...carrier.view.blocks, ...bundleLines(others.slice(0, MAX_BUNDLE_LINES), others.length)],
      buttons: fewButtons(carrier, carrier.view.buttons, others.slice(0, MAX_BUNDLE_LINES)),
      typedButtons: typedButtonsOf(others),
    }
  const all = [carrier, ...others]
  return view(
    t`${trustedText(NUMBER_WORDS[all.length] ?? String(all.length))} reminders`,
    bundleLines(all.slice(0, MAX_BUNDLE_LINES), all.length),
    {
      buttons: fewButtons(carrier, [], all.slice(0, MAX_BUNDLE_LINES)),
      typedButtons: typedButtonsOf(all),
    },
  )
}

/** Those of the carrier, and of the others what fits: answers such as energy 1, 2, 3 stay, the rest is one tap away. */
function fewButtons({ due }: ComposedNudge, own: readonly Button[], some: readonly ComposedNudge[]): readonly Button[] {
  const all = [...own, ...bundleButtons(some)]
  if (all.length <= MAX_BUTTONS) return all
  const answers = bundleButtons(some.filter(({ view: { buttons } }) => !leadingButton(buttons))).filter(
    ({ line }) => !line.startsWith('nudge why '),
  )
  const rest: Button = { label: 'More', line: ask('nudge show', { nudge: due.row.nudge_id }) }
  return [...own, ...answers.slice(0, Math.max(0, MAX_BUTTONS - own.length - 1)), rest]
}

/** Each reminder's own buttons can be typed, though only the first of each is drawn. */
const typedButtonsOf = (all: readonly ComposedNudge[]): readonly Button[] =>
  all.flatMap(({ view: { title, buttons } }) => {
    const about = nameOf(title)
    return buttons.map((button) => ({ ...button, about }))
  })

/**
 * The choices of each reminder that its line doesn't show, with its name: "In 10 min: call gp". Where none is the first
 * choice (energy 1, 2, 3), all of them.
 */
const bundleButtons = (some: readonly ComposedNudge[]): readonly Button[] =>
  some.flatMap(({ view: { title, buttons } }) =>
    buttons.slice(leadingButton(buttons) ? 1 : 0).map((button) => ({
      ...button,
      isPrimary: false,
      label: `${button.label}: ${titleLabel(nameOf(title))}`,
    })),
  )

/** The button drawn beside a line: the first, if it is the main one. */
const leadingButton = ([first]: readonly Button[]): Button | undefined => (first?.isPrimary ? first : undefined)

/** "call gp, 09:00" of its title, without what follows. */
const nameOf = (title: View['title']): string => plainText(title).replace(/[.?](?: .*)?$/, '')

const bundleLines = (some: readonly ComposedNudge[], count: number) => [
  ...some.map(({ view: { title, buttons } }) => {
    const first = leadingButton(buttons)
    return itemBlock(title, first ? { button: first } : {})
  }),
  ...(count > some.length
    ? [itemBlock(t`${count - some.length} more`, { button: { label: 'Show all', line: ask('me home') } })]
    : []),
]

const NUMBER_WORDS: readonly string[] = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
]

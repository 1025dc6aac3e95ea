// The reminders of one message, each with the way to all its choices.
import { ask } from '../chat/ask.ts'
import { itemBlock, t, trustedText, type View, view } from '../chat/view.ts'
import { titleLabel } from './title-label.ts'

/** A reminder that came with others. */
interface BundledReminder {
  readonly nudge: { readonly nudge_id: string }
  readonly schedule: { readonly kind: string }
  readonly subject: string | null
}

/** One line each; its button shows it alone. */
export const nudgeChoicesView = (all: readonly BundledReminder[]): View =>
  view(
    t`Which one?`,
    all.map(({ nudge, schedule, subject }) => {
      const name = subject ?? schedule.kind
      return itemBlock(subject === null ? trustedText(name) : t`${name}`, {
        button: {
          label: `Choices: ${titleLabel(name)}`,
          line: ask('nudge show', { nudge: nudge.nudge_id, alone: 'yes' }),
        },
      })
    }),
  )

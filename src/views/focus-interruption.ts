// Views of an interruption of focus: the noted place, what it may have been, and the count of them.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../chat/view.ts'
import type { InterruptionCause, InterruptionCounts } from '../contracts/days.ts'
import { type FocusDetails, focusCard } from './focus.ts'

/** The causes of an interruption, as a person reads them. */
export const CAUSE_LABELS: Readonly<Record<InterruptionCause, string>> = {
  someone: 'Someone',
  phone: 'Phone',
  message: 'Message',
  noise: 'Noise',
  thought: 'Own thought',
  else: 'Something else',
}
/** Offered as buttons; the others can be typed. */
const OFFERED_CAUSES = ['someone', 'phone', 'thought'] as const

/** Interrupted: asks for the place, which the next typed line answers, and offers what it may have been. */
export function focusInterruptedView(
  about: FocusDetails,
  {
    interruption,
    state,
  }: {
    readonly interruption: {
      readonly interruption_id: string
      readonly bookmark: string | null
      readonly cause: string | null
    }
    readonly state: 'counted' | 'noted' | 'asked'
  },
): View {
  const { interruption_id, bookmark, cause } = interruption
  const named = Object.entries(CAUSE_LABELS).find(([each]) => each === cause)?.[1]
  const buttons: Button[] = [
    { label: "I'm back", line: ask('focus show'), isPrimary: true },
    { label: 'Stop', line: ask('focus stop') },
    ...(named
      ? []
      : OFFERED_CAUSES.map((each) => ({
          label: CAUSE_LABELS[each],
          line: ask('focus interrupt', { interruption: interruption_id, cause: each }),
        }))),
  ]
  const card = focusCard(about.session)
  const by = named ? t`Interrupted: ${trustedText(named.toLowerCase())}` : t`Interrupted`
  if (bookmark !== null)
    return view(
      named ? t`${by}. Place saved` : t`Place saved`,
      [textBlock(t`“${bookmark}”. The timer keeps running.`)],
      {
        buttons,
        card,
      },
    )
  return view(
    state === 'asked' ? t`Already noted` : by,
    [
      textBlock(
        typedHint(
          'Where were you? Your next message saves the place. The timer keeps running.',
          'Where were you? The timer keeps running.',
        ),
      ),
    ],
    {
      buttons,
      card,
      asks: { line: ask('focus interrupt', { interruption: interruption_id }), into: 'where', label: 'Save my place' },
    },
  )
}

/** “7 (4 phone, 2 someone, 1 not said)”: what interrupted focus. */
export function interruptionsText({ total, byCause, unnamed }: InterruptionCounts): Text {
  const parts = [...byCause]
    .toSorted(([, one], [, other]) => other - one)
    .map(([cause, count]) => t`${count} ${trustedText(CAUSE_LABELS[cause].toLowerCase())}`)
  if (parts.length === 0) return t`${total}`
  return t`${total} (${joinTexts([...parts, ...(unnamed > 0 ? [t`${unnamed} not said`] : [])], ', ')})`
}

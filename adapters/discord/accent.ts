// The colour at the edge of a message.
import type { View } from '../../src/chat/view.ts'

/** The colour at the edge says what kind of thing this is; nothing depends on it, and none is red. */
export const accentOf = ({ card, question, asks }: View): number => {
  if (card && RUNNING_KINDS.has(card.kind)) return ACCENTS.running
  if (question || asks) return ACCENTS.question
  return card ? ACCENTS.thing : ACCENTS.other
}

/** What goes on while it is shown. */
const RUNNING_KINDS: ReadonlySet<string> = new Set(['focus', 'session', 'room', 'step'])
const ACCENTS = { running: 0x4f9d83, question: 0x8a7cc4, thing: 0x4a84b8, other: 0x8795a1 } as const

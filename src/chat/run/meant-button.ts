// “Again” below the end of a session, “skip” below an offer: words that mean a button of what spoke first, though its label has
// others.
import type { LabelledLine, ReplyMeanings } from '../../contracts/conversation.ts'
import type { View } from '../view.ts'
import { languageOf } from './references.ts'
import type { Execution } from './run-command.ts'
import { runTypedButton } from './typed-buttons.ts'

/** The button of what spoke first that these words mean, though its label has others: “again”, “skip”. */
export function findMeantButton<Me>(
  execution: Execution<Me>,
  { labelled, shown = [] }: ReplyMeanings,
  line: string,
): LabelledLine | null {
  const [newest] = shown
  const minutesAgo = newest?.minutesAgo ?? 0
  const isUnasked = newest?.isUnasked === true && minutesAgo <= UNASKED_MINUTES
  const language = isUnasked || minutesAgo <= ANSWER_MINUTES ? languageOf(execution) : undefined
  for (const label of language?.labelsMeant(line, isUnasked) ?? []) {
    const [only, second] = labelled.filter((button) => language?.labelKey(button.label) === label)
    if (only) return second ? null : only
  }
  // “5 min” below “5 min break”: the only label with that number.
  const minutes = isUnasked ? language?.lengthAlone(line) : undefined
  const [only, second] = labelled.filter(
    ({ label }) => minutes !== undefined && language?.lengthOfLabel(label) === minutes,
  )
  return only && !second ? only : null
}

/** For so long what spoke first is answered without its labels. */
const UNASKED_MINUTES = 180
/** And for so long what was asked for. */
const ANSWER_MINUTES = 15

/** Runs that button. @throws ButtonRefusedError */
export async function runMeantButton<Me>(
  execution: Execution<Me>,
  recalled: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const button = findMeantButton(execution, recalled, line)
  return button && runTypedButton(execution, button)
}

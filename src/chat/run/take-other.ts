// Suggestions that were not what was wanted: others, also after one of them was started.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import type { View } from '../view.ts'
import { CHOICE_MINUTES, languageOf, UNDO_LINE } from './references.ts'
import type { Execution } from './run-command.ts'
import { runTypedButton, runTypedLabel } from './typed-buttons.ts'

/**
 * “Not that one”, “something else” below suggestions shows others; below one that was just started it takes that back
 * first. Null where the line asks for no others, or nothing was suggested.
 */
export async function showOtherSuggestions<Me>(
  execution: Execution<Me>,
  recalled: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const language = languageOf(execution)
  if (!language?.isOtherWanted(line)) return null
  const { others: othersLabel } = language.buttonLabels
  const { labelled, earlier = [], shown = [] } = recalled
  const [newest, before] = shown
  const acted = newest?.acted
  const isFresh = acted !== undefined && (newest?.minutesAgo ?? 0) <= CHOICE_MINUTES
  if (!isFresh || !before?.things.some(({ id }) => acted.line.includes(id)))
    return runTypedLabel(execution, recalled, othersLabel, true)
  const others = earlier[0]?.find(({ label }) => label === othersLabel)
  const undo = labelled.findLast(({ line: own }) => UNDO_LINE.test(own))
  return others && undo ? runTypedButton(execution, { line: undo.line, returnTo: others.line }) : null
}

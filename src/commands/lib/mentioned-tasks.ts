// Open tasks that a question names: what is known of them is one tap away where the question itself has no answer.
import { ask } from '../../chat/ask.ts'
import { normalizePhrase } from '../../chat/command.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { Button } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isTellingWord } from '../../language/english/telling-words.ts'

/** Shorter words are in too many titles. */
const MIN_WORD = 4
const MOST_MENTIONED = 2

/** A button for each open task that has a telling word of the text; none where more than two have. */
export async function mentionedButtons(me: Me, text: string): Promise<readonly Button[]> {
  const words = normalizePhrase(text)
    .split(' ')
    .filter((word) => word.length >= MIN_WORD && isTellingWord(word))
  if (words.length === 0) return []
  const found = (await tasks.findNearestTasks(me, words.join(' '))).filter(({ isOpen }) => isOpen)
  return found.length > MOST_MENTIONED
    ? []
    : found.map(({ task_id, title }) => ({ label: excerpt(title), line: ask('task show', { task: task_id }) }))
}

// Open tasks that a question names: what is known of them is one tap away where the question itself has no answer.
import { ask } from '../../chat/ask.ts'
import { normalizePhrase } from '../../chat/command.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { Button } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isTellingWord } from '../../language/english/telling-words.ts'
import { isVerb } from '../../language/splitter/lexicon.ts'

/** Words of time stand beside anything. */
const OF_TIME =
  /^(?:since|until|before|after|during|minutes?|hours?|days?|weeks?|months?|today|tonight|tomorrow|morning|afternoon|evening|weekend)$/

/** Shorter words are in too many titles. */
const MIN_WORD = 4
const MOST_MENTIONED = 2

/** The one open task that a remark is about; null where none or several have a telling word of it. */
export async function findMentionedTask(me: Me, text: string): Promise<tasks.Task | null> {
  const [only, second] = await findMentioned(me, text)
  return only && !second ? only : null
}

/** A button for each open task that has a telling word of the text; none where more than two have. */
export async function mentionedButtons(me: Me, text: string): Promise<readonly Button[]> {
  const found = await findMentioned(me, text)
  return found.length > MOST_MENTIONED
    ? []
    : found.map(({ task_id, title }) => ({ label: excerpt(title), line: ask('task show', { task: task_id }) }))
}

async function findMentioned(me: Me, text: string): Promise<readonly tasks.Task[]> {
  const words = normalizePhrase(text)
    .split(' ')
    .map((word) => word.replace(/['’]s$/, ''))
    .filter(
      (word) => word.length >= MIN_WORD && /^[\p{L}\p{N}-]+$/u.test(word) && isTellingWord(word) && !OF_TIME.test(word),
    )
  if (words.length === 0) return []
  const near = await tasks.findNearestTasks(me, words.join(' '))
  // A word that only begins a longer one, “thing” of “everything”, is not that word.
  return near.filter(({ isOpen, title }) => {
    // “So many picks” is of nothing that is to be picked up.
    const [act = '', ...rest] = normalizePhrase(title).split(/[^\p{L}\p{N}]+/u)
    const own = new Set(rest.length > 0 && isVerb(act) ? rest : [act, ...rest])
    return isOpen && words.some((word) => own.has(word) || own.has(word.replace(/s$/, '')) || own.has(`${word}s`))
  })
}

// Open tasks that a question names: what is known of them is one tap away where the question itself has no answer.
import { ask } from '../../chat/ask.ts'
import { normalizePhrase } from '../../chat/command.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { Button } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
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

/** What is in progress and was spoken of last may be what is told of: “got through, they're sending it up”. */
export async function begunButtons(me: Me): Promise<readonly Button[]> {
  const { shown, labelled } = await loadReplyMeanings(me, me.channelId)
  // Below a reminder what can be done about that stays at hand.
  if (shown[0]?.isUnasked && (shown[0].minutesAgo ?? 0) <= REMINDER_MINUTES)
    return labelled.filter(({ line }) => !/^nudge (?:why|set|pause)\b/.test(line)).slice(0, MOST_KEPT)
  const newest = shown.slice(0, 2).filter(({ minutesAgo = 0 }) => minutesAgo <= TOLD_MINUTES)
  const current = newest.length > 0 ? await tasks.findCurrentTask(me) : undefined
  const isSpokenOf = current && newest.some(({ things }) => things.some(({ id }) => id === current.task_id))
  return isSpokenOf
    ? [{ label: `Done: ${excerpt(current.title)}`, line: ask('task done', { task: current.task_id }) }]
    : []
}

const TOLD_MINUTES = 60
const REMINDER_MINUTES = 120
const MOST_KEPT = 3

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

// “Save this message”, “write that down”, “log it”: wishes to keep what was said, and the labels of the buttons that do.
import type { SaveWish } from '../../contracts/reference.ts'

/** Null where the line is no such wish. */
export function readSaveWish(line: string): SaveWish | null {
  const said = line
    .trim()
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.!?…]+$/, '')
  const ofSeen = SAVES_SEEN.test(said)
  if (LOGS_SAID.test(said)) return { how: 'log', ofSeen }
  if (SAVES_SAID.test(said)) return { how: 'save', ofSeen }
  return ofSeen ? { how: 'seen', ofSeen } : null
}

const LOGS_SAID =
  /^(?:(?:please|yes|ok|just) )*(?:log|record|count|tick|mark) (?:it|that|this)(?: as done| done| off| please)*$/

const SAVES_SAID =
  /^(?:(?:please|can you|could you|ok|yes|yeah|yep|aye|no|lets|do) )*(?:(?:save|keep|add|note|write|put|make|pop|stick) (?:it|that|this|them|these|those)(?: (?:down|in|on|in there|in the diary|in my diary|in the calendar|in my calendar|anyway|as a task|a task|on my list|to my list|for me|please))*|add (?:it|that|this) as a task)$/

const SAVES_SEEN =
  /^(?:please )?(?:save|keep|capture|add|pin|note) (?:this|this message)(?: as a task| for later| please)?$/

/** As views show them: `test/chat/run/save-said.test.ts` compares. */
export const buttonLabels = {
  logAsDone: 'Log it as done',
  saveAsTask: ['Save and start', 'Add as a task', 'Save as task'],
  others: 'Others',
} as const

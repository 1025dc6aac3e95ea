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

/** “Split them up”, “yes, three tasks”, “they're separate”: of one task that was read from a list of things. */
export const isSeveralWanted = (line: string): boolean =>
  SEVERAL.test(
    line
      .trim()
      .toLowerCase()
      .replaceAll(/['’`]/g, '')
      .replace(/[.!?…]+$/, ''),
  )

const SEVERAL =
  /^(?:(?:yes|yeah|yep|ok|okay|no|please|can you|could you|actually|well|oh|sorry|just)[, ]+)*(?:(?:split|separate|break|divide|list|save|add|put|make|keep|do|have|want|as|into|they are|theyre|those are|thats|its|that is|i meant|i mean)\b ?)?(?:(?:them|it|that|those|these|all of them|this) ?)?(?:(?:up|apart|out|down|into|in|as|all|each|is|are) ?)*(?:(?:two|three|four|five|six|seven|eight|\d|several|both|all|separate|different|individual|own|single|one by one)\b ?)*(?:tasks?|things|items|separately|individually|one by one|each|lines?|jobs|up|apart|out|separate)(?: instead| please| each| then)*$/

/** As views show them: `test/chat/run/save-said.test.ts` compares. */
export const buttonLabels = {
  logAsDone: 'Log it as done',
  saveAsTask: ['Save and start', 'Add as a task', 'Save as task'],
  others: 'Others',
  asSeveral: /^\d+ tasks instead$/,
} as const

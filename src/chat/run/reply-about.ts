// A reply to a message about a thing is said of that thing, whatever was shown since: “done” below one's own line, “move it
// to friday” below a card.
import type { CardSubject } from '../../contracts/conversation.ts'
import type { Catalogue } from '../command.ts'
import { type ParsedLine, parseReply } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { languageOf } from './references.ts'
import type { Execution } from './run-command.ts'
import { readSentences } from './sentences.ts'
import { runUnlessNotMeant, type TypedExecution } from './typed-sentence.ts'

/** What the message that is replied to is about, where it is one's own line: what was saved of it. */
export interface RepliedTo {
  readonly subject: CardSubject
  /** Below one's own line a new one is no comment. */
  readonly isOwnLine: boolean
}

export function repliedTo<Me>(catalogue: Catalogue<Me>, { kind, id }: CardSubject): RepliedTo {
  const edits = catalogue.findEditCommand(kind, false) ?? catalogue.findEditCommand(kind, true)
  const by = edits?.takesEdit?.by
  return { subject: { kind: by ?? kind, id }, isOwnLine: by !== undefined }
}

/** What the reply means by itself, null where it means the same as anywhere else. */
export function readReply<Me>(
  catalogue: Catalogue<Me>,
  alone: ParsedLine<Me>,
  line: string,
  { subject, isOwnLine }: RepliedTo,
): ParsedLine<Me> | null {
  const reply = parseReply(catalogue, alone, line, subject)
  return isOwnLine && reply?.kind === 'command' && reply.command.takesReply ? null : reply
}

/** “It”, “that”: words for what was spoken of last. */
export const pointsAtLast = <Me>(execution: Execution<Me>, words: string): boolean =>
  languageOf(execution)?.readReference(words)?.kind === 'last'

/** Whether one of the words of a line is such a word. */
export const pointsAnywhere = <Me>(execution: Execution<Me>, line: string): boolean =>
  line.split(/[^\p{L}]+/u).some((word) => pointsAtLast(execution, word))

/** Runs a sentence that says “it” of the thing replied to; null for every other line. */
export async function runAboutReplied<Me>(typed: TypedExecution<Me>, { subject }: RepliedTo): Promise<View | null> {
  const { me, opened, line } = typed
  if (!pointsAnywhere(typed, line)) return null
  const pointed = typed.sentences().flatMap((candidate) => {
    const { command, values, trust } = candidate
    const named = values[subject.kind]
    const isMeant =
      trust === 'sure' &&
      !candidate.answers &&
      !candidate.isUnanswered &&
      !command.captures &&
      Object.hasOwn(command.options, subject.kind) &&
      (named === undefined || pointsAtLast(typed, named))
    return isMeant ? [{ ...candidate, values: { ...values, [subject.kind]: subject.id } }] : []
  })
  const { meant } = await readSentences(me, opened.request, pointed)
  return meant && runUnlessNotMeant({ ...typed, opened }, meant.asked)
}

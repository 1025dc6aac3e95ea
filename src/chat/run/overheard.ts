// What people say to each other about a shared card.
import type { ParsedLine } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { catchRefusal } from './read-options.ts'
import { type Execution, runCommand } from './run-command.ts'

/**
 * What people say to each other about a shared card: done where it is a comment, a note or a verb that this person may
 * use, and left alone where not.
 */
export async function runOverheard<Me>(execution: Execution<Me>, reply: ParsedLine<Me>): Promise<View | null> {
  if (reply.kind !== 'command') return null
  // An emoji does something or means nothing; it is no comment and no note.
  if (execution.opened.request.byReaction && reply.command.takesReply) return null
  const { value, refused } = await catchRefusal(() => runCommand(execution, reply))
  return refused ? null : (value ?? null)
}

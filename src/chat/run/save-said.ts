// “Save this message”, “write that down”: what is looked at, or what was said just now, becomes a task.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { commandNoun } from '../command.ts'
import { viewsOfNewestAnswer } from '../newest-answer.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedLine } from '../parse/reading.ts'
import type { Request } from '../request.ts'
import { t, type View, view } from '../view.ts'
import { languageOf } from './references.ts'
import { pointsAnywhere, pointsAtLast } from './reply-about.ts'
import { type Execution, runCommand } from './run-command.ts'
import { runTypedButton, runTypedLabel } from './typed-buttons.ts'
import type { TypedExecution } from './typed-sentence.ts'

/** “Save this message” while one is looked at keeps that one, as its menu would. */
export async function saveSeenMessage<Me>(execution: Execution<Me>, line: string): Promise<View | null> {
  const { opened } = execution
  const { lookingAt } = opened.request
  if (!lookingAt || languageOf(execution)?.readSaveWish(line)?.ofSeen !== true) return null
  const command = findMessageMenu(execution)
  if (!command?.messageMenu) return null
  const values = command.messageMenu.values(lookingAt)
  const request: Request = { ...opened.request, input: { kind: 'command', command: command.name, values } }
  return runCommand({ ...execution, opened: { ...opened, request } }, { command, values, unparsed: '' })
}

/** The command that a message can be given to. */
const findMessageMenu = <Me>({ host }: Execution<Me>) => host.catalogue.commands.find(({ messageMenu }) => messageMenu)

/**
 * “Done”, “move it to friday”, in reply to what somebody else wrote: “it” is their message, and nothing of one's own, so
 * that nothing which was shown before is touched. Null for every other line.
 */
export async function refuseOnSeen<Me>(typed: TypedExecution<Me>, reading: ParsedLine<Me>): Promise<View | null> {
  const { lookingAt, targetMessage } = typed.opened.request
  // What is only looked at beside a conversation is “this” as much as what was shown in it.
  if (!lookingAt || !targetMessage) return null
  const exact = reading.kind === 'command' ? reading : reading.kind === 'maybe' ? reading.meant : null
  if (!exact && !pointsAnywhere(typed, typed.line)) return null
  const asked = exact ?? (await typed.readSentence()).meant?.asked
  const named = asked?.values['task']
  if (!asked || asked.command.captures || (named !== undefined && !pointsAtLast(typed, named))) return null
  if (commandNoun(asked.command.name) !== 'task' || asked.command.byModel !== 'run') return null
  const command = findMessageMenu(typed)
  const save = command?.messageMenu && {
    label: command.messageMenu.label,
    line: formatLine(command.name, command.messageMenu.values(lookingAt)),
  }
  return view(t`That message isn't on your list, so I changed nothing.`, [], { buttons: save ? [save] : [] })
}

/** “Write that down”, where the answer before offers to save what was said. */
export async function saveSaid<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  const language = languageOf(typed)
  const wish = language?.readSaveWish(typed.line)
  if (!language || !wish) return null
  if (wish.how === 'seen') return null
  const { logAsDone, saveAsTask } = language.buttonLabels
  const labels = wish.how === 'log' ? [logAsDone] : saveAsTask
  for (const labelled of offersJustShown(recalled))
    for (const label of labels) {
      const saved = await runTypedLabel(typed, { ...recalled, labelled, earlier: [] }, label, true)
      if (saved) return saved
    }
  return null
}

/** “Split them up”, where the answer before offers to save the things of the line one by one. */
export async function saveApart<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  const language = languageOf(typed)
  if (!language?.isSeveralWanted(typed.line)) return null
  const button = offersJustShown(recalled)
    .flat()
    .find(({ label }) => language.buttonLabels.asSeveral.test(label))
  return button ? runTypedButton(typed, button) : null
}

/** The buttons of the newest view, and of the answer that a greeting came with. */
function offersJustShown({ labelled, earlier = [], shown = [] }: ReplyMeanings): readonly ReplyMeanings['labelled'][] {
  return [labelled, ...(viewsOfNewestAnswer(shown).length > 1 ? earlier.slice(0, 1) : [])]
}

// “Save this message”, “write that down”: what is looked at, or what was said just now, becomes a task.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { normalizePhrase } from '../command.ts'
import type { Request } from '../request.ts'
import type { View } from '../view.ts'
import { type Execution, runCommand } from './run-command.ts'
import { runTypedLabel } from './typed-buttons.ts'
import type { TypedExecution } from './typed-sentence.ts'

/** “Save this message” while one is looked at keeps that one, as its menu would. */
export async function saveSeenMessage<Me>(execution: Execution<Me>, line: string): Promise<View | null> {
  const { host, opened } = execution
  const { lookingAt } = opened.request
  if (!lookingAt || !SAVES_SEEN.test(normalizePhrase(line))) return null
  const command = host.catalogue.commands.find(({ messageMenu }) => messageMenu)
  if (!command?.messageMenu) return null
  const values = command.messageMenu.values(lookingAt)
  const request: Request = { ...opened.request, input: { kind: 'command', command: command.name, values } }
  return runCommand({ ...execution, opened: { ...opened, request } }, { command, values, unparsed: '' })
}

/** “Write that down”, where the answer before offers to save what was said. */
export async function saveSaid<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  const said = normalizePhrase(typed.line)
  if (LOGS_SAID.test(said)) return runTypedLabel(typed, recalled, 'Log it as done', true)
  if (!SAVES_SAID.test(said)) return null
  return (
    (await runTypedLabel(typed, recalled, 'Add as a task', true)) ??
    (await runTypedLabel(typed, recalled, 'Save as task', true))
  )
}

const LOGS_SAID =
  /^(?:(?:please|yes|ok|just) )*(?:log|record|count|tick|mark) (?:it|that|this)(?: as done| done| off| please)*$/

const SAVES_SAID =
  /^(?:(?:please|can you|could you|ok|yes|no) )*(?:(?:save|keep|add|note|write|put|make) (?:it|that|this|them)(?: (?:down|anyway|as a task|a task|on my list|to my list|for me|please))*|add (?:it|that|this) as a task)$/

const SAVES_SEEN =
  /^(?:please )?(?:save|keep|capture|add|pin|note) (?:this|this message)(?: as a task| for later| please)?$/

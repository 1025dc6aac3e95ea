// Judges of what a bot sends: Discord's own OpenAPI document, the limits it lacks, and two rules of this house.

import { z } from 'zod'
import { judgeCommands } from './judge-commands.ts'
import { type Finding, judgeAnswer, judgeMessage } from './judge-message.ts'
import { judgeModal } from './judge-modal.ts'
import { judgeSchema } from './judge-schema.ts'
import { CallbackType } from './wire.ts'

export type { Finding } from './judge-message.ts'
export { prepare } from './judge-schema.ts'
export { liveMentions } from './live-mentions.ts'

const Callback = z.looseObject({ type: z.number(), data: z.unknown().optional() })

export class Judge {
  /**
   * What is wrong with a request's body.
   * @param operation the operation's id in the OpenAPI document
   * @param files how many files came with it
   */
  look(operation: string, request: { method: string; path: string; body: unknown }, files = 0): Finding[] {
    const judged = () => [...judgeSchema(operation, request.body), ...rules(operation, request.body, files)]
    const found = REGISTRATIONS.has(operation) ? onceForEach(JSON.stringify(request.body), judged) : judged()
    return found.map((one) => ({ ...one, request: `${request.method} ${request.path}` }))
  }
}

type Verdict = Omit<Finding, 'request'>

/** Every bot of every test registers the same commands, a hundred kilobytes of them: each set is judged once. */
const REGISTRATIONS: ReadonlySet<string> = new Set([
  'bulk_set_application_commands',
  'bulk_set_guild_application_commands',
])
const judgedSets = new Map<string, readonly Verdict[]>()

function onceForEach(text: string, judge: () => readonly Verdict[]): readonly Verdict[] {
  const verdicts = judgedSets.get(text) ?? judge()
  judgedSets.set(text, verdicts)
  return verdicts
}

function rules(operation: string, body: unknown, files: number): Verdict[] {
  switch (operation) {
    case 'create_message':
      return judgeMessage(body, { creates: true, files, nonce: true })
    case 'execute_webhook':
      return judgeMessage(body, { creates: true, files })
    case 'update_message':
    case 'update_webhook_message':
      return judgeMessage(body, { creates: false, files })
    case 'bulk_set_application_commands':
    case 'bulk_set_guild_application_commands':
      return judgeCommands(body)
    case 'create_application_command':
    case 'create_guild_application_command':
      return judgeCommands([body])
    case 'create_interaction_response': {
      const parsed = Callback.safeParse(body)
      if (!parsed.success) return []
      const { type, data } = parsed.data
      if (type === CallbackType.reply) return judgeMessage(data, { creates: true, files })
      if (type === CallbackType.update) return judgeMessage(data ?? {}, { creates: false, files })
      if (type === CallbackType.modal) return judgeModal(data)
      if (type === CallbackType.autocomplete) return judgeAnswer(data)
      return []
    }
    default:
      return []
  }
}

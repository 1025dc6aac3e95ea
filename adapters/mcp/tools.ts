// Commands as tools: name, words, arguments and hints, all from the declaration of the command.
import type { Tool } from '@modelcontextprotocol/sdk/types.js'
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import { commandNoun, commandVerb, toolName } from '../../src/chat/command.ts'
import { type AnyOption, visibleOptions } from '../../src/chat/options.ts'
import type { RawValues } from '../../src/chat/request.ts'
import type { TokenAccess } from '../../src/contracts/programs.ts'

/** The commands that a token may ask for, as the dispatcher will judge them. */
export const allowedCommands = <Me>(catalogue: Catalogue<Me>, { scope, zoneId }: TokenAccess): AnyCommand<Me>[] =>
  catalogue.commands.filter(
    (command) =>
      !command.isForPersonAlone &&
      !command.isForAdmins &&
      (scope === 'write' || command.byModel === 'show') &&
      (zoneId === null || ZONE_NOUNS.has(commandNoun(command.name))),
  )

/** A token for one zone reaches its tasks and their steps. */
const ZONE_NOUNS: ReadonlySet<string> = new Set(['task', 'step'])

/** A command as a tool. */
export function toTool<Me>(command: AnyCommand<Me>): Tool {
  const options = visibleOptions(command.options)
  const required = options.filter(([, option]) => option.isRequired).map(([name]) => name)
  return {
    name: toolName(command.name),
    title: command.about,
    description: describe(command),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(options.map(([name, option]) => [name, argumentSchema(option)])),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    },
    annotations: annotate(command),
  }
}

function describe<Me>({ about, examples, byModel }: AnyCommand<Me>): string {
  const lines = examples.slice(0, 3).map((example) => `“${example.replaceAll('\n', ' ⏎ ')}”`)
  const undo = byModel === 'run' ? ' Can be undone with me_undo.' : ''
  return `${about}.${undo}${lines.length > 0 ? ` A person would type: ${lines.join(', ')}.` : ''}`
}

/**
 * Hints for the assistant's client. What the rules let a model run at once can be undone; what takes something away is
 * called destructive all the same, so that a person is asked.
 */
function annotate<Me>(command: AnyCommand<Me>): NonNullable<Tool['annotations']> {
  const isReadOnly = command.byModel === 'show'
  const verb = commandVerb(command.name)
  const isUndo = command.name === 'me undo'
  return {
    title: command.about,
    readOnlyHint: isReadOnly,
    destructiveHint: !isReadOnly && !isUndo && (REMOVING_VERBS.has(verb) || command.byModel === undefined),
    // Said twice, what acts on a thing changes nothing more; what makes a thing makes another.
    idempotentHint: isReadOnly || (!isUndo && !MAKING_VERBS.has(verb)),
    openWorldHint: false,
  }
}

const REMOVING_VERBS: ReadonlySet<string> = new Set(['drop', 'remove', 'archive', 'leave', 'fresh', 'merge'])
const MAKING_VERBS: ReadonlySet<string> = new Set([
  'add',
  'dump',
  'log',
  'extend',
  'count',
  'snooze',
  'split',
  'interrupt',
])

function argumentSchema<Me>(option: AnyOption<Me>): object {
  const { about: description, choices, min, max } = option
  switch (option.kind) {
    case 'integer':
      return {
        type: 'integer',
        description,
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      }
    case 'flag':
      return { type: 'boolean', description }
    case 'choice':
      return { type: 'string', description, ...(choices ? { enum: choices.map(({ value }) => value) } : {}) }
    case 'when':
      return { type: 'string', description: `${description}: a moment in words, like “tomorrow 9am”` }
    case 'time':
      return { type: 'string', description: `${description}: a time, like 09:00` }
    case 'lookup':
      return { type: 'string', description: `${description}: its id, or words of its name` }
    case 'text':
      return { type: 'string', description }
  }
}

/** Arguments as the values of a form; null where one is no such value. */
export function toValues(args: Readonly<Record<string, unknown>>): RawValues | null {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null) continue
    if (typeof value === 'boolean') values[name] = value ? 'yes' : 'no'
    else if (typeof value === 'string' || typeof value === 'number') values[name] = String(value)
    else return null
  }
  return values
}

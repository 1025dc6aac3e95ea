// The commands as a model is told of them, derived from the catalogue; and its calls, made into commands again.
import type { ModelCall, ModelTool, ToolParameter } from '../../contracts/line-reading.ts'
import { type AnyCommand, type Catalogue, toolName } from '../command.ts'
import { type AnyOption, visibleOptions } from '../options.ts'
import { type ParsedCommand, parseButtonLine } from '../parse/reading.ts'

const known = new WeakMap<object, readonly ModelTool[]>()

/** A tool for each command that declares `byModel`. The same at each call. */
export function modelTools<Me>(catalogue: Catalogue<Me>): readonly ModelTool[] {
  const tools =
    known.get(catalogue) ?? catalogue.commands.filter(({ byModel }) => byModel).map((command) => toolOf(command))
  known.set(catalogue, tools)
  return tools
}

function toolOf<Me>(command: AnyCommand<Me>): ModelTool {
  const options = visibleOptions(command.options)
  const { spoken = [] } = command
  return {
    name: toolName(command.name),
    description: `${command.about}.${spoken.length === 0 ? '' : ` As in: ${spoken.join('; ')}`}`,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(options.map(([name, option]) => [name, parameterOf(option)])),
      required: options.filter(([, { isRequired }]) => isRequired).map(([name]) => name),
      additionalProperties: false,
    },
  }
}

const parameterOf = <Me>({ about, kind, choices, min, max, unit }: AnyOption<Me>): ToolParameter => ({
  type: 'string',
  description:
    kind === 'integer' && min !== undefined && max !== undefined
      ? `${about} (${min} to ${max} ${unit ?? ''})`.replace(' )', ')')
      : about,
  ...(kind === 'choice' && choices ? { enum: choices.map(({ value }) => value) } : {}),
})

/**
 * The command that a call names; null where it names none that a model may ask for, or fills what no person can fill:
 * unknown and hidden options, ids.
 */
export function parseModelCall<Me>(catalogue: Catalogue<Me>, call: ModelCall): ParsedCommand<Me> | null {
  const parsed = call.line === undefined ? commandOfTool(catalogue, call) : commandOfLine(catalogue, call.line)
  if (!parsed?.command.byModel || parsed.unparsed !== '') return null
  const options = parsed.command.options
  const isSayable = Object.entries(parsed.values).every(
    ([name, value]) => Object.hasOwn(options, name) && options[name]?.isHidden !== true && !ID.test(value),
  )
  return isSayable ? parsed : null
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

function commandOfTool<Me>(
  catalogue: Catalogue<Me>,
  { tool, values }: Extract<ModelCall, { readonly tool: string }>,
): ParsedCommand<Me> | null {
  const command = catalogue.findByTool(tool) ?? catalogue.findCommand(tool)
  if (!command) return null
  // An empty value says nothing; models fill what they leave out.
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  return { command, values: said, unparsed: '' }
}

/** Named in full: no shortcut, no bare noun. */
function commandOfLine<Me>(catalogue: Catalogue<Me>, line: string): ParsedCommand<Me> | null {
  const [, name = ''] = /^\s*(\S+\s\S+)/.exec(line) ?? []
  return catalogue.findCommand(name) && !line.trim().includes('\n') ? parseButtonLine(catalogue, line.trim()) : null
}

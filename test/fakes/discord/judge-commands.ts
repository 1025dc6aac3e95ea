// The limits of registered commands.
// Source: https://discord.com/developers/docs/interactions/application-commands
import { z } from 'zod'
import { type Finding, judgeChoices, length, refuse } from './judge-message.ts'
import { CommandBody, type CommandOption, CommandType, OptionType } from './wire.ts'

type Verdict = Omit<Finding, 'request'>

const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

export function judgeCommands(sent: unknown): Verdict[] {
  const parsed = z.array(CommandBody).safeParse(sent)
  if (!parsed.success) return refuse(true, 'shape', z.prettifyError(parsed.error))
  const all = parsed.data
  const count = (type: number) => all.filter((one) => (one.type ?? CommandType.slash) === type).length
  const names = new Set(all.map((one) => `${one.type ?? CommandType.slash} ${one.name}`))
  return [
    ...refuse(count(CommandType.slash) > 100, 'command-count', `${count(CommandType.slash)} commands of 100`),
    ...refuse(count(CommandType.user) > 15, 'menu-count', `${count(CommandType.user)} user menus of 15`),
    ...refuse(count(CommandType.message) > 15, 'menu-count', `${count(CommandType.message)} message menus of 15`),
    ...refuse(names.size < all.length, 'command-duplicate', 'two commands of one name and kind'),
    ...all.flatMap(judgeCommand),
  ]
}

function judgeCommand(command: CommandBody): Verdict[] {
  const slash = (command.type ?? CommandType.slash) === CommandType.slash
  const total = size(command)
  return [
    ...refuse(total > 8000, 'command-size', `${command.name} has ${total} characters of 8000`),
    ...(slash
      ? [...judgeName(command.name), ...judgeDescription(command.name, command.description)]
      : [
          ...refuse(
            length(command.name) < 1 || length(command.name) > 32,
            'name',
            `${command.name} has not 1 to 32 characters`,
          ),
          ...refuse(Boolean(command.description), 'description', `${command.name} is a menu and has a description`),
          ...refuse(Boolean(command.options?.length), 'options', `${command.name} is a menu and has options`),
        ]),
    ...judgeOptions(command.name, command.options ?? [], 0),
  ]
}

function judgeOptions(path: string, options: readonly CommandOption[], depth: number): Verdict[] {
  const names = new Set(options.map((one) => one.name))
  const nests = options.filter((one) => one.type <= OptionType.group)
  const firstOptional = options.findIndex((one) => !one.required)
  return [
    ...refuse(options.length > 25, 'option-count', `${path} has ${options.length} options of 25`),
    ...refuse(names.size < options.length, 'option-duplicate', `${path} has two options of one name`),
    ...refuse(nests.length > 0 && nests.length < options.length, 'option-mix', `${path} mixes subcommands and options`),
    ...refuse(
      firstOptional >= 0 && options.slice(firstOptional).some((one) => one.required),
      'option-order',
      `${path} has a required option after an optional one`,
    ),
    ...options.flatMap((one) => judgeOption(`${path} ${one.name}`, one, depth)),
  ]
}

function judgeOption(path: string, option: CommandOption, depth: number): Verdict[] {
  const choices = option.choices ?? []
  const nests = option.type <= OptionType.group
  const suggests = [OptionType.string, OptionType.integer, OptionType.number].some((type) => type === option.type)
  return [
    ...judgeName(option.name),
    ...judgeDescription(path, option.description),
    ...judgeChoices(choices),
    ...refuse(
      Boolean(option.autocomplete) && choices.length > 0,
      'autocomplete',
      `${path} has choices and autocomplete`,
    ),
    ...refuse(
      (Boolean(option.autocomplete) || choices.length > 0) && !suggests,
      'autocomplete',
      `${path} cannot suggest`,
    ),
    ...refuse(option.type === OptionType.group && depth > 0, 'option-depth', `${path} nests too deep`),
    ...refuse(
      option.type === OptionType.group && (option.options ?? []).some((one) => one.type !== OptionType.subcommand),
      'option-mix',
      `${path} holds more than subcommands`,
    ),
    ...refuse(
      option.type === OptionType.subcommand && (option.options ?? []).some((one) => one.type <= OptionType.group),
      'option-depth',
      `${path} nests in a subcommand`,
    ),
    ...(nests ? judgeOptions(path, option.options ?? [], depth + 1) : []),
  ]
}

const judgeName = (name: string) =>
  refuse(
    !slashName.test(name) || name !== name.toLowerCase(),
    'name',
    `${name} is not a lower-case name of 1 to 32 letters`,
  )

const judgeDescription = (path: string, text: string | null | undefined) =>
  refuse(
    length(text) < 1 || length(text) > 100,
    'description',
    `${path} has a description of ${length(text)} characters, not 1 to 100`,
  )

/** Characters of all names, descriptions and values together. */
function size(it: CommandBody | CommandOption): number {
  const own = length(it.name) + length(it.description)
  const choices =
    'choices' in it
      ? z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).safeParse(it.choices)
      : undefined
  const chosen = choices?.success
    ? choices.data.reduce((sum, one) => sum + length(one.name) + length(String(one.value)), 0)
    : 0
  return (it.options ?? []).reduce((sum, one) => sum + size(one), own + chosen)
}

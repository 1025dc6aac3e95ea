// From what a person types to what Discord's client sends: names and values onto the registered commands,
// refusing what the client refuses.
// Source: https://discord.com/developers/docs/interactions/application-commands
import { refuseUnless } from './refusal.ts'
import { type Command, type CommandOption, CommandType, OptionType } from './wire.ts'

/** A value as a person gives it: text, a number, yes or no, a choice by its name, or a person or channel. */
export type Value = string | number | boolean | { readonly id: string }
export type Values = Readonly<Record<string, Value | undefined>>

export interface SentOption {
  name: string
  type: number
  value?: string | number | boolean
  focused?: true
  options?: SentOption[]
}
export interface Found {
  command: Command
  /** The names below the command: none, a subcommand, or a group and a subcommand. */
  path: CommandOption[]
  /** The blanks there. */
  options: readonly CommandOption[]
}

/** @param line the command as typed, without the slash: `task add`. @throws ClientRefusal with the names there are */
export function findSlash(commands: readonly Command[], line: string): Found {
  const [name = '', ...rest] = line.replace(/^\//, '').split(' ')
  const slashes = commands.filter((one) => one.type === CommandType.slash)
  const command = slashes.find((one) => one.name === name)
  refuseUnless(command, `There is no /${name}. There are: ${slashes.map((one) => one.name).join(', ') || 'none'}`)
  const path: CommandOption[] = []
  let options: readonly CommandOption[] = command.options ?? []
  for (const word of rest) {
    const inner = options.find((one) => one.name === word && one.type <= OptionType.group)
    refuseUnless(inner, `/${name} has no ${word}. It has: ${options.map((one) => one.name).join(', ') || 'nothing'}`)
    path.push(inner)
    options = inner.options ?? []
  }
  const open = options.filter((one) => one.type <= OptionType.group)
  refuseUnless(open.length === 0, `/${line} is not whole: say ${open.map((one) => one.name).join(', ')}`)
  return { command, path, options }
}

/** All blanks filled in, typed and checked. @throws ClientRefusal for a missing, unknown, wrong or over-long one */
export function fill(found: Found, values: Values): SentOption[] {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  for (const [name] of given)
    refuseUnless(
      found.options.some((one) => one.name === name),
      `There is no option ${name}. There are: ${found.options.map((one) => one.name).join(', ') || 'none'}`,
    )
  const filled = found.options.flatMap((option) => {
    const value = values[option.name]
    refuseUnless(value !== undefined || !option.required, `${option.name} is required`)
    return value === undefined ? [] : [{ name: option.name, type: option.type, value: typed(option, value) }]
  })
  return wrapped(found.path, filled)
}

/** The blanks while one of them is being typed. Nothing is required yet. */
export function fillFocused(found: Found, focus: string, text: string, values: Values): SentOption[] {
  const focused = found.options.find((one) => one.name === focus)
  refuseUnless(focused, `There is no option ${focus}`)
  refuseUnless(focused.autocomplete, `${focus} makes no suggestions`)
  const others = found.options.flatMap((option) => {
    const value = values[option.name]
    return option === focused || value === undefined
      ? []
      : [{ name: option.name, type: option.type, value: typed(option, value) }]
  })
  return wrapped(found.path, [...others, { name: focus, type: focused.type, value: text, focused: true }])
}

function wrapped(path: readonly CommandOption[], options: SentOption[]): SentOption[] {
  return path.reduceRight<SentOption[]>((inner, one) => [{ name: one.name, type: one.type, options: inner }], options)
}

function typed(option: CommandOption, value: Value): string | number | boolean {
  const { name } = option
  const choices = option.choices ?? []
  if (choices.length > 0) {
    const chosen = choices.find((one) => one.name === value || one.value === value)
    refuseUnless(chosen, `${name} has no choice ${String(value)}. It has: ${choices.map((one) => one.name).join(', ')}`)
    return chosen.value
  }
  switch (option.type) {
    case OptionType.string: {
      refuseUnless(typeof value === 'string', `${name} is text`)
      refuseUnless(
        value.length <= (option.max_length ?? 6000),
        `${name} is over ${option.max_length ?? 6000} characters`,
      )
      refuseUnless(value.length >= (option.min_length ?? 0), `${name} is under ${option.min_length} characters`)
      return value
    }
    case OptionType.integer:
    case OptionType.number: {
      refuseUnless(typeof value === 'number', `${name} is a number`)
      refuseUnless(option.type === OptionType.number || Number.isInteger(value), `${name} is a whole number`)
      refuseUnless(value >= (option.min_value ?? -(2 ** 53)), `${name} is at least ${option.min_value}`)
      refuseUnless(value <= (option.max_value ?? 2 ** 53), `${name} is at most ${option.max_value}`)
      return value
    }
    case OptionType.boolean:
      refuseUnless(typeof value === 'boolean', `${name} is yes or no`)
      return value
    default:
      refuseUnless(typeof value === 'object', `${name} is a person, a channel or a role`)
      return value.id
  }
}

// Forms, derived from a command's options: Discord and Slack modals, terminal questions, page forms.
import type { AnyCommand } from './command.ts'
import { type AnyOption, type SetChoices, visibleOptions } from './options.ts'
import { ASKED_OPTION, DRAFT_OPTION, STORED_LINE_OPTION, UNFILLED_OPTION } from './parse/line.ts'
import type { RawValues } from './request.ts'
import type { Choice } from './view.ts'

/** One field of a form. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly about: string
  readonly kind: 'line' | 'paragraph' | 'choice' | 'lookup'
  readonly isRequired: boolean
  /** Emptied, it clears the value. */
  readonly isClearable?: boolean
  readonly value?: string
  /** A time of day as its reader writes it, "9:00 pm", for a place that shows `value` as text. */
  readonly valueText?: string
  /** All choices of a choice; the first 25 of a look-up. */
  readonly choices?: readonly Choice[]
  readonly max?: number
  /** A line that may be a list of these values: `tickedValues` reads it, `listValue` writes it. */
  readonly setOf?: SetChoices
  /** What a line holds, for a place with a field of its own for it: a local day, a day and time, a time of day. */
  readonly holds?: 'integer' | 'day' | 'moment' | 'time'
  /** The bounds of an integer. */
  readonly range?: { readonly min?: number; readonly max?: number }
  /** What one could type, from the examples of the command. */
  readonly example?: string
}

/** A form for a command's options. */
export interface Form {
  readonly title: string
  readonly command: string
  /** Known values that are not asked. */
  readonly values: RawValues
  readonly fields: readonly FormField[]
  /** Less important fields, collapsed where a place can do that. */
  readonly moreFields?: readonly FormField[]
  /** A file may be sent instead of what goes into this field. */
  readonly file?: { readonly insteadOf: string; readonly about: string }
  /** The error of the previous submission. */
  readonly problem?: string
}

/** Discord's modals hold five fields; options are declared in order of importance. */
export const MAX_FORM_FIELDS = 5

/** Decided from the declaration alone, since a form must be the first response. */
export function needsForm<Me>(command: AnyCommand<Me>, values: RawValues): boolean {
  if (isDraft(command, values)) return true
  if (values[STORED_LINE_OPTION] !== undefined) return false
  const given = Object.keys(values).filter((name) => values[name] !== '' && name !== ASKED_OPTION)
  if (missingOptions(command, values).length > 0) return true
  if (!command.formWhenUnchanged) return false
  return !given.some((name) => !isSubjectOption(command, name))
}

/** Whether these values are the id of a stored form. */
export const isDraft = <Me>(command: AnyCommand<Me>, values: RawValues): boolean =>
  values[DRAFT_OPTION] !== undefined && !Object.hasOwn(command.options, DRAFT_OPTION)

/** Required options that nothing was said for, and the one that the line itself asks for. */
export const missingOptions = <Me>(command: AnyCommand<Me>, values: RawValues): readonly string[] =>
  Object.entries(command.options)
    .filter(
      ([name, option]) =>
        (option.isRequired || name === askedOption(command, values)) && (values[name] ?? '').trim() === '',
    )
    .map(([name]) => name)

/** The one option that a line asks for: `me edit asked:timezone`. */
export const askedOption = <Me>(command: AnyCommand<Me>, values: RawValues): string | undefined => {
  const asked = values[ASKED_OPTION]
  return asked !== undefined && Object.hasOwn(command.options, asked) ? asked : undefined
}

/** The options a form shows, at most so many: missing or changeable ones, without a known subject. */
export const formOptions = <Me>(
  command: AnyCommand<Me>,
  values: RawValues,
  most: number,
): readonly (readonly [string, AnyOption<Me>])[] =>
  visibleOptions(command.options)
    .filter(
      ([name, option]) =>
        isAskedFor(command, values, name) &&
        (option.kind !== 'flag' || option.isFormField || option.isRequired) &&
        !(isSubjectOption(command, name) && values[name]),
    )
    .slice(0, most)

/** A form that asks for one thing asks for nothing else, but for what is required. */
function isAskedFor<Me>(command: AnyCommand<Me>, values: RawValues, name: string): boolean {
  const asked = askedOption(command, values)
  return asked === undefined || asked === name || missingOptions(command, values).includes(name)
}

/** What a form asks that asks for one thing, in place of all that its command can do. */
function oneQuestion<Me>(
  command: AnyCommand<Me>,
  values: RawValues,
  blanks: readonly (readonly [string, AnyOption<Me>])[],
): string | undefined {
  const [only, other] = blanks
  if (!only || other || askedOption(command, values) === undefined) return undefined
  const [question = ''] = only[1].about.split(/(?<=\?)|[.:;]/)
  return question.trim() || undefined
}

/** Builds a form; `shown` are the initial values, `choices` those of look-ups. */
export function buildForm<Me>(
  command: AnyCommand<Me>,
  values: RawValues,
  shown: RawValues,
  choices: Readonly<Record<string, readonly Choice[]>>,
  {
    problem,
    most,
    examples = {},
    style = (text) => text,
  }: {
    readonly problem?: string | undefined
    readonly most: number
    readonly examples?: RawValues
    /** Our own words in the reader's style. */
    readonly style?: (text: string) => string
  },
): Form {
  const blanks = formOptions(command, values, most)
  const asked = new Set(blanks.map(([name]) => name))
  return {
    title: oneQuestion(command, values, blanks) ?? command.about,
    command: command.name,
    values: {
      ...Object.fromEntries(Object.entries(values).filter(([name]) => !asked.has(name))),
      ...(hasClearableOption(command) && blanks.some(([name]) => isSubjectOption(command, name))
        ? { [UNFILLED_OPTION]: 'yes' }
        : {}),
    },
    // A default is set only in a visible field; in a collapsed one it would override what another field says (`!high`).
    fields: blanks.slice(0, MAX_FORM_FIELDS).map(([name, option]) => made(name, option, option.defaultText)),
    ...(blanks.length > MAX_FORM_FIELDS
      ? { moreFields: blanks.slice(MAX_FORM_FIELDS).map(([name, option]) => made(name, option)) }
      : {}),
    ...(command.formFile && asked.has(command.formFile.from)
      ? { file: { insteadOf: command.formFile.from, about: style(command.formFile.about) } }
      : {}),
    ...(problem ? { problem } : {}),
  }

  function made(name: string, option: AnyOption<Me>, otherwise?: string): FormField {
    const value = shown[name] ?? values[name] ?? otherwise
    const isClock = value !== undefined && option.kind === 'time' && style(value) !== value
    return {
      name,
      label: optionLabel(name),
      about: style(option.about),
      kind: fieldKind(option),
      isRequired: option.isRequired,
      ...(option.isClearable ? { isClearable: true } : {}),
      ...(value ? { value } : {}),
      ...(isClock ? { valueText: style(value) } : {}),
      ...(choices[name] ? { choices: choices[name] } : option.choices ? { choices: option.choices } : {}),
      ...(option.max !== undefined && option.kind === 'text' ? { max: option.max } : {}),
      ...(option.setOf ? { setOf: option.setOf } : {}),
      ...fieldContent(option, examples[name], style),
    }
  }
}

/**
 * The values of a submitted form. An emptied clearable field becomes `none` if it had a value; any other empty field is
 * left out, so that an unchanged form changes nothing.
 * @param began the initial values, by option name
 */
export function submittedValues<Me>(command: AnyCommand<Me>, values: RawValues, began: RawValues): RawValues {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (value.trim() !== '') return [[name, value]]
    const option = command.options[name]
    return option?.isClearable && (began[name] ?? option.defaultText) ? [[name, 'none']] : []
  })
  return Object.fromEntries(entries)
}

/** Whether emptying a field of its form has a meaning. */
const hasClearableOption = <Me>(command: AnyCommand<Me>): boolean =>
  Object.values(command.options).some(({ isClearable }) => isClearable)

/** The values of a set that a text lists; null where the text says something else: "every 2 weeks". */
export function tickedValues({ choices, all }: SetChoices, text: string): readonly string[] | null {
  const words = text.trim().toLowerCase()
  if (words === '') return []
  if (words === all) return choices.map(({ value }) => value)
  const listed = words.split(/[\s,]+/).filter((word) => word !== '')
  return listed.every((word) => choices.some(({ value }) => value === word)) ? listed : null
}

/** A list of values of a set as a text. */
export function listValue({ choices, all }: SetChoices, ticked: readonly string[]): string {
  const inOrder = choices.flatMap(({ value }) => (ticked.includes(value) ? [value] : []))
  return all !== undefined && inOrder.length === choices.length ? all : inOrder.join(',')
}

/** The only place that turns an option's name into words. */
export const optionLabel = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

/** The subject is the first look-up, or the one named like the command's noun; the rest are changes. */
export function isSubjectOption<Me>(command: AnyCommand<Me>, name: string): boolean {
  const option = command.options[name]
  return option?.kind === 'lookup' && (name === command.name.split(' ')[0] || Object.keys(command.options)[0] === name)
}

/** What a line holds, and an example of it. */
function fieldContent(
  { kind, isDay, min, max }: AnyOption<never>,
  example: string | undefined,
  style: (text: string) => string,
): Pick<FormField, 'holds' | 'range' | 'example'> {
  switch (kind) {
    case 'integer':
      return {
        holds: 'integer',
        range: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
      }
    case 'when':
      return { holds: isDay ? 'day' : 'moment', example: style(example ?? (isDay ? 'friday' : 'tomorrow 9am')) }
    case 'time':
      return { holds: 'time', example: style(example ?? '9:00') }
    case 'text':
      return example === undefined ? {} : { example: style(example) }
    default:
      return {}
  }
}

function fieldKind(option: AnyOption<never>): FormField['kind'] {
  if (option.kind === 'lookup') return 'lookup'
  if (option.kind === 'choice' || option.kind === 'flag') return 'choice'
  return option.isMultiline ? 'paragraph' : 'line'
}

// The input blocks of a form: pickers for days, times and numbers, selects with a look-up, else text; and their values.
// https://docs.slack.dev/reference/block-kit/block-elements
import type { types } from '@slack/bolt'
import * as z from 'zod'
import type { FormField } from '../../src/chat/form.ts'
import { optionObject, plainTextElement, TooLongError } from './elements.ts'
import { LIMITS } from './limits.ts'

/** The blocks of one field: one, or a day and its time. */
export function inputBlocks(field: FormField, command: string): types.InputBlock[] {
  const { holds, value = '', label } = field
  if (holds === 'day' || holds === 'moment') {
    const [, day = '', time = ''] = /^(?:(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?)?$/.exec(value) ?? []
    // Words for a day, such as “tomorrow”, are kept as words.
    if (value !== '' && day === '') return [inputBlock(field, textInput(field))]
    const date = inputBlock(field, {
      type: 'datepicker',
      action_id: field.name,
      placeholder: plainTextElement('Choose a day', LIMITS.placeholder),
      ...(day === '' ? {} : { initial_date: day }),
    })
    if (holds === 'day') return [date]
    const picked = timePicker(`${field.name}${TIME_SUFFIX}`, time)
    return [
      date,
      {
        type: 'input',
        block_id: `${field.name}${TIME_SUFFIX}`,
        label: plainTextElement(`${label}: time`, LIMITS.label),
        optional: true,
        element: picked,
      },
    ]
  }
  return [inputBlock(field, element(field, command))]
}

/** Of the block that holds the time of a day's field. */
const TIME_SUFFIX = ':time'

const inputBlock = (field: FormField, made: types.InputBlock['element']): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainTextElement(field.label, LIMITS.label),
  optional: !field.isRequired,
  element: made,
  ...(field.about && field.about !== field.label ? { hint: plainTextElement(field.about, LIMITS.label) } : {}),
})

const timePicker = (actionId: string, time: string): types.Timepicker => ({
  type: 'timepicker',
  action_id: actionId,
  placeholder: plainTextElement('Choose a time', LIMITS.placeholder),
  ...(time === '' ? {} : { initial_time: time }),
})

function element(field: FormField, command: string): types.InputBlock['element'] {
  const { kind, name, value = '', choices = [], holds, range = {} } = field
  const isShort = value.length <= LIMITS.optionValue
  if (kind === 'lookup' && field.choices && isShort) {
    const known = choices.find((choice) => choice.value === value) ?? { label: value, value }
    return {
      type: 'external_select',
      action_id: `lookup:${command}:${name}`,
      min_query_length: 0,
      placeholder: plainTextElement('Type a few letters', LIMITS.placeholder),
      ...(value === '' ? {} : { initial_option: optionObject({ label: known.label, value: known.value }) }),
    }
  }
  if (kind === 'choice' && choices.length > 0 && choices.length <= LIMITS.options) {
    const options = choices.map(optionObject)
    const initial = options.find((option) => option.value === value)
    return {
      type: 'static_select',
      action_id: name,
      placeholder: plainTextElement('Choose', LIMITS.placeholder),
      options,
      ...(initial ? { initial_option: initial } : {}),
    }
  }
  if (holds === 'time' && /^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(value)) return timePicker(name, value)
  if (holds === 'integer' && /^(?:-?\d{1,9})?$/.test(value)) {
    const { min, max } = range
    return {
      type: 'number_input',
      action_id: name,
      is_decimal_allowed: false,
      ...(min === undefined ? {} : { min_value: String(min) }),
      ...(max === undefined ? {} : { max_value: String(max) }),
      ...(min === undefined || max === undefined
        ? {}
        : { placeholder: plainTextElement(`From ${min} to ${max}`, LIMITS.placeholder) }),
      ...(value === '' ? {} : { initial_value: value }),
    }
  }
  return textInput(field)
}

/** @throws TooLongError if its value exceeds Slack's longest field; it is never cut. */
function textInput({ name, kind, value = '', max = LIMITS.input, example }: FormField): types.PlainTextInput {
  if (value.length > LIMITS.input) throw new TooLongError(`a field of ${value.length} characters`)
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: kind === 'paragraph' || value.includes('\n'),
    max_length: Math.max(Math.min(max, LIMITS.input), value.length),
    ...(example ? { placeholder: plainTextElement(`For example: ${example}`, LIMITS.placeholder) } : {}),
    ...(value === '' ? {} : { initial_value: value }),
  }
}

const stateShape = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({
      value: z.string().nullish(),
      selected_option: z.looseObject({ value: z.string() }).nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
    }),
  ),
)

/** The values of a modal's state, by option name. @throws ZodError if it is not of this app */
export function readInputValues(state: unknown): Record<string, string> {
  const filled: Record<string, string> = {}
  const times: Record<string, string> = {}
  for (const [name, elements] of Object.entries(stateShape.parse(state)))
    for (const { value, selected_option: option, selected_date: day, selected_time: time } of Object.values(elements)) {
      const held = option?.value ?? day ?? time ?? value ?? ''
      if (name.endsWith(TIME_SUFFIX)) times[name.slice(0, -TIME_SUFFIX.length)] = held
      else filled[name] = held
    }
  // A time without a day is today's or tomorrow's: the option reads it so.
  for (const [name, time] of Object.entries(times)) filled[name] = [filled[name] ?? '', time].join(' ').trim()
  return filled
}

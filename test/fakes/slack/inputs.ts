// What people press, choose and type: finding an element by what it says, and the value Slack reports for it.
import { asRecord, interactiveElements, type Placed, textOf } from './blocks.ts'
import type { Block, Message, StateValues, View } from './types.ts'

/** What a person gives an element: words, an option's label or value, several of them, a user's id, a date. */
export type Choice = string | string[]

/**
 * The element a person means: by its label, accessibility label, placeholder, action id, block id, value, or the
 * label of its input block. An overflow menu is also found by the label of one of its entries.
 */
export function findElement(target: Message | View, wanted: string, nth = 0): Placed {
  const all = interactiveElements(target.blocks)
  const found = all.filter(({ block, element }) => namesOf(block, element).includes(wanted))
  const placed = found[nth]
  if (!placed) {
    const known = all.map(({ block, element }) => `“${namesOf(block, element)[0]}”`).join(', ')
    throw new Error(`Nothing called “${wanted}” here. There is: ${known || 'nothing to press'}`)
  }
  return placed
}

/** The part of an action that says what was pressed or chosen; label, value or date by element. */
export function actionOf({ block, element }: Placed, chosen?: Record<string, unknown>): Record<string, unknown> {
  const { type, action_id, text, value, style } = element
  const shared = { type, action_id, block_id: block.block_id }
  if (type === 'button')
    return { ...shared, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) }
  return { ...shared, ...chosen }
}

/** Everything stateful and what it holds now: typed or chosen, else initial, else empty. */
export function currentValues(blocks: Block[], state: StateValues): StateValues {
  const values: StateValues = {}
  for (const { block, element } of interactiveElements(blocks)) {
    const field = valueField(element.type)
    if (!field) continue
    const held = state[block.block_id]?.[element.action_id] ?? {
      type: element.type,
      [field]: initialOf(element, field),
    }
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: held }
  }
  return values
}

/** Whether an input still lacks what it requires. */
export function isMissing(held: Record<string, unknown> | undefined): boolean {
  if (!held) return true
  const field = valueField(String(held.type))
  const value = field ? held[field] : undefined
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The value Slack would report for a choice. Throws where a person could not have made it. */
export function valueFor(element: Placed['element'], choice: Choice, offered?: unknown[]): Record<string, unknown> {
  const { type } = element
  const field = valueField(type)
  if (!field) throw new Error(`A ${type} takes no value`)
  const words = Array.isArray(choice) ? choice : [choice]
  const single = words[0] ?? ''
  if (field === 'selected_options') return { type, [field]: words.map((word) => optionOf(element, word, offered)) }
  if (field === 'selected_option') return { type, [field]: optionOf(element, single, offered) }
  if (field.startsWith('selected_') && field.endsWith('s')) return { type, [field]: words }
  if (single !== '') refuseUnpickable(element, single)
  if (field === 'selected_date_time') return { type, [field]: Number(single) }
  if (field === 'value') {
    const limit = typeof element.max_length === 'number' ? element.max_length : 3000
    if (single.length > limit) throw new Error(`The input holds ${limit} characters; ${single.length} were typed`)
    return { type, [field]: single === '' ? null : single }
  }
  return { type, [field]: single === '' ? null : single }
}

/** What Slack's own pickers and number fields do not let a person enter. */
function refuseUnpickable({ type, is_decimal_allowed, min_value, max_value }: Placed['element'], words: string): void {
  const refuse = (why: string) => {
    throw new Error(`A ${type} does not take “${words}”: ${why}`)
  }
  if (type === 'datepicker' && !(/^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(Date.parse(words))))
    refuse('a day is YYYY-MM-DD')
  if (type === 'timepicker' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(words)) refuse('a time is HH:mm')
  if (type !== 'number_input') return
  if (!/^-?\d+(\.\d+)?$/.test(words) || (is_decimal_allowed !== true && words.includes('.'))) refuse('it is no number')
  if (typeof min_value === 'string' && Number(words) < Number(min_value)) refuse(`the least is ${min_value}`)
  if (typeof max_value === 'string' && Number(words) > Number(max_value)) refuse(`the most is ${max_value}`)
}

export const isExternal = (type: string) => type === 'external_select' || type === 'multi_external_select'

function namesOf(block: Block, element: Placed['element']): string[] {
  const options = element.type === 'overflow' && Array.isArray(element.options) ? element.options : []
  return [
    textOf(element.text),
    textOf(block.label),
    textOf(element.accessibility_label),
    textOf(element.placeholder),
    element.action_id,
    block.block_id,
    textOf(element.value),
    ...options.map((option) => textOf(asRecord(option)?.text)),
  ].filter((name) => name !== '')
}

function valueField(type: string): string | undefined {
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return 'value'
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return 'selected_option'
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return 'selected_options'
    case 'users_select':
      return 'selected_user'
    case 'multi_users_select':
      return 'selected_users'
    case 'conversations_select':
      return 'selected_conversation'
    case 'multi_conversations_select':
      return 'selected_conversations'
    case 'channels_select':
      return 'selected_channel'
    case 'multi_channels_select':
      return 'selected_channels'
    case 'datepicker':
      return 'selected_date'
    case 'timepicker':
      return 'selected_time'
    case 'datetimepicker':
      return 'selected_date_time'
    default:
      return undefined
  }
}

function initialOf(element: Placed['element'], field: string): unknown {
  const initial = element[`initial_${field.replace('selected_', '')}`]
  if (initial !== undefined) return initial
  return field.endsWith('s') ? [] : null
}

function optionOf(element: Placed['element'], wanted: string, offered?: unknown[]): unknown {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : []
  const grouped = groups.flatMap((group) => listOf(asRecord(group)?.options))
  const options = offered ?? [...listOf(element.options), ...grouped]
  const chosen = options.find((option) => {
    const { text, value } = asRecord(option) ?? {}
    return textOf(text) === wanted || value === wanted
  })
  if (chosen) return chosen
  const known = options.map((option) => `“${textOf(asRecord(option)?.text)}”`).join(', ')
  throw new Error(`“${wanted}” is not offered. There is: ${known || 'nothing'}`)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

// Reading Block Kit without believing it: walking blocks and elements, filling in missing ids as Slack does.
import { z } from 'zod'
import { newId } from './state.ts'
import type { Block } from './types.ts'

/** Anything that may be an object, as one, the same and not a copy; undefined otherwise. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined
}

/** Visit every object inside a value, outermost first. */
export function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
    return
  }
  if (!isObject(value)) return
  visit(value)
  for (const inner of Object.values(value)) walk(inner, visit)
}

/** An interactive element and the block it sits in. */
export interface Placed {
  block: Block
  element: Record<string, unknown> & { type: string; action_id: string }
}

const placedElement = z.looseObject({ type: z.string(), action_id: z.string() })

/** Every element a person can press, choose from or type into, in reading order. */
export function interactiveElements(blocks: Block[]): Placed[] {
  const found: Placed[] = []
  for (const block of blocks) {
    for (const candidate of elementsIn(block)) {
      const parsed = placedElement.safeParse(candidate)
      if (parsed.success) found.push({ block, element: parsed.data })
    }
  }
  return found
}

/** The text of a text object, or the string itself; empty where there is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const text = asRecord(value)?.text
  return typeof text === 'string' ? text : ''
}

/** Blocks as Slack stores them: a copy, with the ids it makes up where the app gave none. */
export function storedBlocks(value: unknown): Block[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item) => {
    const block = asRecord(structuredClone(item))
    if (!block || typeof block.type !== 'string') return []
    const stored: Block = { ...block, type: block.type, block_id: stringOr(block.block_id, newId('b')) }
    for (const candidate of elementsIn(stored)) {
      if (interactiveTypes.has(String(candidate.type)) && typeof candidate.action_id !== 'string') {
        candidate.action_id = newId('a')
      }
    }
    return [stored]
  })
}

/** The objects in a block's element positions, the same objects and not copies. */
function elementsIn(block: Record<string, unknown>): Record<string, unknown>[] {
  const elements = Array.isArray(block.elements) ? block.elements : []
  const own = [block.accessory, block.element, ...elements, ...(Array.isArray(block.actions) ? block.actions : [])]
  // The cards of a carousel have buttons of their own.
  return own.filter(isObject).flatMap((each) => (each.type === 'card' ? elementsIn(each) : [each]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const stringOr = (value: unknown, fallback: string) => (typeof value === 'string' && value !== '' ? value : fallback)

const interactiveTypes = new Set([
  'button',
  'static_select',
  'multi_static_select',
  'external_select',
  'multi_external_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'multi_conversations_select',
  'channels_select',
  'multi_channels_select',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'radio_buttons',
  'checkboxes',
  'overflow',
  'plain_text_input',
  'rich_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
  'workflow_button',
  'feedback_buttons',
  'icon_button',
])

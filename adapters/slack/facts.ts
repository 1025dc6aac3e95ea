// Facts, meters and selects as Block Kit.
import type { types } from '@slack/bolt'
import {
  barText,
  type FieldsBlock,
  joinTexts,
  type ProgressBlock,
  plainText,
  type SelectBlock,
  type Text,
  trustedText,
} from '../../src/chat/view.ts'
import { encodeSelectId, optionObject, plainTextElement, TooLongError } from './elements.ts'
import { LIMITS } from './limits.ts'
import { renderMrkdwn } from './mrkdwn.ts'
import { factsTable, type RefusedBlocks } from './newer-blocks.ts'
import { richTextBlock } from './rich-text.ts'
import { paragraph, section, sections, textObject } from './text-blocks.ts'

/**
 * Many amounts or days as a table; else facts side by side, ten a section. One that is too long has a block of its own.
 * @param caption of a table, for screen readers
 */
export function renderFields({ fields: all }: FieldsBlock, caption: Text, refused: RefusedBlocks): types.KnownBlock[] {
  const table = all.some(({ amount, on }) => amount || on) ? factsTable(caption, all, refused) : null
  if (table) return [table]
  const drawn: types.KnownBlock[] = []
  let row: types.TextObject[] = []
  const flush = () => {
    if (row.length > 0) drawn.push({ type: 'section', fields: row })
    row = []
  }
  for (const field of all) {
    const words = barText(field)
    const value = plainText(words).trim() === '' ? trustedText('–') : words
    const object = textObject([...trustedText(`${field.label}\n`), ...value], LIMITS.field - 2)
    if (!object) {
      flush()
      drawn.push(...longField(field.label, value))
      continue
    }
    if (row.length === LIMITS.fields) flush()
    row.push(object.type === 'mrkdwn' ? { ...object, text: boldFirstLine(object.text) } : object)
  }
  flush()
  return drawn
}

const boldFirstLine = (markup: string): string => markup.replace(/^\s*(\S[^\n]*\S|\S)\s*\n/, '*$1*\n')

const longField = (label: string, value: Text): types.KnownBlock[] =>
  textObject(value, Number.POSITIVE_INFINITY)?.type === 'mrkdwn'
    ? [section(`*${renderLabel(label)}*`), ...sections(value)]
    : [richTextBlock([...trustedText(`${label}\n`), ...value])]

const renderLabel = (label: string): string => renderMrkdwn(trustedText(label.replaceAll(/\s+/g, ' ').trim() || '–'))

const BAR = 10

/** A meter that prints its numbers. */
export function progressText({ label, done, of }: ProgressBlock, hasBar = true): Text {
  const words = joinTexts([label, trustedText(`${done} of ${of}`)], ': ')
  if (!hasBar) return words
  const marks = Math.min(of, BAR)
  const filled = of > 0 ? Math.min(marks, Math.max(0, Math.floor((done / of) * marks))) : 0
  return [...words, ...trustedText(`  ${'▰'.repeat(filled)}${'▱'.repeat(marks - filled)}`)]
}

/**
 * A select carries its line in the block id, and the options it fills in its action id.
 * @param number distinct within its message
 */
export function renderSelect(block: SelectBlock, number: number): types.KnownBlock[] {
  const label: Text = [{ kind: 'theirs', text: block.label.trim() || '…' }]
  if (block.choices.length === 0) return paragraph(label)
  if (block.choices.length > LIMITS.options) throw new TooLongError(`a select of ${block.choices.length} choices`)
  const blockId = `${number} ${block.line}`
  const actionId = encodeSelectId(number, block.fills, block.returnTo)
  if (blockId.length > LIMITS.id || actionId.length > LIMITS.id)
    throw new TooLongError(`a select's line of ${blockId.length} characters`)
  const options = block.choices.map(optionObject)
  const chosen = options.filter(({ value }) => value !== undefined && block.chosen?.includes(value))
  const placeholder = plainTextElement('Choose', LIMITS.placeholder)
  const [one] = chosen
  const base = { action_id: actionId, placeholder, options }
  const accessory: types.StaticSelect | types.MultiStaticSelect =
    block.fills.length === 1
      ? { type: 'static_select', ...base, ...(one ? { initial_option: one } : {}) }
      : {
          type: 'multi_static_select',
          ...base,
          max_selected_items: block.fills.length,
          ...(chosen.length > 0 ? { initial_options: chosen.slice(0, block.fills.length) } : {}),
        }
  const object = textObject(label, LIMITS.section)
  const above = object ? [] : paragraph(label)
  return [...above, { type: 'section', block_id: blockId, text: object ?? plainTextElement('…', 3), accessory }]
}

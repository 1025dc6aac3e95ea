// Renders the blocks of a view as Block Kit. Exhaustive by type: a kind of block without a renderer does not compile.
import type { types } from '@slack/bolt'
import { chartOf } from '../../src/chat/chart.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import { sanitizeText } from '../../src/chat/sanitize.ts'
import {
  type Block,
  type Button,
  barText,
  capitalizeText,
  type Field,
  type FieldsBlock,
  type ItemBlock,
  joinTexts,
  type ProgressBlock,
  type SelectBlock,
  type Text,
  trustedText,
  type View,
} from '../../src/chat/view.ts'
import { LIMITS } from './limits.ts'
import { escapeMrkdwn, splitMrkdwn } from './mrkdwn.ts'
import { imageBlock, type SlackPicture } from './picture-block.ts'
import { besideButton, bold, paragraph, section, sections } from './text-blocks.ts'

/** Counters, so that block ids and item numbers are distinct within a message. */
interface BlockCounters {
  elements: number
  numbered: number
  /** The buttons of items go below in rows, as there is no room beside each. */
  readonly isDense: boolean
  readonly below: types.Button[]
  readonly picture?: { readonly file: SlackPicture; readonly of: readonly Field[] | null }
}

/**
 * A whole view in reading order: notice, title, blocks, buttons. If buttons beside items would exceed `max` blocks,
 * texts are joined and buttons go below.
 */
export function renderBlocks(view: View, max: number, picture?: SlackPicture): types.KnownBlock[] {
  const wide = drawView(view, false, picture)
  return wide.length <= max ? wide : drawView(view, true, picture)
}

function drawView(view: View, isDense: boolean, file?: SlackPicture): types.KnownBlock[] {
  const picture = file ? { picture: { file, of: chartOf(view) } } : {}
  const drawing: BlockCounters = { elements: 0, numbered: 0, isDense, below: [], ...picture }
  const head = [...paragraph(view.notice ?? []), ...bold(view.title)]
  const body = groupBlocks(view.blocks, drawing)
  const buttons = [...drawing.below, ...view.buttons.map((button) => buttonOf(button, drawing))]
  return [...head, ...body, ...rows(buttons)]
}

/** Neighbouring text is joined into one section: fewer blocks, and one element for a screen reader. */
function groupBlocks(blocks: readonly Block[], drawing: BlockCounters): types.KnownBlock[] {
  const drawn: types.KnownBlock[] = []
  let lines: Text[] = []
  const flush = () => {
    drawn.push(...paragraph(joinTexts(lines, '\n')))
    lines = []
  }
  for (const block of blocks) {
    if (block.kind === 'text') {
      lines.push(capitalizeText(block.text))
      continue
    }
    if (block.kind === 'item' && (drawing.isDense || !block.button)) {
      lines.push(itemText(block, drawing))
      if (block.button) drawing.below.push(buttonOf(block.button, drawing))
      continue
    }
    flush()
    drawn.push(...drawBlock(block, drawing))
  }
  flush()
  return drawn
}

function drawBlock(block: Block, drawing: BlockCounters): types.KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return paragraph(capitalizeText(block.text))
    case 'item':
      return withAccessory(
        besideButton(itemText(block, drawing)),
        block.button ? buttonOf(block.button, drawing) : undefined,
      )
    case 'fields':
      return drawing.picture?.of === block.fields ? [imageBlock(drawing.picture.file), ...fields(block)] : fields(block)
    case 'progress':
      return sections(progress(block))
    case 'select':
      return select(block, drawing)
    default:
      return block satisfies never
  }
}

const itemText = ({ text, detail, line }: ItemBlock, drawing: BlockCounters): Text => {
  const number = line === undefined ? [] : trustedText(`${++drawing.numbered}. `)
  return [...number, ...joinTexts([text, detail ?? []])]
}

function withAccessory(
  drawn: readonly types.SectionBlock[],
  accessory: types.SectionBlock['accessory'],
  blockId?: string,
): types.SectionBlock[] {
  if (!accessory) return [...drawn]
  const last = drawn[drawn.length - 1] ?? section('…')
  return [...drawn.slice(0, -1), { ...last, ...(blockId ? { block_id: blockId } : {}), accessory }]
}

/** Fields side by side, ten a section; a field that is too long gets its own section. */
function fields({ fields: all }: FieldsBlock): types.SectionBlock[] {
  const drawn: types.SectionBlock[] = []
  let row: types.MrkdwnElement[] = []
  const flush = () => {
    if (row.length > 0) drawn.push({ type: 'section', fields: row })
    row = []
  }
  for (const field of all) {
    const { label } = field
    const [first = '', ...more] = splitMrkdwn(barText(field), LIMITS.field - label.length * 5 - 3)
    const text = `*${escapeMrkdwn(label)}*\n${first || '–'}`
    if (more.length > 0) {
      flush()
      drawn.push(section(text), ...more.map(section))
      continue
    }
    if (row.length === LIMITS.fields) flush()
    row.push({ type: 'mrkdwn', text, verbatim: true })
  }
  flush()
  return drawn
}

const BAR = 10

function progress({ label, done, of }: ProgressBlock): Text {
  const marks = Math.min(of, BAR)
  const filled = of > 0 ? Math.min(marks, Math.max(0, Math.floor((done / of) * marks))) : 0
  return [
    ...joinTexts([label, trustedText(`${done} of ${of}`)], ': '),
    ...trustedText(`  ${'▰'.repeat(filled)}${'▱'.repeat(marks - filled)}`),
  ]
}

function rows(buttons: readonly types.Button[]): types.ActionsBlock[] {
  const found: types.ActionsBlock[] = []
  for (let at = 0; at < buttons.length; at += LIMITS.buttons)
    found.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.buttons) })
  return found
}

function buttonOf(button: Button, drawing: BlockCounters): types.Button {
  const value = encodeButtonValue(button.line, button.returnTo)
  if (value.length > LIMITS.buttonValue) throw new TooLongError(`a button's line of ${value.length} characters`)
  return {
    type: 'button',
    action_id: `button-${drawing.elements++}`,
    text: plainTextElement(button.label, LIMITS.buttonText),
    value,
    ...(button.isPrimary ? { style: 'primary' as const } : {}),
  }
}

/** A select carries its line in the block id, and the options it fills in its action id. */
function select(block: SelectBlock, drawing: BlockCounters): types.SectionBlock[] {
  const label = sections([{ kind: 'theirs', text: block.label.trim() || '…' }])
  if (block.choices.length === 0) return label
  if (block.choices.length > LIMITS.options) throw new TooLongError(`a select of ${block.choices.length} choices`)
  const number = drawing.elements++
  const blockId = `${number} ${block.line}`
  const actionId = `select-${number}:${block.fills.join(',')}`
  if (blockId.length > LIMITS.id || actionId.length > LIMITS.id)
    throw new TooLongError(`a select's line of ${blockId.length} characters`)
  const options = block.choices.map(optionObject)
  const chosen = options.filter(({ value }) => value !== undefined && block.chosen?.includes(value))
  const placeholder = plainTextElement('Choose', LIMITS.placeholder)
  const one = chosen[0]
  const accessory: types.StaticSelect | types.MultiStaticSelect =
    block.fills.length === 1
      ? {
          type: 'static_select',
          action_id: actionId,
          placeholder,
          options,
          ...(one ? { initial_option: one } : {}),
        }
      : {
          type: 'multi_static_select',
          action_id: actionId,
          placeholder,
          options,
          max_selected_items: block.fills.length,
          ...(chosen.length > 0 ? { initial_options: chosen.slice(0, block.fills.length) } : {}),
        }
  return withAccessory(label, accessory, blockId)
}

export function optionObject({
  label,
  value,
  about,
}: {
  label: string
  value: string
  about?: string
}): types.PlainTextOption {
  if (value.length > LIMITS.optionValue) throw new TooLongError(`a choice's value of ${value.length} characters`)
  return {
    text: plainTextElement(label, LIMITS.optionText),
    value: value || '–',
    ...(about ? { description: plainTextElement(about, LIMITS.optionText) } : {}),
  }
}

/** Plain text; Slack requires at least one character. */
export const plainTextElement = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: truncateText(sanitizeText(text), max).trim() || '–',
  emoji: true,
})

/**
 * The value of a button: its line, or its line and the line to return to as JSON. A line never begins with a bracket.
 */
export const encodeButtonValue = (line: string, returnTo?: string): string =>
  returnTo === undefined ? line : JSON.stringify([line, returnTo])

/** Whether the line fits what Slack carries. `besides`: the line to return to, or the options a select fills. */
export const fitsSlackPayload = (line: string, besides?: string, kind: 'button' | 'select' = 'button'): boolean =>
  kind === 'select'
    ? Math.max(line.length, (besides ?? '').length) <= LIMITS.id - SELECT_NUMBER
    : encodeButtonValue(line, besides).length <= LIMITS.buttonValue

/** Reserved for `select-123:`. */
const SELECT_NUMBER = 12

/** The view exceeds Slack's limits in any layout. It is refused as a whole, never cut silently. */
export class TooLongError extends Error {}

// Renders a view with Components V2: one container with text displays, sections, selects and rows of buttons. A message
// holds 40 components and 4,000 characters; a larger view is drawn more compactly, then cut visibly.
import { type APIComponentInContainer, type APITextDisplayComponent, ComponentType, MessageFlags } from 'discord.js'
import { chartOf } from '../../src/chat/chart.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import type { ChartImage } from '../../src/chat/platform.ts'
import {
  type Block,
  type Button,
  barText,
  capitalizeText,
  plainText,
  type SelectBlock,
  type TextBlock,
  type View,
} from '../../src/chat/view.ts'
import { accentOf } from './accent.ts'
import {
  type ButtonWithId,
  buttonComponent,
  buttonRows,
  type ComponentRow,
  type CustomIdAssigner,
  countComponents,
  createCustomIdAssigner,
  LONGEST_IN_ROW,
  selectComponent,
  splitByLength,
} from './components.ts'
import { LIMITS } from './limits.ts'
import { bold, type MarkdownSpan, oneLineOf, rawMarkdown, renderMarkdown, smallText, toSingleLine } from './markdown.ts'
import { type MessageBody, pictureAttachment, pictureComponent, pictureText } from './message-body.ts'
import { maxTextLength, meterMarks } from './text-room.ts'

export interface MessageRenderOptions {
  /** Ephemeral: visible to the person who asked. */
  readonly isEphemeral?: boolean
  /** Arrives without a notification sound; an edit makes none, and may not say so. */
  readonly isSilent?: boolean
  /** Identifies the message in a channel's history; a positive 31-bit number. */
  readonly tag?: number
  /** The picture of its chart. */
  readonly chart?: ChartImage | null
  /** It replaces a message, and the pictures of that one. */
  readonly isEdit?: boolean
}

/** A view as the body of a message. */
export function render(
  view: View,
  { isEphemeral = false, isSilent = false, tag, chart = null, isEdit = false }: MessageRenderOptions = {},
): MessageBody {
  return {
    flags:
      MessageFlags.IsComponentsV2 |
      MessageFlags.SuppressEmbeds |
      (isEphemeral ? MessageFlags.Ephemeral : 0) |
      (!isEdit && (isSilent || view.isQuiet) ? MessageFlags.SuppressNotifications : 0),
    components: [
      {
        type: ComponentType.Container,
        ...(tag === undefined ? {} : { id: tag }),
        accent_color: accentOf(view),
        components: componentsOf(view, chart),
      },
    ],
    allowed_mentions: { parse: [] },
    ...(chart ? pictureAttachment(chart) : isEdit ? { attachments: [] } : {}),
  }
}

/** A part of the container, before the available space is known. */
type Part =
  | { readonly kind: 'text'; readonly text: readonly MarkdownSpan[] }
  | { readonly kind: 'item'; readonly text: readonly MarkdownSpan[]; readonly pressable: ButtonWithId }
  | { readonly kind: 'row'; readonly row: ComponentRow }
  | { readonly kind: 'divider' }
  | { readonly kind: 'picture'; readonly picture: ChartImage }

function componentsOf(view: View, picture: ChartImage | null): APIComponentInContainer[] {
  const giveId = createCustomIdAssigner()
  const pressables = new Map<Button, ButtonWithId>()
  const unfit: Part[] = []
  for (const button of allButtons(view)) {
    const id = giveId({ kind: 'button', line: button.line, ...(button.returnTo ? { extra: button.returnTo } : {}) })
    if (id === null) unfit.push(typedFallback(button.label, button.line))
    else pressables.set(button, { button, id })
  }
  const parts = [...partsOf(view, giveId, pressables, picture), ...unfit]
  const { wordy, short } = splitByLength(view.buttons.flatMap((button) => pressables.get(button) ?? []))
  const offered = view.buttons.slice(0, view.choices ?? 0)
  const whole = mergeTexts([...parts, ...wordy.map((one) => sectionOfButton(one, offered.includes(one.button)))])
  if (fitsMessage(whole, short)) return toComponents(whole, short)
  const undivided = mergeTexts(whole.filter(({ kind }) => kind !== 'divider'))
  if (fitsMessage(undivided, short)) return toComponents(undivided, short)
  return toComponents(mergeTexts(parts.filter(({ kind }) => kind !== 'divider').map(withoutButton)), [
    ...pressables.values(),
  ])
}

const fitsMessage = (parts: readonly Part[], buttons: readonly ButtonWithId[]): boolean =>
  countPartComponents(parts) + countComponents(buttonRows(buttons, LIMITS.components)) < LIMITS.components

/** The words beside a button: what it is about, or all of its label. One of several that may be meant says just that. */
function sectionOfButton(pressable: ButtonWithId, isOffered: boolean): Part {
  const { button } = pressable
  const label = isOffered && button.about === undefined ? 'This one' : truncateText(button.label, LONGEST_IN_ROW)
  return {
    kind: 'item',
    text: [{ kind: 'theirs', text: oneLineOf(button.about ?? button.label) }],
    pressable: { ...pressable, button: { ...button, label } },
  }
}

/** The parts as components, with texts shortened to fit, then as many buttons as fit. */
function toComponents(parts: readonly Part[], buttons: readonly ButtonWithId[]): APIComponentInContainer[] {
  const max = maxTextLength(parts.flatMap((part) => ('text' in part ? [renderMarkdown(part.text).length] : [])))
  const display = (text: readonly MarkdownSpan[]): APITextDisplayComponent => ({
    type: ComponentType.TextDisplay,
    content: renderMarkdown(text, max).trimEnd() || EMPTY,
  })
  const components = parts.map((part): APIComponentInContainer => {
    if (part.kind === 'row') return part.row
    if (part.kind === 'divider') return { type: ComponentType.Separator, divider: true }
    if (part.kind === 'picture') return pictureComponent(pictureText(part.picture))
    if (part.kind === 'text') return display(part.text)
    return { type: ComponentType.Section, components: [display(part.text)], accessory: buttonComponent(part.pressable) }
  })
  const all = [...components, ...buttonRows(buttons, LIMITS.components - 1 - countPartComponents(parts))]
  return all.length > 0 ? all : [display([])]
}

function partsOf(
  view: View,
  giveId: CustomIdAssigner,
  pressables: ReadonlyMap<Button, ButtonWithId>,
  picture: ChartImage | null,
): Part[] {
  const chart = picture && chartOf(view)
  let number = 0
  let selects = 0
  const lead = view.blocks.findIndex(({ kind }) => kind !== 'text')
  return [
    // The outcome of the button that led back here stands above what it led back to.
    ...(view.notice ? [textPart(view.notice), DIVIDER] : []),
    ...(plainText(view.title).trim() === '' ? [] : [textPart([rawMarkdown('### '), ...toSingleLine(view.title)])]),
    ...view.blocks.flatMap((block, at) => {
      if (block.kind === 'item' && block.line !== undefined) number++
      if (block.kind === 'select') selects++
      const parts = partsOfBlock(block, number, selects > MOST_SELECTS ? () => null : giveId, pressables)
      const isPictured = picture && block.kind === 'fields' && block.fields === chart
      // What is listed is set off from what is said of it; a picture does that by itself.
      const isFirstListed = at === lead && !isPictured && (block.kind === 'item' || block.kind === 'fields')
      return [
        ...(isFirstListed ? [DIVIDER] : []),
        ...(isPictured ? [{ kind: 'picture' as const, picture }] : []),
        ...parts,
      ]
    }),
  ]
}

function partsOfBlock(
  block: Block,
  number: number,
  giveId: CustomIdAssigner,
  pressables: ReadonlyMap<Button, ButtonWithId>,
): Part[] {
  switch (block.kind) {
    case 'text':
      return [textPart(textInItsWeight(block))]
    case 'item': {
      const text = [
        ...(block.line === undefined ? [] : [rawMarkdown(`**${number}** `)]),
        ...block.text,
        ...(block.detail ? [rawMarkdown('\n-# '), ...toSingleLine(block.detail)] : []),
      ]
      const pressable = block.button && pressables.get(block.button)
      return [pressable ? { kind: 'item', text, pressable } : textPart(text)]
    }
    case 'fields':
      return block.fields.map((field) => textPart([...bold(field.label), rawMarkdown(' '), ...barText(field)]))
    case 'progress':
      return [textPart([...block.label, rawMarkdown(` ${meterMarks(block.done, block.of)}`)])]
    case 'select':
      return partsOfSelect(block, giveId)
    default:
      return block satisfies never
  }
}

/** A select, and as text the choices that do not fit. */
function partsOfSelect(block: SelectBlock, giveId: CustomIdAssigner): Part[] {
  const { row, left } = selectComponent(block, giveId)
  const blanks = block.fills.map((name) => `${name}:…`).join(' ')
  return [
    ...(row && block.label.length <= LIMITS.placeholder ? [] : [textPart([...bold(block.label)])]),
    ...(row ? [{ kind: 'row', row } as const] : []),
    ...left.map(({ label, value }) => typedFallback(label, `${block.line} ${blanks.replace('…', value)}`)),
  ]
}

const DIVIDER: Part = { kind: 'divider' }

/** A heading is bold: the title alone is larger. */
function textInItsWeight({ text, look }: TextBlock): readonly MarkdownSpan[] {
  if (look === 'small') return smallText(text)
  return look === 'heading'
    ? [rawMarkdown('**'), ...toSingleLine(capitalizeText(text)), rawMarkdown('**')]
    : capitalizeText(text)
}

const textPart = (text: readonly MarkdownSpan[]): Part => ({ kind: 'text', text })

/** A button that does not fit can still be typed. */
const typedFallback = (label: string, line: string): Part =>
  textPart([
    rawMarkdown('-# '),
    { kind: 'theirs', text: oneLineOf(label) },
    rawMarkdown(': type '),
    { kind: 'theirs', text: oneLineOf(line) },
  ])

/** Joins neighbouring texts. */
function mergeTexts(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = textPart([...last.text, rawMarkdown('\n'), ...part.text])
    else all.push(part)
  }
  return all
}

/** An item as text; its button joins the others below. */
const withoutButton = (part: Part): Part => (part.kind === 'item' ? textPart(part.text) : part)

/** Number of components in the parts; the container adds one. */
const countPartComponents = (parts: readonly Part[]): number =>
  parts.reduce(
    (sum, part) => sum + (part.kind === 'row' ? countComponents([part.row]) : part.kind === 'item' ? 3 : 1),
    0,
  )

/** The number of texts that fill a message together with their labels and some rows of buttons. */
const MOST_SELECTS = 8
/** Discord refuses an empty text. */
const EMPTY = '\u200b'

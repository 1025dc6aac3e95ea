// A view as Components V2: one container with texts, sections with a button, selects and rows of buttons.
// A message holds 40 components and 4,000 characters: what needs more room is drawn closer together, then cut visibly.
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import {
  allButtons,
  type Block,
  type Button,
  barred,
  begun,
  plain,
  type SelectBlock,
  type View,
} from '../../src/chat/view.ts'
import { buttonOf, cost, type GiveId, idGiver, type Pressable, type Row, rowsOf, selectOf } from './actions.ts'
import { LIMITS } from './limits.ts'
import { type Marked, mark, markdown, oneLine } from './markdown.ts'

/** What every message has in common, however it is posted. */
export interface Body {
  readonly flags: number
  readonly components: APIMessageTopLevelComponent[]
  readonly allowed_mentions: { readonly parse: [] }
}

export interface Drawing {
  /** Only the person who asked sees it. */
  readonly isEphemeral?: boolean
  /** Arrives without a sound. */
  readonly isQuiet?: boolean
  /** Tells this message from others when it is looked up again; a positive 31-bit number. */
  readonly tag?: number
}

/** A view as the body of a message. */
export function render(view: View, { isEphemeral = false, isQuiet = false, tag }: Drawing = {}): Body {
  return {
    flags:
      MessageFlags.IsComponentsV2 |
      MessageFlags.SuppressEmbeds |
      (isEphemeral ? MessageFlags.Ephemeral : 0) |
      (isQuiet ? MessageFlags.SuppressNotifications : 0),
    components: [
      { type: ComponentType.Container, ...(tag === undefined ? {} : { id: tag }), components: componentsOf(view) },
    ],
    allowed_mentions: { parse: [] },
  }
}

/** A part of the container, before it is known how much room there is. */
type Part =
  | { readonly kind: 'text'; readonly text: readonly Marked[] }
  | { readonly kind: 'item'; readonly text: readonly Marked[]; readonly pressable: Pressable }
  | { readonly kind: 'row'; readonly row: Row }

function componentsOf(view: View): APIComponentInContainer[] {
  const giveId = idGiver()
  const pressables = new Map<Button, Pressable>()
  const unfit: Part[] = []
  for (const button of allButtons(view)) {
    const id = giveId({ kind: 'button', line: button.line, ...(button.returnTo ? { besides: button.returnTo } : {}) })
    if (id === null) unfit.push(toType(button.label, button.line))
    else pressables.set(button, { button, id })
  }
  const parts = [...partsOf(view, giveId, pressables), ...unfit]
  const below = view.buttons.flatMap((button) => pressables.get(button) ?? [])
  const roomy = merged(parts)
  if (size(roomy) + cost(rowsOf(below, LIMITS.components)) < LIMITS.components) return drawn(roomy, below)
  return drawn(merged(parts.map(closer)), [...pressables.values()])
}

/** The parts as components, texts shortened to what a message holds, then the buttons as far as there is room. */
function drawn(parts: readonly Part[], buttons: readonly Pressable[]): APIComponentInContainer[] {
  const max = longest(parts.flatMap((part) => (part.kind === 'row' ? [] : [markdown(part.text).length])))
  const display = (text: readonly Marked[]): APITextDisplayComponent => ({
    type: ComponentType.TextDisplay,
    content: markdown(text, max).trimEnd() || EMPTY,
  })
  const components = parts.map((part): APIComponentInContainer => {
    if (part.kind === 'row') return part.row
    if (part.kind === 'text') return display(part.text)
    return { type: ComponentType.Section, components: [display(part.text)], accessory: buttonOf(part.pressable) }
  })
  const all = [...components, ...rowsOf(buttons, LIMITS.components - 1 - size(parts))]
  return all.length > 0 ? all : [display([])]
}

function partsOf(view: View, giveId: GiveId, pressables: ReadonlyMap<Button, Pressable>): Part[] {
  let number = 0
  let selects = 0
  return [
    ...(view.notice ? [said(view.notice)] : []),
    ...(plain(view.title).trim() === '' ? [] : [said([mark('### '), ...oneLine(view.title)])]),
    ...view.blocks.flatMap((block) => {
      if (block.kind === 'item' && block.line !== undefined) number++
      if (block.kind === 'select') selects++
      return partsOfBlock(block, number, selects > MOST_SELECTS ? () => null : giveId, pressables)
    }),
  ]
}

function partsOfBlock(
  block: Block,
  number: number,
  giveId: GiveId,
  pressables: ReadonlyMap<Button, Pressable>,
): Part[] {
  switch (block.kind) {
    case 'text':
      return [said(begun(block.text))]
    case 'item': {
      const text = [
        ...(block.line === undefined ? [] : [mark(`**${number}** `)]),
        ...block.text,
        ...(block.detail ? [mark('\n-# '), ...oneLine(block.detail)] : []),
      ]
      const pressable = block.button && pressables.get(block.button)
      return [pressable ? { kind: 'item', text, pressable } : said(text)]
    }
    case 'fields':
      return block.fields.map((field) => said([...bold(field.label), mark(' '), ...barred(field)]))
    case 'progress':
      return [said([...block.label, mark(` ${meter(block.done, block.of)}`)])]
    case 'select':
      return partsOfSelect(block, giveId)
    default:
      return block satisfies never
  }
}

/** A select, and in words what cannot be chosen in it. */
function partsOfSelect(block: SelectBlock, giveId: GiveId): Part[] {
  const { row, left } = selectOf(block, giveId)
  const blanks = block.fills.map((name) => `${name}:…`).join(' ')
  return [
    ...(row && block.label.length <= LIMITS.placeholder ? [] : [said([...bold(block.label)])]),
    ...(row ? [{ kind: 'row', row } as const] : []),
    ...left.map(({ label, value }) => toType(label, `${block.line} ${blanks.replace('…', value)}`)),
  ]
}

const said = (text: readonly Marked[]): Part => ({ kind: 'text', text })

const bold = (words: string): Marked[] => [mark('**'), { kind: 'ours', text: words }, mark('**')]

/** What has no room in a button can still be typed. */
const toType = (label: string, line: string): Part =>
  said([
    mark('-# '),
    { kind: 'theirs', text: oneLineOf(label) },
    mark(': type '),
    { kind: 'theirs', text: oneLineOf(line) },
  ])

const oneLineOf = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

/** `2 of 3 ●●○` */
function meter(done: number, of: number): string {
  const marks = Math.min(of, MARKS)
  const full = of > 0 ? Math.max(0, Math.min(marks, Math.floor((done / of) * marks))) : 0
  return `${done} of ${of}${marks > 0 ? ` ${'●'.repeat(full)}${'○'.repeat(marks - full)}` : ''}`
}

const MARKS = 10

/** Neighbouring texts as one. */
function merged(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = said([...last.text, mark('\n'), ...part.text])
    else all.push(part)
  }
  return all
}

/** An item as text; its button goes below with the others. */
const closer = (part: Part): Part => (part.kind === 'item' ? said(part.text) : part)

/** Components in parts; the container itself is one more. */
const size = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (part.kind === 'row' ? cost([part.row]) : part.kind === 'item' ? 3 : 1), 0)

/** The length to which the longest texts are cut, so that all of them hold what a message holds. */
function longest(lengths: readonly number[]): number {
  let room: number = LIMITS.text
  let left = lengths.length
  for (const length of lengths.toSorted((a, b) => a - b)) {
    if (length * left > room) return Math.floor(room / left)
    room -= length
    left--
  }
  return LIMITS.text
}

/** With these, their labels and a few rows of buttons a message is full. */
const MOST_SELECTS = 8
/** Discord takes no empty text. */
const EMPTY = '\u200b'

// Renders the blocks of a view as Block Kit. Exhaustive by type: a kind of block without a renderer does not compile.
import type { types } from '@slack/bolt'
import { chartOf } from '../../src/chat/chart.ts'
import {
  type Block,
  type Button,
  capitalizeText,
  type Field,
  type ItemBlock,
  joinTexts,
  plainText,
  type Text,
  type TextBlock,
  trustedText,
  type View,
} from '../../src/chat/view.ts'
import { buttonElement } from './elements.ts'
import { progressText, renderFields, renderSelect } from './facts.ts'
import { LIMITS } from './limits.ts'
import { ALL_REFUSED, NONE_REFUSED, offerCards, type RefusedBlocks, stepPlan } from './newer-blocks.ts'
import { imageBlock, type SlackPicture } from './picture-block.ts'
import { boldSection, heading, paragraph, smallPrint, textObject } from './text-blocks.ts'

export { fitsSlackPayload } from './elements.ts'

/** A view while it is drawn: block ids and item numbers are distinct within a message. */
interface Drawing {
  readonly view: View
  readonly refused: RefusedBlocks
  elements: number
  numbered: number
  /** The buttons of items go below in rows, as there is no room beside each, and nothing has a layout of its own. */
  readonly isDense: boolean
  readonly below: types.Button[]
  /** Buttons of the view that stand in a row of its text. */
  readonly placed: Set<Button>
  readonly picture?: { readonly file: SlackPicture; readonly of: readonly Field[] | null }
}

/**
 * A whole view in reading order: notice, title, blocks, buttons. If buttons beside items would exceed `max` blocks,
 * texts are joined and buttons go below.
 * @param refused the newer blocks that are not drawn
 */
export function renderBlocks(
  view: View,
  max: number,
  refused: RefusedBlocks = NONE_REFUSED,
  picture?: SlackPicture,
): types.KnownBlock[] {
  const wide = drawView(view, { refused, picture, isDense: false, inRow: LIMITS.buttonsInRow })
  if (wide.length <= max) return wide
  const dense = drawView(view, { refused, picture, isDense: true, inRow: LIMITS.buttonsInRow })
  return dense.length <= max ? dense : drawView(view, { refused, picture, isDense: true, inRow: LIMITS.buttons })
}

interface Layout {
  readonly refused: RefusedBlocks
  readonly picture: SlackPicture | undefined
  readonly isDense: boolean
  /** Buttons of the view in a row. */
  readonly inRow: number
}

function drawView(view: View, { refused, picture: file, isDense, inRow }: Layout): types.KnownBlock[] {
  const picture = file ? { picture: { file, of: chartOf(view) } } : {}
  const drawing: Drawing = {
    view,
    refused,
    elements: 0,
    numbered: 0,
    isDense,
    below: [],
    placed: new Set(),
    ...picture,
  }
  const head = [...paragraph(view.notice ?? []), ...boldSection(view.title)]
  const body = groupBlocks(view.blocks, drawing)
  const own = view.buttons.filter((button) => !drawing.placed.has(button))
  const buttons = [...drawing.below, ...own.map((button) => buttonOf(button, drawing))]
  return [...head, ...body, ...rows(buttons, inRow)]
}

/** Neighbouring text is joined into one section: fewer blocks, and one element for a screen reader. */
function groupBlocks(blocks: readonly Block[], drawing: Drawing): types.KnownBlock[] {
  const drawn: types.KnownBlock[] = []
  let lines: Text[] = []
  // Blocks before this are drawn one by one: their layout was not possible.
  let alone = 0
  const flush = () => {
    drawn.push(...paragraph(joinTexts(lines, '\n')))
    lines = []
  }
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) break
    if (!drawing.isDense && at >= alone) {
      const run = neighbours(blocks, at)
      const laidOut = run.length > 0 ? layOut(run, drawing, drawn.length + lines.length > 0) : null
      if (laidOut) {
        flush()
        drawn.push(...laidOut)
        at += run.length - 1
        continue
      }
      alone = at + run.length
    }
    if (block.kind === 'text') lines.push(capitalizeText(block.text))
    else if (block.kind === 'item' && (drawing.isDense || !block.button)) {
      lines.push(itemText(block, drawing))
      if (block.button) drawing.below.push(buttonOf(block.button, drawing, block.text))
    } else {
      flush()
      drawn.push(...drawBlock(block, drawing))
    }
  }
  flush()
  return drawn
}

/** The blocks from here that have one layout together: steps, offers, the items of a row; a heading or row alone. */
function neighbours(blocks: readonly Block[], at: number): Block[] {
  const first = blocks[at]
  const isStep = (block: Block | undefined) => block?.kind === 'text' && block.step !== undefined
  // The meter of the steps is the title of their plan.
  if (first?.kind === 'progress' && isStep(blocks[at + 1])) return [first, ...neighbours(blocks, at + 1)]
  if (first?.kind === 'text' && first.step) return takeWhile(blocks, at, isStep)
  if (first?.kind === 'item' && first.isOffer)
    return takeWhile(blocks, at, (each) => each.kind === 'item' && each.isOffer === true)
  if (first?.kind === 'item' && first.row)
    return takeWhile(blocks, at, (each) => each.kind === 'item' && each.row === first.row)
  return first?.kind === 'text' && (first.look || first.row) ? [first] : []
}

function takeWhile(blocks: readonly Block[], at: number, fits: (block: Block) => boolean): Block[] {
  const end = blocks.findIndex((block, index) => index > at && !fits(block))
  return blocks.slice(at, end < 0 ? undefined : end)
}

/** Blocks with a layout of their own; null where it can't be drawn here, and they are drawn as any other. */
function layOut(run: readonly Block[], drawing: Drawing, isBelow: boolean): types.KnownBlock[] | null {
  const [first] = run
  if (first?.kind === 'item') {
    const items = run.filter((each) => each.kind === 'item')
    return first.isOffer ? drawOffers(items, drawing) : drawRow(items, drawing)
  }
  const steps = run.filter((each): each is TextBlock => each.kind === 'text' && each.step !== undefined)
  if (steps.length > 0)
    return stepPlan(steps, first?.kind === 'progress' ? progressText(first, false) : null, drawing.refused)
  if (first?.kind !== 'text') return null
  if (first.look === 'heading') return [...(isBelow ? [{ type: 'divider' as const }] : []), ...heading(first.text)]
  if (first.look === 'small') return smallPrint(capitalizeText(first.text))
  const buttons = drawing.view.buttons.filter(({ row }) => row === first.row)
  for (const button of buttons) drawing.placed.add(button)
  const drawn = buttons.map((button) => buttonOf(button, drawing, first.text))
  return [...paragraph(capitalizeText(first.text)), ...rows(drawn, LIMITS.buttonsInRow)]
}

function drawOffers(items: readonly ItemBlock[], drawing: Drawing): types.KnownBlock[] | null {
  const before = { elements: drawing.elements, numbered: drawing.numbered }
  const offers = items.map((item) => ({
    title: [...(item.line === undefined ? [] : trustedText(`${++drawing.numbered}. `)), ...item.text],
    detail: item.detail ?? [],
    button: item.button && buttonOf(item.button, drawing, item.text),
  }))
  const cards = offerCards(offers, drawing.refused)
  if (!cards) Object.assign(drawing, before)
  return cards
}

/** The words of all in one line, and their buttons side by side. */
function drawRow(items: readonly ItemBlock[], drawing: Drawing): types.KnownBlock[] {
  const buttons = items.flatMap(({ button, text }) => (button ? [buttonOf(button, drawing, text)] : []))
  drawing.numbered += items.filter(({ line }) => line !== undefined).length
  const words = joinTexts(
    items.map(({ text, detail }) => joinTexts([text, detail ?? []], ' ')),
    '   ·   ',
  )
  return [...paragraph(words), ...rows(buttons, LIMITS.buttonsInRow)]
}

function drawBlock(block: Block, drawing: Drawing): types.KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return paragraph(capitalizeText(block.text))
    case 'item':
      return beside(itemText(block, drawing), block.button ? buttonOf(block.button, drawing, block.text) : undefined)
    case 'fields':
      return [
        ...(drawing.picture?.of === block.fields ? [imageBlock(drawing.picture.file)] : []),
        ...renderFields(block, drawing.view.title, drawing.isDense ? ALL_REFUSED : drawing.refused),
      ]
    case 'progress':
      return paragraph(progressText(block))
    case 'select':
      return renderSelect(block, drawing.elements++)
    default:
      return block satisfies never
  }
}

const itemText = ({ text, detail, line }: ItemBlock, drawing: Drawing): Text => {
  const number = line === undefined ? [] : trustedText(`${++drawing.numbered}. `)
  return [...number, ...joinTexts([text, detail ?? []])]
}

/** Text with an element beside it; below it where no text object holds these words. */
function beside(text: Text, button: types.Button | undefined): types.KnownBlock[] {
  if (!button) return paragraph(text)
  const object = textObject(text, LIMITS.section)
  if (object) return [{ type: 'section', text: object, accessory: button }]
  return [...paragraph(text), { type: 'actions', elements: [button] }]
}

function rows(buttons: readonly types.Button[], inRow: number): types.ActionsBlock[] {
  const found: types.ActionsBlock[] = []
  for (let at = 0; at < buttons.length; at += inRow)
    found.push({ type: 'actions', elements: buttons.slice(at, at + inRow) })
  return found
}

/** @param about whose words, if there are any in it, say to a screen reader what the button is about */
function buttonOf(button: Button, drawing: Drawing, about: Text = drawing.view.title): types.Button {
  const theirs = about.filter(({ kind }) => kind === 'theirs')
  return buttonElement(button, drawing.elements++, plainText(theirs.length > 0 ? theirs : about))
}

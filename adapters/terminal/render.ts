// Renders views as text. Everything that can be pressed has a number, in the order of `numberedLines`.

import { allButtons, numberedActions } from '../../src/chat/numbered-actions.ts'
import { isolateBidi } from '../../src/chat/sanitize.ts'
import type { Block, ItemBlock, SelectBlock, Text, View } from '../../src/chat/view.ts'
import { barText, capitalizeText } from '../../src/chat/view.ts'
import { MAX_METER_STEPS } from './limits.ts'
import { toPrintable, toPrintableLine } from './printable.ts'
import { splitWords, type TextAtom, wrapText } from './wrap.ts'

/** Output for a TTY, or plain text. */
export interface TextRenderOptions {
  /** Columns; null if lines are never broken. */
  readonly width: number | null
  readonly isStyled: boolean
  /** Whether right-to-left text is isolated by invisible marks. */
  readonly isolates: boolean
}

export const PLAIN_TEXT_OPTIONS: TextRenderOptions = { width: null, isStyled: false, isolates: false }

export function render(view: View, look: TextRenderOptions): string {
  const numbers = createNumbering(view)
  const { bold } = textStyles(look)
  const title = textOf(view.title, look)
  const buttons = view.buttons.map(({ label, isPrimary }) => pressable(label, numbers.button(), look, isPrimary))
  return [
    ...(view.notice ? wrapText(splitWords(textOf(view.notice, look)), look.width) : []),
    ...(title === '' ? [] : wrapText(splitWords(title).map(bold), look.width)),
    // Buttons of items are numbered before those of the view, wherever they are drawn.
    ...view.blocks.flatMap((block) => renderBlock(block, numbers, look)),
    ...(buttons.length > 0 ? wrapText(spaced(buttons), look.width, '  ') : []),
  ].join('\n')
}

interface Numbers {
  item(): number
  itemButton(): number
  button(): number
  choice(): number
}

function createNumbering(view: View): Numbers {
  const items = numberedActions(view, false).length
  const ofItems = allButtons(view).length - view.buttons.length
  const next = (start: number) => () => ++start
  return {
    item: next(0),
    itemButton: next(items),
    button: next(items + ofItems),
    choice: next(items + allButtons(view).length),
  }
}

function renderBlock(block: Block, numbers: Numbers, look: TextRenderOptions): string[] {
  switch (block.kind) {
    case 'text':
      return wrapText(splitWords(textOf(capitalizeText(block.text), look)), look.width, '  ')
    case 'item':
      return item(block, numbers, look)
    case 'fields':
      return block.fields.flatMap((field) =>
        wrapText([`${toPrintableLine(field.label)}:`, ...splitWords(textOf(barText(field), look))], look.width, '  '),
      )
    case 'progress': {
      const said = `${textOf(block.label, look)}: ${block.done} of ${block.of}`
      return wrapText([...splitWords(said), ...meter(block.done, block.of, look)], look.width, '  ')
    }
    case 'select':
      return select(block, numbers, look)
    default:
      return undrawable(block)
  }
}

function item({ text, detail, line, button }: ItemBlock, numbers: Numbers, look: TextRenderOptions): string[] {
  const { bold, dim } = textStyles(look)
  const mark = line === undefined ? '  - ' : `  ${bold(`${numbers.item()}.`)} `
  const rest = detail && detail.length > 0 ? ['·', ...splitWords(textOf(detail, look))].map(dim) : []
  const pressed = button ? ['', pressable(button.label, numbers.itemButton(), look)] : []
  return wrapText([...splitWords(textOf(text, look)), ...rest, ...pressed], look.width, mark)
}

function select(
  { label, fills, choices, chosen = [] }: SelectBlock,
  numbers: Numbers,
  look: TextRenderOptions,
): string[] {
  const { bold, dim } = textStyles(look)
  const shown = choices.map((choice) => ({ ...choice, number: numbers.choice() }))
  const [first, second] = shown
  const several =
    fills.length > 1 && first && second ? ` (up to ${fills.length}: ${first.number} ${second.number})` : ''
  return [
    ...wrapText(splitWords(`${toPrintableLine(label)}${several}:`), look.width, '  '),
    ...shown.flatMap((choice) => {
      const now = chosen.includes(choice.value) ? ['(now)'] : []
      const about = choice.about ? ['·', ...splitWords(toPrintableLine(choice.about))].map(dim) : []
      const said = splitWords(
        look.isolates ? isolateBidi(toPrintableLine(choice.label)) : toPrintableLine(choice.label),
      )
      return wrapText([...said, ...now, ...about], look.width, `    ${bold(`${choice.number}.`)} `)
    }),
  ]
}

/** Drawn in addition to the words, never instead. */
function meter(done: number, of: number, { isStyled }: TextRenderOptions): TextAtom[] {
  if (!isStyled || of < 1 || of > MAX_METER_STEPS) return []
  const full = Math.min(Math.max(done, 0), of)
  return ['■'.repeat(full) + '□'.repeat(of - full)]
}

/** `[3] Done`: a button, never broken. */
function pressable(label: string, number: number, look: TextRenderOptions, isPrimary = false): TextAtom {
  const { bold, cyan } = textStyles(look)
  const said = look.isolates ? isolateBidi(toPrintableLine(label)) : toPrintableLine(label)
  return `${cyan(`[${number}]`)} ${isPrimary ? bold(said) : said}`
}

/** Separated by two spaces. */
const spaced = (atoms: readonly TextAtom[]): TextAtom[] =>
  atoms.flatMap((atom, index) => (index === 0 ? [atom] : ['', atom]))

const textOf = (text: Text, { isolates }: TextRenderOptions): string =>
  text
    .map((span) => {
      switch (span.kind) {
        case 'ours':
        case 'link':
          return toPrintable(span.text)
        case 'theirs':
          return isolates ? isolateBidi(toPrintable(span.text)) : toPrintable(span.text)
        case 'at':
          return toPrintable(span.fallback)
        default:
          return undrawable(span)
      }
    })
    .join('')

const ESCAPE = String.fromCharCode(27)
const plainly = (text: string): string => text
const style = (on: number, off: number) => (text: string) => `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m`
const STYLED = { bold: style(1, 22), dim: style(2, 22), cyan: style(36, 39) }
const UNSTYLED = { bold: plainly, dim: plainly, cyan: plainly }

/** Repeats what the words say already. */
export const textStyles = ({ isStyled }: TextRenderOptions) => (isStyled ? STYLED : UNSTYLED)

function undrawable(block: never): never {
  throw new Error(`The terminal cannot draw ${JSON.stringify(block)}`)
}

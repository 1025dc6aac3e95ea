// Views as text. Everything that can be pressed has a number, in the order `numberedLines` counts.
import { isolated } from '../../src/chat/harmless.ts'
import type { Block, ItemBlock, SelectBlock, Text, View } from '../../src/chat/view.ts'
import { allButtons, barred, begun, numberedLines } from '../../src/chat/view.ts'
import { harmless, oneLine } from './harmless.ts'
import { METER } from './limits.ts'
import { type Atom, words, wrap } from './wrap.ts'

/** How it is to look: at a screen, or as plain text. */
export interface Look {
  /** Columns; null where lines are never broken. */
  readonly width: number | null
  readonly isStyled: boolean
  /** Whether right-to-left words are set apart by invisible marks. */
  readonly isolates: boolean
}

export const PLAIN: Look = { width: null, isStyled: false, isolates: false }

export function render(view: View, look: Look): string {
  const numbers = numbering(view)
  const { bold } = styles(look)
  const title = textOf(view.title, look)
  const buttons = view.buttons.map(({ label, isPrimary }) => pressable(label, numbers.button(), look, isPrimary))
  return [
    ...(view.notice ? wrap(words(textOf(view.notice, look)), look.width) : []),
    ...(title === '' ? [] : wrap(words(title).map(bold), look.width)),
    // Buttons of items are counted before those of the view, wherever they are drawn.
    ...view.blocks.flatMap((block) => drawn(block, numbers, look)),
    ...(buttons.length > 0 ? wrap(apart(buttons), look.width, '  ') : []),
  ].join('\n')
}

interface Numbers {
  item(): number
  itemButton(): number
  button(): number
  choice(): number
}

function numbering(view: View): Numbers {
  const items = numberedLines(view, false).length
  const ofItems = allButtons(view).length - view.buttons.length
  const next = (start: number) => () => ++start
  return {
    item: next(0),
    itemButton: next(items),
    button: next(items + ofItems),
    choice: next(items + allButtons(view).length),
  }
}

function drawn(block: Block, numbers: Numbers, look: Look): string[] {
  switch (block.kind) {
    case 'text':
      return wrap(words(textOf(begun(block.text), look)), look.width, '  ')
    case 'item':
      return item(block, numbers, look)
    case 'fields':
      return block.fields.flatMap((field) =>
        wrap([`${oneLine(field.label)}:`, ...words(textOf(barred(field), look))], look.width, '  '),
      )
    case 'progress': {
      const said = `${textOf(block.label, look)}: ${block.done} of ${block.of}`
      return wrap([...words(said), ...meter(block.done, block.of, look)], look.width, '  ')
    }
    case 'select':
      return select(block, numbers, look)
    default:
      return undrawable(block)
  }
}

function item({ text, detail, line, button }: ItemBlock, numbers: Numbers, look: Look): string[] {
  const { bold, dim } = styles(look)
  const mark = line === undefined ? '  - ' : `  ${bold(`${numbers.item()}.`)} `
  const rest = detail && detail.length > 0 ? ['·', ...words(textOf(detail, look))].map(dim) : []
  const pressed = button ? ['', pressable(button.label, numbers.itemButton(), look)] : []
  return wrap([...words(textOf(text, look)), ...rest, ...pressed], look.width, mark)
}

function select({ label, fills, choices, chosen = [] }: SelectBlock, numbers: Numbers, look: Look): string[] {
  const { bold, dim } = styles(look)
  const shown = choices.map((choice) => ({ ...choice, number: numbers.choice() }))
  const [first, second] = shown
  const several =
    fills.length > 1 && first && second ? ` (up to ${fills.length}: ${first.number} ${second.number})` : ''
  return [
    ...wrap(words(`${oneLine(label)}${several}:`), look.width, '  '),
    ...shown.flatMap((choice) => {
      const now = chosen.includes(choice.value) ? ['(now)'] : []
      const about = choice.about ? ['·', ...words(oneLine(choice.about))].map(dim) : []
      const said = words(look.isolates ? isolated(oneLine(choice.label)) : oneLine(choice.label))
      return wrap([...said, ...now, ...about], look.width, `    ${bold(`${choice.number}.`)} `)
    }),
  ]
}

/** Drawn beside the words, never instead of them. */
function meter(done: number, of: number, { isStyled }: Look): Atom[] {
  if (!isStyled || of < 1 || of > METER) return []
  const full = Math.min(Math.max(done, 0), of)
  return ['■'.repeat(full) + '□'.repeat(of - full)]
}

/** `[3] Done`: a button, unbroken. */
function pressable(label: string, number: number, look: Look, isPrimary = false): Atom {
  const { bold, cyan } = styles(look)
  const said = look.isolates ? isolated(oneLine(label)) : oneLine(label)
  return `${cyan(`[${number}]`)} ${isPrimary ? bold(said) : said}`
}

/** Two spaces between one and the next. */
const apart = (atoms: readonly Atom[]): Atom[] => atoms.flatMap((atom, index) => (index === 0 ? [atom] : ['', atom]))

const textOf = (text: Text, { isolates }: Look): string =>
  text
    .map((span) => {
      switch (span.kind) {
        case 'ours':
          return harmless(span.text)
        case 'theirs':
          return isolates ? isolated(harmless(span.text)) : harmless(span.text)
        case 'at':
          return harmless(span.fallback)
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

/** Only repeats what words say already. */
export const styles = ({ isStyled }: Look) => (isStyled ? STYLED : UNSTYLED)

function undrawable(block: never): never {
  throw new Error(`The terminal cannot draw ${JSON.stringify(block)}`)
}

// What to show, with no platform in it. Every platform draws every kind of block, or does not compile.

import type { CommandLine } from '../contracts/command-line.ts'
import type { CardSubject } from '../contracts/conversation.ts'

/** A moment the reader's own client draws where it can (`<t:…>`, `<!date^…>`); `fallback` is in the person's zone. */
export interface Moment {
  readonly kind: 'at'
  readonly instant: Date
  readonly style: 'time' | 'day' | 'moment' | 'relative'
  readonly fallback: string
}

/**
 * An address of this installation, drawn by each platform as its own link, letter by letter: nothing in it is escaped,
 * capitalised, cut or replaced. Never an address that a person typed.
 */
export interface LinkSpan {
  readonly kind: 'link'
  readonly text: string
}

/** A piece of text. `ours` was written by this project; `theirs` is somebody's words, made harmless by each renderer. */
export type Span =
  | { readonly kind: 'ours'; readonly text: string }
  | { readonly kind: 'theirs'; readonly text: string }
  | LinkSpan
  | Moment

/** Words, of which it is known whose they are: a renderer makes those of somebody harmless. */
export type Text = readonly Span[]

/**
 * A button is a label and the line one could have typed instead: no handler, no state, works after a restart.
 * `returnTo` is the line of a list that comes back, with the outcome on top.
 */
export interface Button {
  readonly label: string
  readonly line: CommandLine
  readonly isPrimary?: boolean
  readonly returnTo?: CommandLine
  /** What it is about, where two buttons of a view have the same label: "call gp, 09:00". */
  readonly about?: string
}

/**
 * A button that takes back what its answer did, and then asks for `returnTo`. The dispatcher makes it a `Button` once
 * the change is known, so no platform has to draw it; where nothing was changed, it is left out.
 */
export interface UndoButton {
  readonly label: string
  readonly returnTo: CommandLine
}

/** One of the choices of a select. */
export interface Choice {
  readonly label: string
  readonly value: string
  readonly about?: string
}

/** A line of its own. */
export interface TextBlock {
  readonly kind: 'text'
  readonly text: Text
}

/** One thing of a list. One with a `line` is numbered: typing its number does what the line says. */
export interface ItemBlock {
  readonly kind: 'item'
  readonly text: Text
  readonly detail?: Text
  readonly line?: CommandLine
  readonly button?: Button
}

/** Facts, each with its name. */
export interface FieldsBlock {
  readonly kind: 'fields'
  readonly fields: readonly Field[]
}

/** A fact. The words say everything; `amount` and `on` say it again for a platform that can draw. */
export interface Field {
  readonly label: string
  readonly value: Text
  /** On a scale from nothing to `of`: a bar, a column of a chart. */
  readonly amount?: { readonly value: number; readonly of: number }
  /** A local day, or the week that begins with it, and what it was in a word: a cell of a calendar. */
  readonly on?: { readonly day: string; readonly word: string; readonly isWeek?: boolean }
}

/** A meter; it always prints "2 of 3" beside whatever is drawn. */
export interface ProgressBlock {
  readonly kind: 'progress'
  readonly label: Text
  readonly done: number
  readonly of: number
}

/**
 * A choice of one or several of up to 25. Choosing asks `line` again with the chosen values put into the options
 * named in `fills`, in order; as many can be chosen as there are names.
 */
export interface SelectBlock {
  readonly kind: 'select'
  readonly label: string
  readonly line: CommandLine
  readonly fills: readonly string[]
  readonly choices: readonly Choice[]
  readonly chosen?: readonly string[]
}

/** A renderer draws every kind, or it does not compile. */
export type Block = TextBlock | ItemBlock | FieldsBlock | ProgressBlock | SelectBlock

/** What to show, with no platform in it. */
export interface View {
  /** What happened, or what this is. */
  readonly title: Text
  /** The outcome of the button that led back here. */
  readonly notice?: Text
  readonly blocks: readonly Block[]
  readonly buttons: readonly Button[]
  /** Comes after the other buttons. */
  readonly undoButton?: UndoButton
  /** Makes the message a card: kept, and edited in place while its subject changes. */
  readonly card?: CardSubject
  /** What a typed *yes* or *no* means for the next ten minutes. */
  readonly question?: { readonly yes: CommandLine; readonly no: CommandLine }
  /** The view asks which of its first so many buttons is meant: "the second one" and "both" answer it. */
  readonly choices?: number
  /** Buttons there is no room to draw, each of which can be typed by its label. */
  readonly typedButtons?: readonly Button[]
  /** What was done, and the option that names what it was done to: for "no, the other one". */
  readonly acted?: { readonly line: CommandLine; readonly into: string }
  /**
   * What the very next typed line answers, if it is nothing else and the option takes it: it is put into that option
   * of the line. "Where were you?", "Which city?"
   */
  readonly asks?: { readonly line: CommandLine; readonly into: string }
}

/** Literal parts are ours, interpolated strings are somebody's words; numbers and texts are taken as they are. */
export function t(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Moment | LinkSpan | Text)[]
): Text {
  const spans: Span[] = []
  parts.forEach((part, index) => {
    if (part !== '') spans.push({ kind: 'ours', text: part })
    const value = values[index]
    if (value === undefined) return
    if (typeof value === 'string') {
      if (value !== '') spans.push({ kind: 'theirs', text: value })
    } else if (typeof value === 'number') spans.push({ kind: 'ours', text: String(value) })
    else if ('kind' in value) spans.push(value)
    else spans.push(...value)
  })
  return spans
}

/** Our own words that are not a literal: a label from a table, a unit. Never anything a person typed. */
export const trustedText = (text: string): Text => (text === '' ? [] : [{ kind: 'ours', text }])

/** A link to this installation; `url` is absolute. */
export const linkSpan = (url: string): LinkSpan => ({ kind: 'link', text: url })

/** Texts one after the other with ours between, empty ones left out: `a · b · c`. */
export function joinTexts(texts: readonly Text[], between = ' · '): Text {
  return texts
    .filter((text) => text.length > 0)
    .flatMap((text, index) => (index === 0 ? text : [...trustedText(between), ...text]))
}

/**
 * A moment drawn by the reader's own client where it can be.
 * @param instant UTC
 * @param fallback in the reader's zone, for where it cannot
 */
export const momentSpan = (instant: Date, style: Moment['style'], fallback: string): Moment => ({
  kind: 'at',
  instant,
  style,
  fallback,
})

/** A line of its own. */
export const textBlock = (text: Text): TextBlock => ({ kind: 'text', text })

/** What begins a line of its own, as it is drawn: with a capital where the words are ours; somebody's stay as they are. */
export function capitalizeText(text: Text): Text {
  const [first, ...rest] = text
  if (first?.kind !== 'ours') return text
  return [{ kind: 'ours', text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}

/** One thing of a list. */
export const itemBlock = (text: Text, rest: Omit<ItemBlock, 'kind' | 'text'> = {}): ItemBlock => ({
  kind: 'item',
  text,
  ...rest,
})

/** A fact's words with its bar in letters, where nothing better can be drawn: `■■□ 2.3 of 3`. */
export function barText({ value, amount }: Field): Text {
  if (!amount || amount.of <= 0) return value
  const marks = Math.min(Math.ceil(amount.of), MAX_BAR_CELLS)
  const full = Math.min(Math.max(Math.round((amount.value / amount.of) * marks), 0), marks)
  return [...trustedText(`${'■'.repeat(full)}${'□'.repeat(marks - full)} `), ...value]
}

const MAX_BAR_CELLS = 5

/** A view; without buttons unless some are given. */
export const view = (
  title: Text,
  blocks: readonly Block[] = [],
  rest: Partial<Omit<View, 'title' | 'blocks'>> = {},
): View => ({ title, blocks, buttons: [], ...rest })

/** As a screen reader, a log in a test, or a plain terminal has it. */
export const plainText = (text: Text): string =>
  text.map((span) => (span.kind === 'at' ? span.fallback : span.text)).join('')

// Views: what to show, independent of platforms. Every platform renders every kind of block, or does not compile.

import type { CommandLine } from '../contracts/command-line.ts'
import type { CardSubject, Question } from '../contracts/conversation.ts'

/** An instant rendered by the reader's client where possible; `fallback` is in the person's zone. */
export interface Moment {
  readonly kind: 'at'
  readonly instant: Date
  readonly style: 'time' | 'day' | 'moment' | 'relative'
  readonly fallback: string
}

/**
 * An address of this installation, rendered as a link by each platform, character by character: never escaped,
 * capitalised, cut or replaced. Never an address that a person typed.
 */
export interface LinkSpan {
  readonly kind: 'link'
  readonly text: string
}

/** A piece of text. `ours` was written by this project; `theirs` is a person's and escaped by each renderer. */
export type Span =
  /** `byCommand` replaces `text` where no typed line is heard; see `typedHint`. */
  | { readonly kind: 'ours'; readonly text: string; readonly byCommand?: string }
  | { readonly kind: 'theirs'; readonly text: string }
  | LinkSpan
  | Moment

/** Text whose origin is known, so that a renderer escapes people's words. */
export type Text = readonly Span[]

/**
 * A button is a label and the line one could have typed instead: stateless, so it works after a restart. `returnTo` is
 * the line of a list to show again, with the outcome on top.
 */
export interface Button {
  readonly label: string
  readonly line: CommandLine
  readonly isPrimary?: boolean
  readonly returnTo?: CommandLine
  /** What it is about, where two buttons of a view have the same label: "call gp, 09:00". */
  readonly about?: string
  /** The text block it stands under, by that block's `row`, where a platform draws rows; else below the view. */
  readonly row?: string
}

/** Undoes the change of its answer, then shows `returnTo`. The dispatcher makes it a `Button`; left out without a change. */
export interface UndoButton {
  readonly label: string
  readonly returnTo: CommandLine
}

/** A choice of a select. */
export interface Choice {
  readonly label: string
  readonly value: string
  readonly about?: string
}

/** A paragraph. */
export interface TextBlock {
  readonly kind: 'text'
  readonly text: Text
  /** How it stands out or back, where a platform can draw that: the heading of what follows, or small print. */
  readonly look?: 'heading' | 'small'
  /** It is a step of a plan, and how far that is; neighbours are one plan. */
  readonly step?: 'done' | 'current' | 'open'
  /** The buttons of the view with the same `row` stand under it. */
  readonly row?: string
}

/** A list item. With a `line` it is numbered: typing its number runs the line. */
export interface ItemBlock {
  readonly kind: 'item'
  readonly text: Text
  readonly detail?: Text
  readonly line?: CommandLine
  readonly button?: Button
  /** One of a few offers: a card of its own where a platform has cards. */
  readonly isOffer?: boolean
  /** Neighbours of the same `row` are one row: their words in a line, their buttons side by side. */
  readonly row?: string
}

/** A list of named facts. */
export interface FieldsBlock {
  readonly kind: 'fields'
  readonly fields: readonly Field[]
}

/** A fact. The words are complete; `amount` and `on` repeat them for a platform that can draw. */
export interface Field {
  readonly label: string
  readonly value: Text
  /** From zero to `of`: a bar, a column of a chart. `unit` is said beside its scale: `min`. */
  readonly amount?: { readonly value: number; readonly of: number; readonly unit?: string }
  /** A local day, or the week that begins with it, and its state in a word: a cell of a calendar. */
  readonly on?: {
    readonly day: string
    readonly word: string
    readonly isWeek?: boolean
    /** The first day of the reader's week, `sun`; Monday if left out. */
    readonly weekStartsOn?: string
  }
}

/** A meter; it always prints "2 of 3" beside what is drawn. */
export interface ProgressBlock {
  readonly kind: 'progress'
  readonly label: Text
  readonly done: number
  readonly of: number
}

/**
 * A choice of up to 25. Choosing runs `line` with the chosen values in the options named by `fills`, in order; as many
 * can be chosen as there are names.
 */
export interface SelectBlock {
  readonly kind: 'select'
  readonly label: string
  readonly line: CommandLine
  readonly fills: readonly string[]
  readonly choices: readonly Choice[]
  readonly chosen?: readonly string[]
  /** The line to show again after choosing, with the outcome on top, where a platform can carry it. */
  readonly returnTo?: CommandLine
}

export type Block = TextBlock | ItemBlock | FieldsBlock | ProgressBlock | SelectBlock

/** What to show, independent of platforms. */
export interface View {
  /** The outcome, or the title. */
  readonly title: Text
  /** The outcome of the button that led back here. */
  readonly notice?: Text
  readonly blocks: readonly Block[]
  readonly buttons: readonly Button[]
  /** Shown after the other buttons. */
  readonly undoButton?: UndoButton
  /** Posted without a notification sound, where the platform can do that. */
  readonly isQuiet?: boolean
  /** Makes the message a card: edited in place when its subject changes. */
  readonly card?: CardSubject
  /** What several runs that it tells of were about, so that “them” means these. */
  readonly about?: readonly CardSubject[]
  /** What it speaks of that is not kept here, by its name; '' where that is told in words that are no name. */
  readonly speaksOf?: string
  /** The lines of a typed *yes* or *no*, for ten minutes. */
  readonly question?: Question
  /** The view asks which of its first so many buttons is meant: "the second one" and "both" answer it. */
  readonly choices?: number
  /** Buttons there is no room to draw, each of which can be typed by its label. */
  readonly typedButtons?: readonly Button[]
  /** What was done, and the option that names what it was done to: for "no, the other one". */
  readonly acted?: { readonly line: CommandLine; readonly into: string }
  /**
   * A question the next typed line answers, unless it means something else: it fills that option of the line. "Where
   * were you?", "Which city?" Where no typed line is heard, a button with this `label` opens a form for it.
   */
  readonly asks?: { readonly line: CommandLine; readonly into: string; readonly label?: string }
}

/** Literal parts are this project's text; interpolated strings are people's words; other texts are taken as they are. */
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

/** This project's text that is not a literal: a label from a table, a unit. Never what a person typed. */
export const trustedText = (text: string): Text => (text === '' ? [] : [{ kind: 'ours', text }])

/**
 * Words that tell a person to type. Where only native commands are heard, `byCommand` is shown: `{task add}` in it is
 * the command as it is called there, with what follows the name (`{focus start task:}`).
 */
export const typedHint = (text: string, byCommand: string): Text => [{ kind: 'ours', text, byCommand }]

/** A link to this installation; `url` is absolute. */
export const linkSpan = (url: string): LinkSpan => ({ kind: 'link', text: url })

/** Joins texts by a separator, without empty ones: `a · b · c`. */
export function joinTexts(texts: readonly Text[], between = ' · '): Text {
  return texts
    .filter((text) => text.length > 0)
    .flatMap((text, index) => (index === 0 ? text : [...trustedText(between), ...text]))
}

/** An instant (UTC), rendered by the reader's client where possible; `fallback` is in the reader's zone. */
export const momentSpan = (instant: Date, style: Moment['style'], fallback: string): Moment => ({
  kind: 'at',
  instant,
  style,
  fallback,
})

/** A paragraph. */
export const textBlock = (text: Text): TextBlock => ({ kind: 'text', text })

export const smallBlock = (text: Text): TextBlock => ({ kind: 'text', text, look: 'small' })

/** The start of a line as displayed: capitalised if the words are this project's; people's words stay as they are. */
export function capitalizeText(text: Text): Text {
  const [first, ...rest] = text
  if (first?.kind !== 'ours') return text
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}

export const itemBlock = (text: Text, rest: Omit<ItemBlock, 'kind' | 'text'> = {}): ItemBlock => ({
  kind: 'item',
  text,
  ...rest,
})

/** A fact's words with its bar as characters, where nothing better can be drawn: `■■□ 2.3 of 3`. */
export function barText({ value, amount }: Field): Text {
  if (!amount || amount.of <= 0) return value
  const marks = Math.min(Math.ceil(amount.of), MAX_BAR_CELLS)
  const full = Math.min(Math.max(Math.round((amount.value / amount.of) * marks), 0), marks)
  return [...trustedText(`${'■'.repeat(full)}${'□'.repeat(marks - full)} `), ...value]
}

const MAX_BAR_CELLS = 5

/** A view; without buttons by default. */
export const view = (
  title: Text,
  blocks: readonly Block[] = [],
  rest: Partial<Omit<View, 'title' | 'blocks'>> = {},
): View => ({ title, blocks, buttons: [], ...rest })

/** As a screen reader, test log or plain terminal has it. */
export const plainText = (text: Text): string =>
  text.map((span) => (span.kind === 'at' ? span.fallback : span.text)).join('')

// An answer in the style of its reader: XP and emoji by preference, one sentence a line.
import { ask } from '../chat/ask.ts'
import { type Block, plainText, type Span, type Text, t, textBlock, trustedText, type View } from '../chat/view.ts'
import { writeClocks } from '../time/index.ts'
import type { Reader } from './reader.ts'

/** Rewards of a request. */
export interface EarnedRewards {
  readonly points: number
  readonly badges: readonly { readonly name: string; readonly icon: string | null; readonly meaning: string | null }[]
  /** XP is shown for the first time, with the offer to hide it. */
  readonly isFirst: boolean
}

/** A view in its reader's style. People's words are never changed. */
export function applyReaderStyle(reader: Reader, shown: View, earned?: EarnedRewards): View {
  const rewarded = earned && reader.showsPoints ? withRewards(reader, shown, earned) : shown
  const plainly = reader.isPlain ? { ...rewarded, blocks: rewarded.blocks.flatMap(splitSentences) } : rewarded
  const timed = reader.hours === '24' ? plainly : withClocks(reader, plainly)
  return reader.emoji === 'none' ? withoutOurEmoji(timed) : timed
}

/** Our own words with clock times as the reader writes them. A button's label names its time in that style already. */
const withClocks = ({ hours }: Reader, shown: View): View => {
  const write = (text: string): string => writeClocks(text, hours)
  const changed = mapTexts(shown, (span) =>
    span.kind === 'ours'
      ? { ...span, text: write(span.text) }
      : span.kind === 'at'
        ? { ...span, fallback: write(span.fallback) }
        : span,
  )
  return {
    ...changed,
    blocks: changed.blocks.map((block) =>
      block.kind === 'fields'
        ? { ...block, fields: block.fields.map((field) => ({ ...field, label: write(field.label) })) }
        : block,
    ),
  }
}

/** "Done: call vet. +25 XP", and unlocked badges. */
function withRewards(reader: Reader, shown: View, { points, badges, isFirst }: EarnedRewards): View {
  if (points <= 0) return shown
  const between = /[.?!…]$/.test(plainText(shown.title).trimEnd()) ? ' ' : '. '
  const unlocked = badges.map(({ name, icon, meaning }) =>
    textBlock(
      t`${trustedText(icon && reader.emoji === 'few' ? `${icon} ` : '')}Badge: ${name}${meaning === null ? [] : t` · ${meaning}`}`,
    ),
  )
  return {
    ...shown,
    title: [...shown.title, ...trustedText(`${between}+${points} XP`)],
    blocks: [...shown.blocks, ...unlocked],
    buttons: isFirst
      ? [...shown.buttons, { label: 'Hide points', line: ask('me style', { points: 'hidden' }) }]
      : shown.buttons,
  }
}

/** Splits text of several sentences into lines; people's words are never split. */
function splitSentences(block: Block): readonly Block[] {
  if (block.kind !== 'text') return [block]
  const lines: Span[][] = [[]]
  for (const span of block.text) {
    if (span.kind !== 'ours') lines.at(-1)?.push(span)
    else
      for (const [index, piece] of span.text.split(/(?<=[.?;]) (?=\p{Lu}|\d|“)/u).entries()) {
        if (index > 0) lines.push([])
        lines.at(-1)?.push({ kind: 'ours', text: piece })
      }
  }
  const { row, ...rest } = block
  // The buttons of a row stand under its last line.
  return lines.map((line, at) => ({ ...rest, text: line, ...(row && at === lines.length - 1 ? { row } : {}) }))
}

const withoutOurEmoji = (shown: View): View =>
  mapTexts(shown, (span) => (span.kind === 'ours' ? { ...span, text: span.text.replaceAll(EMOJI, '') } : span))

/** Every text of a view, span by span. */
function mapTexts(shown: View, change: (span: Span) => Span): View {
  const bare = (text: Text): Text => text.map(change)
  return {
    ...shown,
    title: bare(shown.title),
    ...(shown.notice ? { notice: bare(shown.notice) } : {}),
    blocks: shown.blocks.map((block): Block => {
      switch (block.kind) {
        case 'text':
          return { ...block, text: bare(block.text) }
        case 'item':
          return { ...block, text: bare(block.text), ...(block.detail ? { detail: bare(block.detail) } : {}) }
        case 'fields':
          return { ...block, fields: block.fields.map((each) => ({ ...each, value: bare(each.value) })) }
        case 'progress':
          return { ...block, label: bare(block.label) }
        case 'select':
          return block
      }
    }),
  }
}

/** An emoji as one grapheme, and the space after it. */
const EMOJI =
  /(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)+ ?/gu

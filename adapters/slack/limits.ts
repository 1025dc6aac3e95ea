// What Slack holds, in one place, and how a text is fitted into it: between graphemes, never silently.
// From https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.

export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  section: 3000,
  field: 2000,
  fields: 10,
  buttons: 25,
  buttonText: 75,
  buttonValue: 2000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  id: 255,
  modalTitle: 24,
  label: 2000,
  placeholder: 150,
  input: 3000,
  modalMetadata: 3000,
  /** Not documented: somewhat above this, messages are refused with `msg_blocks_too_long`. */
  messageCharacters: 13_200,
  /** Recommended for the text that stands in for the blocks. */
  text: 4000,
} as const

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The letters of a text as people count them: a family emoji is one. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** A label that fits, with an ellipsis where it was longer. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const letter of graphemes(text.slice(0, max + 1))) {
    if (kept.length + letter.length > max - 1) break
    kept += letter
  }
  // One letter longer than the whole limit: combining marks without end.
  return kept === '' ? '…' : `${kept.trimEnd()}…`
}

/** A text in pieces of at most `max`, cut between letters; a letter that is longer than that is cut itself. */
export function chunks(text: string, max: number): string[] {
  if (/^[ -~]*$/.test(text))
    return Array.from({ length: Math.ceil(text.length / max) }, (_, at) => text.slice(at * max, (at + 1) * max))
  const found: string[] = []
  let piece = ''
  for (const letter of graphemes(text).flatMap((each) => (each.length <= max ? [each] : [...each]))) {
    if (piece !== '' && piece.length + letter.length > max) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}

/** Without what no reader sees and no JSON likes: control characters, but line breaks and tabs, and half letters. */
export const visible = (text: string): string => text.toWellFormed().replaceAll(/(?![\n\t])\p{Cc}/gu, '')

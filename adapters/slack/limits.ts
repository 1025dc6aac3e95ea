// What Slack holds, in one place, and how a text is fitted into it: between graphemes, never silently.
// From https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.

import { splitGraphemes } from '../../src/chat/graphemes.ts'

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

/** A text in pieces of at most `max`, cut between letters; a letter that is longer than that is cut itself. */
export function chunkText(text: string, max: number): string[] {
  if (/^[ -~]*$/.test(text))
    return Array.from({ length: Math.ceil(text.length / max) }, (_, at) => text.slice(at * max, (at + 1) * max))
  const found: string[] = []
  let piece = ''
  for (const letter of splitGraphemes(text).flatMap((each) => (each.length <= max ? [each] : [...each]))) {
    if (piece !== '' && piece.length + letter.length > max) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}

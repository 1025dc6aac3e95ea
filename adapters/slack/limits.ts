// Slack's limits, and how text is fitted into them: cut between graphemes, never silently. From
// https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.

import { splitGraphemes } from '../../src/chat/graphemes.ts'

export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  section: 3000,
  field: 2000,
  fields: 10,
  buttons: 25,
  /** Advised: more than five beside each other are not read. */
  buttonsInRow: 5,
  buttonText: 75,
  accessibilityLabel: 75,
  buttonValue: 2000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  id: 255,
  modalTitle: 24,
  header: 150,
  cards: 10,
  cardTitle: 150,
  cardBody: 200,
  /** Not documented; longer ones are read more easily as lines. */
  planTasks: 30,
  taskTitle: 250,
  /** Besides the header. */
  tableRows: 100,
  label: 2000,
  placeholder: 150,
  input: 3000,
  modalMetadata: 3000,
  /** Undocumented: slightly above this, messages are refused with `msg_blocks_too_long`. */
  messageCharacters: 13_200,
  /** What a picture shows, in words: of an image block, and of a file. */
  alt: 2000,
  fileAlt: 1000,
  /** Slack's recommendation for the fallback text. */
  text: 4000,
} as const

/** Splits a text into pieces of at most `max`, between graphemes; a longer grapheme is split itself. */
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

// Makes text safe for a terminal: it cannot move the cursor, colour, or set the title.
import { normalizeText } from '../../src/chat/sanitize.ts'

/** Text with line breaks; control characters become visible symbols. */
export function toPrintable(words: string): string {
  return normalizeText(words)
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? control : picture(control)))
}

/** For one line: a label, a prompt, a suggestion. */
export const toPrintableLine = (words: string): string =>
  toPrintable(words)
    .replaceAll(/\s*\n\s*/g, ' ⏎ ')
    .trim()

/** ␛ for escape and so on; a character without a symbol is marked as unreadable. */
function picture(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : '\ufffd'
}

// Somebody's words on a screen that obeys letters: nothing in them moves the cursor, colours or renames.
import { normalizeText } from '../../src/chat/sanitize.ts'

/** Words as letters only; line breaks stay. Control characters become their pictures, so that nothing vanishes. */
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

/** ␛ for escape and so on; what has no picture is marked as unreadable. */
function picture(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : '\ufffd'
}

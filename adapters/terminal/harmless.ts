// Somebody's words on a screen that obeys letters: nothing in them moves the cursor, colours, renames or reorders.

/** Words as letters only; line breaks stay. Control characters become their pictures, so that nothing vanishes. */
export function harmless(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? control : picture(control)))
    .replaceAll(REORDERING, '')
}

/** For one line: a label, a prompt, a suggestion. */
export const oneLine = (words: string): string =>
  harmless(words)
    .replaceAll(/\s*\n\s*/g, ' ⏎ ')
    .trim()

/** Right-to-left words keep to themselves: what stands beside them stays in its place. */
export const isolated = (words: string): string =>
  RIGHT_TO_LEFT.test(words)
    ? words
        .split('\n')
        .map((line) => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line))
        .join('\n')
    : words

/** ␛ for escape and so on; what has no picture is marked as unreadable. */
function picture(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : '\ufffd'
}

/** Embeddings, overrides and isolates, which reach beyond the words they are in; interlinear notes; language tags. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\u{e0001}/gu

const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u

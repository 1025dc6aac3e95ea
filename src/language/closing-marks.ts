// “Call mum friday at 5pm 😄”, “dentist tomorrow 3pm :)”, “… xx”: what people close a message with stands behind its
// moment, and hides no part of it.

/** What closes a line, apart from the line before it; the emoji are kept, a smile of signs or a kiss is not. */
export interface ClosedLine {
  readonly rest: string
  readonly emoji: string
}

const EMOJI = String.raw`(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0f])`
const SIGNS = String.raw`(?:[:;=8]['’]?-?[)(DPpO/|*3]|<3|\^_?\^|x{1,5}|(?:xo){1,3}x?)`
const LAST = new RegExp(String.raw`(?:(?<=\S\s{0,3})(?<emoji>${EMOJI}{1,40})|(?<=\S\s)${SIGNS})[.!]{0,5}$`, 'u')
const MOST = 6

/** Null where nothing closes the line, or where nothing else is in it. */
export function takeClosing(line: string): ClosedLine | null {
  let rest = line.trimEnd()
  const emoji: string[] = []
  for (let count = 0; count < MOST; count++) {
    const found = LAST.exec(rest)
    if (!found) break
    if (found.groups?.['emoji'] !== undefined) emoji.unshift(found.groups['emoji'])
    rest = rest.slice(0, found.index).trimEnd()
  }
  return rest === line.trimEnd() || !/[\p{L}\p{N}]/u.test(rest) ? null : { rest, emoji: emoji.join(' ') }
}

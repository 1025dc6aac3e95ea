// Wraps lines at the screen's width. Wide characters and emoji sequences count their columns.
import stringWidth from 'fast-string-width'
import { splitGraphemes } from '../../src/chat/graphemes.ts'

/** An unbreakable piece; `\n` is a line break. */
export type TextAtom = string

/** The words of a text with its own spaces and line breaks. */
export const splitWords = (text: string): TextAtom[] =>
  text.split('\n').flatMap((line, index) => [...(index > 0 ? ['\n'] : []), ...line.split(' ')])

/**
 * Lays out pieces in lines of at most `width` columns; the first begins with `first`, the others with as many spaces. A
 * word wider than a line is broken between graphemes, except an address, which the terminal wraps itself.
 * @param width null: never breaks.
 */
export function wrapText(atoms: readonly TextAtom[], width: number | null, first = ''): string[] {
  const indent = ' '.repeat(stringWidth(first))
  const room = width === null ? Number.POSITIVE_INFINITY : Math.max(width - indent.length, 4)
  const lines: string[] = []
  let line: TextAtom[] = []
  let used = 0
  const end = () => {
    lines.push(line.join(' ').trimEnd())
    line = []
    used = 0
  }
  for (const atom of atoms) {
    if (atom === '\n') {
      end()
      continue
    }
    for (const piece of pieces(atom, room)) {
      const wide = stringWidth(piece)
      if (line.length > 0 && used + 1 + wide > room) {
        end()
        // The space at a break is dropped.
        if (piece === '') continue
      }
      used += line.length === 0 ? wide : wide + 1
      line.push(piece)
    }
  }
  if (line.length > 0 || lines.length === 0) end()
  return lines.map((each, index) => (index === 0 ? first : indent) + each)
}

const STYLE = new RegExp(`(${String.fromCharCode(27)}\\[\\d+m)`)

function pieces(word: string, room: number): string[] {
  if (stringWidth(word) <= room || /^(\W{0,2})https?:/.test(word)) return [word]
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const some of word.split(STYLE)) {
    // An escape sequence has no width and is not split.
    const atoms = STYLE.test(some) ? [some] : splitGraphemes(some)
    for (const atom of atoms) {
      const wide = stringWidth(atom)
      if (used + wide > room && used > 0) {
        parts.push(part)
        part = ''
        used = 0
      }
      part += atom
      used += wide
    }
  }
  return [...parts, part]
}

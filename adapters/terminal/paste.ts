// Bracketed paste: pasted text arrives as one text, however many lines it has, and only Enter sends it.
import { Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { LINE_BREAK_SIGN } from './limits.ts'
import { toPrintable } from './printable.ts'

const BEGIN = '\u001b[200~'
const END = '\u001b[201~'

/** Switches bracketed paste on and off. */
export const ENABLE_BRACKETED_PASTE = '\u001b[?2004h'
export const DISABLE_BRACKETED_PASTE = '\u001b[?2004l'

/** Passes keys through and takes pastes out, in their order. */
export function extractPastes(onPaste: (text: string) => void): Transform {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let isPasting = false
  const through = new Transform({
    encoding: 'utf8',
    transform(chunk: Buffer | string, _encoding, done) {
      rest += typeof chunk === 'string' ? chunk : decoder.write(chunk)
      const step = (): void => {
        const found = rest.indexOf(isPasting ? END : BEGIN)
        if (found < 0) {
          const held = isPasting ? rest.length : partialMarkLength(rest)
          const keys = rest.slice(0, rest.length - held)
          rest = rest.slice(rest.length - held)
          for (const key of splitKeys(keys)) through.push(key)
          done()
          return
        }
        const before = rest.slice(0, found)
        rest = rest.slice(found + BEGIN.length)
        if (!isPasting) for (const key of splitKeys(before)) through.push(key)
        const pasted = isPasting ? toPastedLine(before) : ''
        isPasting = !isPasting
        // After the keys before it have been read.
        setImmediate(() => {
          if (pasted !== '') onPaste(pasted)
          step()
        })
      }
      step()
    },
  })
  return through
}

/**
 * Separates keys that arrive together: readline would put them at the end of the line, wherever the cursor is. A tab
 * among them is a space, since the person did not wait for completions.
 */
const splitKeys = (keys: string): readonly string[] =>
  (keys.match(KEYS) ?? []).map((key, index, all) => (key === '\t' && index + 1 < all.length ? ' ' : key))

const KEYS = new RegExp(`${String.fromCharCode(27)}(?:\\[[\\d;?]*[@-~]|O.|.)?|[\\s\\S]`, 'gu')

/** One line with visible line breaks and without control characters. */
const toPastedLine = (pasted: string): string =>
  toPrintable(pasted)
    .trimEnd()
    .replaceAll(/ *\n */g, ` ${LINE_BREAK_SIGN} `)

/** Length of an incomplete paste mark at the end; a lone escape is a key. */
function partialMarkLength(text: string): number {
  for (let length = BEGIN.length - 1; length > 1; length--) if (text.endsWith(BEGIN.slice(0, length))) return length
  return 0
}

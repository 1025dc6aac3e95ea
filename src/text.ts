// What is done to anybody's words before they are stored or compared, whoever wrote them and wherever they are shown.

/** Without NUL and lone surrogates, which no database takes; line ends as `\n`. Everything else stays as typed. */
export function cleanText(text: string): string {
  return text.replace(UNSTORABLE, '').replace(/\r\n?/g, '\n')
}

/**
 * Folded for comparing: case and accents gone ("Ärger" = "arger", "Straße" = "strasse"), for search in JavaScript,
 * since SQLite folds no Ä. Fold both sides; never show the result.
 */
export function foldText(text: string): string {
  // Most text has nothing to fold but its case, and searches fold a lot of it.
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđð]/g, (letter) => SPELT_OUT[letter] ?? letter)
    .normalize('NFC')
}

export interface TextCut {
  readonly kept: string
  /** What did not fit; `kept + rest` is the text, but for the white space at the cut. */
  readonly rest: string
}

/**
 * The beginning that fits, and the rest. At most `max` UTF-16 units, hence at most as many code points, which is what
 * PostgreSQL counts. Cuts between words where it can, else between graphemes: no emoji or accent is torn apart, unless
 * a single one is longer than `max`.
 */
export function cutText(text: string, max: number): TextCut {
  if (text.length <= max) return { kept: text, rest: '' }
  const at = wordBefore(text, max) ?? graphemeBefore(text, max) ?? codePointBefore(text, max)
  return { kept: text.slice(0, at).trimEnd(), rest: text.slice(at).trimStart() }
}

// Control characters stay out of the pattern's literal, where they could not be read.
const UNSTORABLE = new RegExp(`${String.fromCharCode(0)}|\\p{Surrogate}`, 'gu')

const PLAIN = /^[ -~\s]*$/

const SPELT_OUT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd' }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The last white space in the final quarter: earlier ones would leave too much unused. */
function wordBefore(text: string, max: number): number | undefined {
  for (let at = max; at > max * 0.75; at--) if (/\s/.test(text.charAt(at))) return at
  return undefined
}

function graphemeBefore(text: string, max: number): number | undefined {
  // No grapheme of writing is longer than this; segmenting a whole novel would be slow.
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  return end === 0 ? undefined : end
}

function codePointBefore(text: string, max: number): number {
  const unit = text.charCodeAt(max - 1)
  return unit >= 0xd800 && unit < 0xdc00 ? max - 1 : max
}

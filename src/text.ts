// Normalises text before it is stored or compared.

/** Without NUL and lone surrogates, which databases refuse; line ends as `\n`. Everything else stays as typed. */
export function cleanText(text: string): string {
  return text.replace(UNSTORABLE, '').replace(/\r\n?/g, '\n')
}

/**
 * Folds case and accents for comparison ("Ärger" = "arger", "Straße" = "strasse"), since SQLite folds no Ä. Fold both
 * sides; never show the result.
 */
export function foldText(text: string): string {
  // Most text is ASCII, and searches fold a lot of it.
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
  /** The remainder; `kept + rest` is the text, except white space at the cut. */
  readonly rest: string
}

/**
 * The beginning that fits, and the rest. At most `max` UTF-16 units, hence at most as many code points, which
 * PostgreSQL counts. Cuts between words if possible, else between graphemes, except one that is longer than `max`.
 */
export function cutText(text: string, max: number): TextCut {
  if (text.length <= max) return { kept: text, rest: '' }
  const at = wordBefore(text, max) ?? graphemeBefore(text, max) ?? codePointBefore(text, max)
  return { kept: text.slice(0, at).trimEnd(), rest: text.slice(at).trimStart() }
}

/** The beginning of a person's words, to quote them in a refusal: at most `max` UTF-16 units, no letter torn. */
export function quoteStart(text: string, max = 40): string {
  const { kept, rest } = cutText(text, max)
  return rest === '' ? kept : `${kept}…`
}

// Escaped, since control characters in a literal would be invisible.
const UNSTORABLE = new RegExp(`${String.fromCharCode(0)}|\\p{Surrogate}`, 'gu')

const PLAIN = /^[ -~\s]*$/

const SPELT_OUT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd' }

let segmenter: Intl.Segmenter | undefined

/** Made at first use: making the first one takes 10 ms, which every start would wait for. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** The last white space in the final quarter: an earlier cut would waste too much. */
function wordBefore(text: string, max: number): number | undefined {
  for (let at = max; at > max * 0.75; at--) if (/\s/.test(text.charAt(at))) return at
  return undefined
}

function graphemeBefore(text: string, max: number): number | undefined {
  // No grapheme of writing is longer; segmenting a very long text would be slow.
  let end = 0
  for (const { index, segment } of graphemesOf(text.slice(0, max + 64))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  return end === 0 ? undefined : end
}

function codePointBefore(text: string, max: number): number {
  const unit = text.charCodeAt(max - 1)
  return unit >= 0xd800 && unit < 0xdc00 ? max - 1 : max
}

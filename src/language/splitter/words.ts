// Words and graphemes of any language: titles are compared by whole words and never cut inside a grapheme.

const segmenters = new Map<'grapheme' | 'word', Intl.Segmenter>()

/** Made at first use: making the first one takes 10 ms, which every start would wait for. */
function segment(text: string, granularity: 'grapheme' | 'word'): Intl.Segments {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity })
  segmenters.set(granularity, known)
  return known.segment(text)
}

/** A word of a text: as written, its stem, and its position (UTF-16 offsets). */
export interface Word {
  readonly text: string
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** One line without control characters, lone surrogates or direction overrides; spaces collapsed. */
export function cleanTitle(text: string): string {
  return text
    .replace(/[\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

/** The graphemes of the text. */
export function listGraphemes(text: string): string[] {
  return Array.from(segment(text, 'grapheme'), (part) => part.segment)
}

/** At most `most` graphemes and 80 UTF-16 units, cut after a word if possible, with “…”. */
export function shorten(text: string, most = 40): string {
  let kept = ''
  let count = 0
  for (const character of listGraphemes(text)) {
    if (count === most || kept.length + character.length > 80) {
      const space = kept.lastIndexOf(' ')
      return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:.–-]+$/u, '')}…`
    }
    kept += character
    count += 1
  }
  return kept
}

/** Letters and single spaces, as most patterns are: parted alike without the segmenter, which takes ten times as long. */
const PLAIN = /^[a-z]+(?: [a-z]+)*$/i

/** “the in-calf heifers”, “the by-election leaflets”: one word that says which, and no place. */
const JOINED = /^(?:in|on|by|under|at)$/iu
const joins = (before: Word, part: Intl.SegmentData, text: string): boolean =>
  before.start > 0 &&
  part.index === before.end + 1 &&
  text.charAt(before.end) === '-' &&
  (JOINED.test(before.text) || part.segment === 'along')

/** The words of a text, in order, without separators. */
export function wordsOf(text: string): Word[] {
  if (PLAIN.test(text)) return plainWords(text)
  const found: Word[] = []
  for (const part of segment(text, 'word')) {
    if (!part.isWordLike) continue
    const before = found.at(-1)
    if (before && joins(before, part, text)) {
      const joined = text.slice(before.start, part.index + part.segment.length)
      found[found.length - 1] = {
        text: joined,
        stem: stem(joined),
        start: before.start,
        end: before.start + joined.length,
      }
      continue
    }
    found.push({
      text: part.segment,
      stem: stem(part.segment),
      start: part.index,
      end: part.index + part.segment.length,
    })
  }
  return found
}

function plainWords(text: string): Word[] {
  let start = 0
  return text.split(' ').map((word) => {
    const end = start + word.length
    const found = { text: word, stem: stem(word), start, end }
    start = end + 1
    return found
  })
}

/** Things that have little to do with the verb inside them: bedding is no bed. */
const THINGS_IN_ING = new Set(
  'bedding dressing listing monitoring scaffolding seating stocking stuffing housing'.split(' '),
)

/** Words that are others without their last letter: care is no car, tape no tap. */
const WITH_E = new Set(
  'care tape pane plane cape mate note robe cube site stage suite mare code tube scrape kite spine ride mane rate paste mice shine base bite finale'.split(
    ' ',
  ),
)

/** A light English stemmer: folds case, plural, possessive and -ing. Other scripts are only lower-cased. */
export function stem(word: string): string {
  let s = word.toLowerCase().replace(/['’]s?$/u, '')
  if (!/^[a-z]+$/.test(s) || s.length < 4 || THINGS_IN_ING.has(s)) return s
  if (s.endsWith('ing') && s.length > 5) {
    const bare = s.slice(0, -3)
    // “scraping” is to scrape, “scrapping” to scrap.
    s = WITH_E.has(`${bare}e`) ? `${bare}e` : bare.replace(/([bdgkmnprt])\1$/, '$1')
  } else if (s.endsWith('ies') && s.length > 4) s = `${s.slice(0, -3)}y`
  else if (/(?:x|ch|sh|ss|z)es$/.test(s)) s = s.slice(0, -2)
  else if (s.endsWith('s') && !/(?:ss|us|is)$/.test(s)) s = s.slice(0, -1)
  return s.length > 3 && s.endsWith('e') && !WITH_E.has(s) ? s.slice(0, -1) : s
}

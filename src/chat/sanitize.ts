// Somebody's words, before any platform draws them: what reaches beyond the words it stands in does so no more.

/** Line ends as `\n`; without half letters, and without what turns the order of the words around it. */
export const normalizeText = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(REORDERING, '')

/** Well-behaved, and without control characters, which no reader sees and some program stumbles over. */
export const sanitizeText = (words: string): string => normalizeText(words).replaceAll(/(?![\n\t])\p{Cc}/gu, '')

/** Right-to-left words keep to themselves: what stands beside them stays in its place. */
export const isolateBidi = (words: string): string =>
  RIGHT_TO_LEFT.test(words)
    ? words
        .split('\n')
        .map((line) => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line))
        .join('\n')
    : words

/** Embeddings, overrides and isolates; interlinear notes; language tags. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\u{e0001}/gu

const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u

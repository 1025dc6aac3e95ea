// Makes people's text safe to draw: it cannot affect what surrounds it.

/** Normalises line ends to `\n`; removes lone surrogates and characters that change text direction. */
export const normalizeText = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(REORDERING, '')

/** As above, and without control characters. */
export const sanitizeText = (words: string): string => normalizeText(words).replaceAll(/(?![\n\t])\p{Cc}/gu, '')

/** Isolates right-to-left text, so that neighbouring text stays in place. */
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

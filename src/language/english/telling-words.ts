// Words that name a thing, and words that stand in any sentence.

const COMMON: ReadonlySet<string> = new Set(
  `the and for with from into onto about over under this that these those your yours you our ours their his her him them
  its all any every everything everyone anything some something none are was were been being have has had can could will
  would should may might must not dont out off new one two now then than when what which who how why where please thanks
  get got put let make made take took give gave want need like just also too very more most much many again`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** May this word, folded, tell one thing from another? */
export const isTellingWord = (word: string): boolean => word.length >= 3 && !COMMON.has(word)

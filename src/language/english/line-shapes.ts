// Shapes of a few words that decide how a line is run: a pronoun that opens it, “and” in it, a length and nothing else.

/** “Buy milk and call mum”. */
export const saysAnd = (words: string): boolean => /\band\b/i.test(words)

/** “The bins, they are full”: a clause with a verb of its own beside a comma names no thing. */
export const isClauseByComma = (words: string): boolean =>
  /,\s*$|,.*\b(?:is|are|was|were)\b|\b(?:is|are|was|were)\b.*,/i.test(words)

/** “They”. */
export const isPersonAlone = (words: string): boolean => /^(?:she|he|they|we|you)$/i.test(words)

/** “Them they're out of it”. */
export const beginsWithPronoun = (words: string): boolean => /^(?:them|it|him|her|that|those|this|these)\s/i.test(words)

/** The digits of a line that says a length and nothing else: “ok 5 min please”. */
export const lengthAlone = (line: string): string | undefined => LENGTH.exec(line.trim())?.[1]

/** The digits of a label that begins with a length: “5 min break”, “+10 more”. */
export const lengthOfLabel = (label: string): string | undefined => /^\+?(\d{1,2}) (?:min|more)/.exec(label)?.[1]

const LENGTH = /^(?:ok(?:ay)?,? |yes,? |just |another )*(\d{1,2}) ?(?:m|mins?|minutes?|more)?(?: please| then)?[.!]?$/i

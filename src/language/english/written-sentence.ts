// A sentence as it is written down. Patterns know words alone, in lower case and without apostrophes.

const SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  "I I'm I've I'd I'll don't can't won't didn't doesn't isn't aren't haven't hasn't wasn't what's where's when's who's how's that's let's it's they're we're you're"
    .split(' ')
    .map((word) => [word.toLowerCase().replaceAll("'", ''), word]),
)

/** Words that are spelt alike without their apostrophe. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['its', 'were', 'ill', 'id'])

const QUESTION = /^(what|when|where|who|why|which|how|is|are|am|do|does|did|can|could|have|has|will|would|should)\b/i

/** Said in a whole sentence, though it is understood without them. */
export const linkingWords: ReadonlySet<string> = new Set(['my', 'with', 'i'])

const FRAGMENT_OPENING = /^(a|an|the|to|up|on|in|at|for|of|no|your|and|or|but|is|are|be|by|with|from|it) /
const BARE_OPENING = /^(my|new) \S+$/
const QUESTION_WITHOUT_VERB =
  /^(what|where|when|who|how) (?!is|are|was|were|do|does|did|can|could|should|will|have|has|am|many|much|long|often|far)/

/** Understood, and no English that one would show: verbs and nouns in each other's place, a number that disagrees. */
const SLIP =
  /\b(is|was) my \S+s\b|\bhave i (focus|do|go|take)\b|^im (holiday|vacation|leave)\b|^how do (?!i|you|we)|^(show|go|open) to\b|\bi have (buy|call|pay)\b|^list in\b|^\S+ing down\b|\bdo use\b|\binterrupt i\b|^(which|what) i\b|^didnt\b|^(whens|wheres) it\b|^same time\b|^night before\b/

/** Is it a whole sentence, to be shown as an example? What is understood may be half of one. */
export const isShowable = (words: string): boolean =>
  ![FRAGMENT_OPENING, BARE_OPENING, QUESTION_WITHOUT_VERB, SLIP].some((pattern) => pattern.test(words))

/** A value as it stands in a sentence after this word: "the milk", "on friday". */
export function writtenValue(kind: 'thing' | 'day', value: string, before: string): string {
  if (kind === 'thing') return /^(the|my|a|an|in|to|for)$/.test(before) || /^\S+ /.test(value) ? value : `the ${value}`
  return /^(on|for|until|till|to|by|from|at|in|since|after|before|every|next|this)$/.test(before) ||
    !/^[a-z]+day\b/.test(value)
    ? value
    : `on ${value}`
}

/** "im done with the milk" → "I'm done with the milk"; a question gets its mark. */
export function writtenSentence(words: string): string {
  const spelt = words
    .split(' ')
    .map((word, at) => (AMBIGUOUS.has(word) && at > 0 ? word : (SPELLINGS[word] ?? word)))
    .join(' ')
  return QUESTION.test(spelt) && !/^(do not|don't)\b/.test(spelt) ? `${spelt}?` : spelt
}

// Two wishes about one list in one line, "remove bread from my shopping list and add milk": each as a line of its own.

const OUT = 'remove|delete|take|drop|cross off|cross out|cross|scratch|get rid of|cancel|erase|strike'
const IN = 'add|put|include|write|throw|stick'
const LIST =
  /(?: (?:to|from|on|onto|off|off of|in|into|out of))? (?:my|the|our) (?:[a-z-]+ ){0,2}?(?:shopping list|grocery list|to do list|to-do list|todo list|list|cart|calendar|schedule)\b/i
const SECOND = new RegExp(
  `^(.+?),?;? (?:and then|and also|and|then|also|but) (?:(?:please|then|also|instead|can you|could you|can u) )*((?:${OUT}|${IN}) .+)$`,
  'i',
)
const FIRST = new RegExp(
  `^(?:.{0,40}? )?(?<!(?:${IN}) )((?:${OUT}|${IN}) .+)$|^on (?:my|the) [a-z -]*?(?:list|cart),? ((?:${OUT}|${IN}) .+)$`,
  'i',
)

/** Null where a line is one wish, or names no list. */
export function splitTwoWishes(line: string): readonly [string, string] | null {
  if (line.length > LONGEST) return null
  const list = LIST.exec(line)?.[0].replace(/^ (?:to|from|onto|on|off of|off|into|in|out of) /i, ' ')
  const [, before = '', second = ''] = SECOND.exec(line.trim()) ?? []
  const opening = FIRST.exec(before)
  const first = opening?.[1] ?? opening?.[2]
  if (list === undefined || first === undefined || second === '') return null
  return [withList(first, list), withList(second, list)]
}

/** Longer lines are prose. */
const LONGEST = 200

function withList(wish: string, list: string): string {
  const bare = wish
    .replace(LIST, '')
    .replace(/,? (?:please|instead|thanks|too|as well)[.!?]*$/i, '')
    .replace(/,? (?:to|on|from|off|onto|in) (?:it|there|that|them|here)$|,? (?:off|instead|there)$/i, '')
    .replace(/[.,;!?]+$/, '')
  return `${bare} ${new RegExp(`^(?:${OUT})\\b`, 'i').test(wish) ? 'from' : 'to'}${list}`
}

// Words around a wish that change no meaning: "hey, could you please …, thanks".

const OPENINGS = [
  'hey',
  'hi',
  'hello',
  'ok',
  'okay',
  'please',
  'pls',
  'plz',
  'kindly',
  'so',
  'well',
  'um',
  'uh',
  'now',
  'and',
  'also',
  'sorry',
  'actually',
  'yo',
  'ai',
  'proxy',
  'siri',
  'alexa',
  'google',
  'olly',
  'computer',
  'assistant',
  'then',
  'just',
  'maybe',
  'quickly',
  'hurry up and',
  'go ahead and',
  'come on and',
  'do me a favor and',
  'do me a favour and',
  'be sure to',
  'be a dear and',
  'make sure to',
  'make sure you',
  'make sure that you',
  'lets',
  'let us',
  'lets go ahead and',
  'if you can',
  'if possible',
  'if you could',
  'you can',
  'you need to',
  'you should',
  'you must',
  'you have to',
  'might you',
  'may you',
  'can you',
  'can u',
  'could you',
  'could u',
  'would you',
  'would u',
  'will you',
  'will u',
  'wont you',
  'can we',
  'may i suggest we',
  'maybe we can',
  'would you be able to',
  'are you able to',
  'is it possible to',
  'would it be possible to',
  'would you mind',
  'do you mind',
  'i want you to',
  'i need you to',
  'i need for you to',
  'i want for you to',
  'id like you to',
  'i would like you to',
  'i would love for you to',
  'id love for you to',
  'i would like for you to',
  'id like for you to',
  'ill need you to',
  'i will need you to',
  'i wish you to',
  'i wish you would',
  'i would appreciate it if you could',
  'i was wondering if you could',
  'i am wondering if you could',
  'help me',
  'help me to',
  'please do',
  'do please',
]

const CLOSINGS = [
  'please',
  'pls',
  'plz',
  'thanks',
  'thank you',
  'now',
  'right now',
  'for me',
  'for me please',
  'ok',
  'okay',
  'asap',
  'will you',
  'would you',
  'can you',
  'if you can',
  'if you could',
  'if possible',
  'olly',
  'siri',
  'google',
  'proxy',
  'immediately',
  'already',
  'again',
  'for now',
  'real quick',
  'quickly',
  'then',
  'though',
  'at this time',
  'at the moment',
  'currently',
]

const byLength = (lists: readonly string[]): readonly (readonly string[])[] =>
  lists.map((words) => words.split(' ')).toSorted((a, b) => b.length - a.length)

const openings = byLength(OPENINGS)
const closings = byLength(CLOSINGS)

/** How many words at the start and at the end are politeness alone; at least one word is left. */
export function peelPoliteness(tokens: readonly string[]): { readonly start: number; readonly end: number } {
  let start = 0
  let end = 0
  const isLeft = (count: number): boolean => tokens.length - start - end - count >= 1
  for (;;) {
    const found = openings.find(
      (words) => isLeft(words.length) && words.every((word, at) => tokens[start + at] === word),
    )
    if (!found) break
    start += found.length
  }
  for (;;) {
    const last = tokens.length - end
    const found = closings.find(
      (words) => isLeft(words.length) && words.every((word, at) => tokens[last - words.length + at] === word),
    )
    if (!found) break
    end += found.length
  }
  return { start, end }
}

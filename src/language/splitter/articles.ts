// The thing of a title as a step says it: “a run” becomes “the run”, “my bike” becomes “your bike”, names stay.
import { isFamilyWord } from './catalog.ts'
import { addressRelative, isCommon } from './lexicon.ts'
import { shorten, wordsOf } from './words.ts'

/** What begins with one of these is no object: “to bed”, “up”. */
export const LOOSE =
  /^(?:whether|what|when|where|who|which|how|why|something|anything|everything|behind|under|around|between|over|through|inside|to|up|out|off|down|away|back|in|on|at|by|with|from|of|if|that|i|we|he|she|they|it's)$/iu
/** What stands before a noun instead of “the”. */
export const ARTICLE =
  /^(?:the|a|an|my|your|our|his|her|their|this|that|these|those|all|every|each|some|any|no|one|two|three|four|five|six|seven|eight|nine|ten|what|how|why|who|me|us|it|them|him|myself|chapter|page|\p{N}.*)$/iu

const TITLED = /^(?:Mrs?|Ms|Miss|Dr|Sir|Fr|Rev)$/u

/** “the” before a plain noun; none before names, quantities and words with a determiner. */
export function withArticle(typed: string): string | undefined {
  const text = typed.replace(MORE, '')
  const words = wordsOf(text)
  const first = words[0]
  const last = words.findLast(
    (word) => word.start < (/\s(?:of|from|in|on|at|to|with|for|and)\s/iu.exec(text)?.index ?? text.length),
  )
  if (first === undefined || LOOSE.test(first.text)) return undefined
  const relative = words.length === 1 ? addressRelative(first.text) : undefined
  if (relative !== undefined && !relative.includes(' ')) return relative.charAt(0).toUpperCase() + relative.slice(1)
  // “Mrs Dunne's teeth”, “Nan's pills” are named already.
  if (
    TITLED.test(first.text) ||
    addressRelative(first.text.replace(/['’]s$/u, '')) === first.text.replace(/['’]s$/u, '')
  )
    return shorten(addressed(text))
  if (ARTICLE.test(first.text) || /['’]s?$/u.test(first.text) || /^['’](?=\s)/u.test(text.slice(first.end)))
    return shorten(addressed(lowerFirst(text)))
  const isName =
    last !== undefined && /^\p{Lu}(?!\p{Lu})/u.test(last.text) && (last.start > 0 || lowerFirst(text) === text)
  return shorten(addressed(isName ? text : `the ${lowerFirst(text)}`))
}

/** “more gloves” are gloves. */
const MORE = /^(?:(?:some|a few|a couple|a bit|any|lots) (?:more|of) |more |extra |another )(?=\S)/iu

const LANGUAGE =
  /^(?:English|French|German|Spanish|Italian|Portuguese|Dutch|Polish|Turkish|Arabic|Chinese|Japanese|Korean|Russian|Swedish|Greek|Latin)$/

/** A first capital is lowered if the word is a common one; names and acronyms keep theirs. */
export function lowerFirst(text: string): string {
  const first = /^\p{Lu}\p{Ll}*(?!\p{L})/u.exec(text)?.[0]
  return first !== undefined && !LANGUAGE.test(first) && (isCommon(first) || isFamilyWord(first) || ARTICLE.test(first))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** A proposal refers to what the title named: “a run” becomes “the run”, “my bike” becomes “your bike”. */
function addressed(text: string): string {
  return text.replace(/^an? (?=\S)/iu, 'the ').replace(/(?<!\S)(?:my|our)(?!\S)/giu, 'your')
}

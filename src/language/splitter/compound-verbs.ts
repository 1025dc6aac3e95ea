// “peer review the methods paper” is reviewing it, “colour match the fabric” matching it: what stands before the verb says
// how it is done.
import { isParticle, isVerb } from './lexicon.ts'
import { isTradeVerb } from './noun-kinds.ts'

/** Two words before an object with its article; a dash between them may be left out. */
const TWO_WORDS = /^(\p{L}{3,})[- ](\p{L}{3,}) (?=(?:the|an?|my|our|all|both|these|those|\d+) \p{L})/iu

/** “go get the keys”, “help clean the hall”: two acts, each with its own verb. */
const TWO_ACTS =
  /^(?:go|come|help|try|let|make|get|have|keep|stop|start|please|dont|never|not|also|then|and|ring|first|second)$/iu

/** The title with its verb alone; undefined where it is no compound, or one that a family has as a verb of its own. */
export function plainVerbOf(text: string, isFamilyRun: (verb: string) => boolean): string | undefined {
  const [, how = '', verb = ''] = TWO_WORDS.exec(text) ?? []
  if (verb === '' || !isVerb(verb) || isParticle(verb) || TWO_ACTS.test(how)) return undefined
  if (isTradeVerb(`${how} ${verb}`) || isFamilyRun(`${how} ${verb}`)) return undefined
  return text.slice(how.length + 1)
}

// Did a line do what its writer meant? Read from what changed in the database and from the titles shown.
import type { CorpusLine } from './corpora.ts'
import type { Outcome, Row } from './world.ts'

export type Verdict = 'right' | 'safe' | 'wrong' | 'harmful'

/**
 * `safe`: nothing is lost and nothing is wrong, but it isn't what was meant: the words are kept as they stand, or asked
 * about. `wrong`: a junk task, a lost or false moment, a change nobody meant. `harmful`: what was there is gone.
 */
export function judge({ effect, line }: CorpusLine, outcome: Outcome): Verdict {
  const { before, after } = outcome
  const made = after.tasks.slice(before.tasks.length)
  const gone = before.tasks.filter((task, index) => task.isOpen && !after.tasks[index]?.isOpen)
  const changed = before.tasks.filter((task, index) => JSON.stringify(task) !== JSON.stringify(after.tasks[index]))
  const isNamed = ({ title }: Row, word: string): boolean => tells(title, word)
  if (gone.some((task) => !('word' in effect && effect.word !== null && isNamed(task, effect.word))))
    return gone.length === 1 &&
      effect.does === 'removes' &&
      effect.word === null &&
      gone.every((task) => isSaid(task, line))
      ? 'right'
      : 'harmful'
  const isSame = JSON.stringify({ ...after, tasks: 0 }) === JSON.stringify({ ...before, tasks: 0 })
  const isUntouched = made.length === 0 && isSame && changed.length === 0
  const isOffered = (word: string): boolean =>
    outcome.labels.some((label) => tells(label, word) && !/^add/i.test(label))
  switch (effect.does) {
    case 'nothing':
      return isUntouched ? 'right' : 'wrong'
    case 'shows':
      return !isUntouched ? 'wrong' : outcome.isList ? 'right' : 'safe'
    case 'removes':
    case 'finishes': {
      const { word } = effect
      if (word === null) {
        const isAdded = ADDS_TOO.test(line) && made.length === 1 && made.every(({ title }) => !CARRIER.test(title))
        return isUntouched || isAdded ? 'right' : 'wrong'
      }
      // "Remove bread and add milk": both are done.
      const isAddedToo = made.length === 1 && ADDS_TOO.test(line) && made.every(({ title }) => !CARRIER.test(title))
      if (gone.length === 1 && (made.length === 0 || isAddedToo)) return 'right'
      return isOffered(word) ? 'right' : isUntouched ? 'safe' : 'wrong'
    }
    case 'moves': {
      const moved = changed.find((task) => isNamed(task, effect.word))
      const now = moved && after.tasks[before.tasks.indexOf(moved)]
      if (now?.due?.startsWith(effect.due) && made.length === 0) return 'right'
      return isOffered(effect.word) ? 'right' : isUntouched ? 'safe' : 'wrong'
    }
    case 'focuses': {
      const begun = after.sessions.slice(before.sessions.length)
      if (effect.minutes === null) return made.length === 0 && changed.length === 0 ? 'right' : 'wrong'
      if (made.length === 0 && begun.length === 1) return begun[0] === effect.minutes ? 'right' : 'wrong'
      return isUntouched ? 'safe' : 'wrong'
    }
    case 'names': {
      if (made.length > 0 || changed.length > 0) return 'wrong'
      if (after.name === before.name) return effect.name === null && !SAYS_NAME.test(line) ? 'right' : 'safe'
      const name = after.name.toLowerCase()
      if (effect.name !== null) return name === effect.name.toLowerCase() ? 'right' : 'wrong'
      return line.toLowerCase().includes(name) && name.split(' ').length <= 3 && !NO_NAME.test(name) ? 'right' : 'wrong'
    }
    case 'title': {
      const [only] = made
      const wanted = line.split('\n').filter((each) => each.trim() !== '')
      const isKept = only?.title === wanted[0]?.trim() || made.length === wanted.length
      if (only && isKept && made.every(({ due }) => due === null) && isSame && changed.length === 0) return 'right'
      return made.length > 0 && isSame && made.every(({ due }) => due === null) ? 'safe' : 'wrong'
    }
    case 'keeps': {
      if (made.length === 0) return isUntouched ? (effect.orAsks ? 'right' : 'safe') : 'wrong'
      const { titles, due, has } = effect
      const isTimed =
        due === null || made.some((task) => (due === 'some' ? task.due !== null : task.due?.startsWith(due)))
      const all = made
        .map(({ title }) => title)
        .join(' ')
        .toLowerCase()
      const isClean = titles
        ? titles.some((title) => title.toLowerCase() === made[0]?.title.toLowerCase())
        : made.every(({ title }) => NAMELESS.test(title) || (!CARRIER.test(title) && !EMPTY_TITLE.test(title)))
      const isWhole = has.every((words) => all.includes(words))
      if (isTimed && isClean && isWhole && changed.length === 0) return 'right'
      return isTimed && made.every(({ title }) => line.includes(title)) ? 'safe' : 'wrong'
    }
  }
}

const tells = (text: string, word: string): boolean => text.toLowerCase().includes(word.toLowerCase())

/** Has the line a word of this title that is longer than three letters? */
const isSaid = ({ title }: Row, line: string): boolean =>
  title.split(' ').some((word) => word.length > 3 && tells(line, word))

/** Words around the thing that must not stay in its title. */
const CARRIER =
  /\b(remind|reminder|my calendar|the calendar|calendar|(to ?do|shopping|grocery|my|the|this) list|set an? alarm|alarm for|set up|please|can you|could you|i want|i need|schedule an?|add|put)\b/i

const ADDS_TOO = /\b(?:add|put)\b.*\b(?:remove|delete|take|cross)\b|\b(?:remove|delete|take|cross)\b.*\b(?:add|put)\b/

/** Where nothing but a moment was said. */
const NAMELESS = /^(Alarm|Reminder|Wake up)$/

/** A title of which nothing is left. */
const EMPTY_TITLE = /^(to|for|about|that|it|this|the|my|a|an|on|at|i|me|of|with|and|in)?$/i

const SAYS_NAME =
  /\b(call me|name is|i am|i'm|im|go by|refer to me as)\b(?! (something|what|by|another|a different|that|this))/
const NO_NAME = /\b(from|now|on|please|the|name|is|call|me|that|instead|want|to|you)\b/

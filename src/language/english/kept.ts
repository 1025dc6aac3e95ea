// Of what is told, what is to be kept all the same: what wants something done, has a date or a rhythm. The rest says how things
// are, also where it names a day: “year 9 were feral today”.
import { dateMentions } from '../mentions.ts'
import { isOnlyTold, tellsWhenDone } from './clauses.ts'
import { liftMoment } from './lift-moment.ts'
import { remarkTone } from './remark-tone.ts'
import { tellsOfSelfCare } from './self-care.ts'
import { soundsTold } from './telling.ts'
import * as told from './told.ts'
import { isWanting } from './wanting.ts'

/** What a told line has in it besides the telling. */
export interface ToldLine {
  /** Why it is to be kept; null where it only tells. */
  readonly keptAs: string | null
  /** A moment to come that what it names may be moved to. */
  readonly moment: string | null
}

/** @param namesOpen it has a word of something that is open: what it tells is about that */
export function readTold(line: string, namesOpen: boolean): ToldLine {
  const isOfAll = told.IS_OF_ALL.test(line)
  const kept = (keptAs: string): ToldLine => ({ keptAs, moment: null })
  // “The tap is leaking”, “we're out of milk”
  if (!namesOpen && !isOfAll && (isWanting(line) || told.IS_DUE.test(line)))
    return kept('What wants something done is kept.')
  // “Dont forget i said id call nan”
  if (told.PROMISED.test(line)) return kept('What was promised is kept.')
  // “Nan's card again, have to post it”
  if (told.HAS_TO.test(line) || told.DAY_AND_DEED.test(line)) return kept('What has to be done is kept.')
  if (!namesOpen && told.SAYS_RHYTHM.test(line) && soundsTold(line) !== 'plainly')
    return kept('What says when it repeats is kept.')
  // What points at something, and what was missed, has no moment of its own.
  if (
    tellsOfSelfCare(line) ||
    (told.POINTS.test(line) && !told.IS_EVENT.test(line) && !told.IS_DAY_OF.test(line)) ||
    told.MISSED.test(line)
  )
    return { keptAs: null, moment: null }
  const moment = liftMoment(line)
  // “The plumber is coming thursday at 9”. With two clocks it is no single moment, and is to be kept all the same.
  const isDated = moment === null ? namesDay(line) : moment.moment !== '' && !moment.isPast
  // “Kids up at 5. again.”: no day, and it was so.
  const isClockAlone = moment !== null && !namesDay(line) && soundsTold(line) === 'plainly'
  if (!isDated || isClockAlone || isOfAll || isState(line, namesOpen, moment?.moment ?? ''))
    return { keptAs: null, moment: null }
  return namesOpen && (told.TELLS_WISH.test(line) || told.TELLS_STATE.test(line))
    ? { keptAs: null, moment: moment?.moment ?? null }
    : kept('What has a date is kept.')
}

const namesDay = (line: string): boolean => dateMentions(line).some(({ words }) => words.day !== null)

/** “I'm on lates this week” says how things are, and not when something is to be done. */
const isState = (line: string, namesOpen: boolean, moment: string): boolean =>
  (told.IS_AWAY_UNTIL.test(line) && !namesOpen) ||
  told.OF_A_DAY.test(line) ||
  told.IS_DAY.test(line) ||
  (told.WHEREABOUTS.test(line) && isOnlyTold(line)) ||
  // “I double booked thursday”
  (told.IS_DOUBLE.test(line) && isOnlyTold(line)) ||
  // “The vet called, they can't see us till thursday”
  (isOnlyTold(line) && told.UNTIL.test(line)) ||
  (NOW.test(moment) &&
    (told.OF_ONESELF.test(line) ||
      told.IS_AWAY.test(line) ||
      // “My adhd is bad today”
      (isOnlyTold(line) &&
        (told.IS_PAST.test(line) ||
          soundsTold(line) === 'plainly' ||
          tellsWhenDone(line.toLowerCase().split(/\s+/)) ||
          remarkTone(line) !== 'plain'))))

const NOW = /^(?:today|tonight|now|this (?:week|month|morning|afternoon|evening))$/i

// What belongs to the newest answer of a place: a greeting or an offer that came with it is shown below it, as a view of
// its own that is about nothing.
import type { ShownContext } from '../contracts/conversation.ts'

/** An answer and what came with it. */
const MOST_VIEWS = 2

/**
 * The views of the newest answer, newest first: those that were shown at the same moment.
 * @param shown the views of the last minutes, newest first
 */
export const viewsOfNewestAnswer = <T extends Pick<ShownContext, 'minutesAgo'>>(shown: readonly T[]): readonly T[] =>
  shown.slice(0, MOST_VIEWS).filter(({ minutesAgo }) => minutesAgo === shown[0]?.minutesAgo)

/** The view of the newest answer that is about something; undefined if none is. */
export const newestAnswer = <T extends ShownContext>(shown: readonly T[]): T | undefined =>
  viewsOfNewestAnswer(shown).find(({ things }) => things.length > 0)

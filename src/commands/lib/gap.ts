// Gives way to what doesn't wait: a session or break that would run into it is asked about first.
import { findGap, type Gap } from '../../domain/days/gap.ts'
import type { Me } from '../../domain/request/me.ts'

/** The gap, if it ends before that moment, UTC, and the person has not chosen to go on anyway; else null. */
export async function findGapBefore(me: Me, end: Date, isChosen: boolean | undefined): Promise<Gap | null> {
  if (isChosen) return null
  const gap = await findGap(me)
  return gap.next !== null && (gap.isInside || gap.next.from < end) ? gap : null
}

/** A moment so many minutes ahead, UTC. */
export const minutesFromNow = (me: Me, minutes: number): Date => new Date(me.now.getTime() + minutes * 60_000)

// Gives way to what doesn't wait: a session or break that would run into it is asked about first.
import { findGap, type Gap } from '../../domain/days/gap.ts'
import type { Me } from '../../domain/request/me.ts'

/** The gap, if it is shorter than these minutes and the person has not chosen to go on anyway; else null. */
export async function findShortGap(me: Me, minutes: number, isChosen: boolean | undefined): Promise<Gap | null> {
  if (isChosen) return null
  const gap = await findGap(me)
  return gap.minutes < minutes ? gap : null
}

// Blanks that name a focus session, and what a view of one needs.
import type { Option } from '../../../chat/options.ts'
import * as company from '../../../domain/days/focus/company.ts'
import * as focus from '../../../domain/days/focus/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import type { FocusShown } from '../../../views/focus.ts'
import { lookup } from '../options.ts'

/** One of the person's own sessions. */
export const session = (about: string): Option<focus.FocusSession, Me, false> =>
  lookup(about, {
    noun: 'session',
    byId: focus.byId,
    search: async () => [],
    async first(me) {
      const open = await focus.running(me)
      return open ? [open] : []
    },
    id: ({ session_id }) => session_id,
    label: ({ duration_minutes }) => `${duration_minutes} minutes`,
  })

/** The person's own, or one that was shared in this channel. */
export const sharedSession = (about: string): Option<focus.FocusSession, Me, false> =>
  lookup(about, {
    noun: 'session',
    byId: company.shared,
    search: async () => [],
    first: company.here,
    id: ({ session_id }) => session_id,
    label: ({ duration_minutes }) => `${duration_minutes} minutes`,
  })

/** The one that runs. @throws UserError where none does */
export async function openSession(me: Me): Promise<focus.FocusSession> {
  const open = await focus.running(me)
  if (open) return open
  throw new UserError('No focus session runs.', [{ label: 'Focus 25 min', line: 'focus start' }])
}

/** Everything a view shows of a session; a fixed number of queries. */
export async function shownOf(me: Me, of: focus.FocusSession): Promise<FocusShown> {
  const { task } = await focus.withTask(me, of)
  return {
    session: of,
    task,
    end: focus.plannedEnd(of),
    minutes: focus.minutesOf(of, me.now),
    bookmark: of.interruptions > 0 ? await focus.bookmark(me, of) : null,
    companions: await company.size(me, of),
  }
}

// Options that name a focus session, and the data its view needs.
import { ask } from '../../../chat/ask.ts'
import type { Option } from '../../../chat/options.ts'
import * as company from '../../../domain/days/focus/companions.ts'
import * as focus from '../../../domain/days/focus/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import type { FocusDetails } from '../../../views/focus.ts'
import { lookupOption } from '../lookup-option.ts'

/** One of the person's own sessions. */
export const sessionOption = (about: string): Option<focus.FocusSession, Me, false> =>
  lookupOption(about, {
    noun: 'session',
    findById: focus.findFocus,
    search: async () => [],
    async listInitial(me) {
      const open = await focus.findRunningFocus(me)
      return open ? [open] : []
    },
    id: ({ session_id }) => session_id,
    label: ({ duration_minutes }) => `${duration_minutes} minutes`,
  })

/** An interruption of one of their sessions; named by buttons only. */
export const interruptionOption = (about: string): Option<focus.FocusInterruption, Me, false> =>
  lookupOption(about, {
    noun: 'interruption',
    findById: focus.findInterruption,
    search: async () => [],
    listInitial: async () => [],
    id: ({ interruption_id }) => interruption_id,
    label: ({ bookmark }) => bookmark ?? 'Interrupted',
  })

/** The person's own, or one shared in this channel. */
export const sharedSessionOption = (about: string): Option<focus.FocusSession, Me, false> =>
  lookupOption(about, {
    noun: 'session',
    findById: company.findVisibleFocus,
    search: async () => [],
    listInitial: company.listSharedFocus,
    id: ({ session_id }) => session_id,
    label: ({ duration_minutes }) => `${duration_minutes} minutes`,
  })

/**
 * The running session.
 * @throws UserError if there is none
 */
export async function requireRunningFocus(me: Me): Promise<focus.FocusSession> {
  const open = await focus.findRunningFocus(me)
  if (open) return open
  throw new UserError('No focus session is running.', [{ label: 'Focus 25 min', line: ask('focus start') }])
}

/** All data of a session's view; a fixed number of queries. */
export async function loadFocusDetails(me: Me, of: focus.FocusSession): Promise<FocusDetails> {
  const { task } = await focus.loadFocusTask(me, of)
  return {
    session: of,
    task,
    end: focus.plannedFocusEnd(of),
    minutes: focus.sessionMinutes(of, me.now),
    bookmark: of.interruptions > 0 ? await focus.lastBookmark(me, of) : null,
    companions: await company.countCompanions(me, of),
  }
}

// users.profile.*, dnd.*, auth.revoke: what a person's own token may do for them. A snooze is told to that token alone.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { dropTokens } from '../installations.ts'
import { SlackError } from '../slack-error.ts'
import { accountOf, type State } from '../state.ts'
import type { Account, Installation, PersonGrant } from '../types.ts'
import type { Method } from './method.ts'

const LONGEST_STATUS = 100
const wantedProfile = z.looseObject({
  status_text: z.string().optional(),
  status_emoji: z.string().optional(),
  status_expiration: z.coerce.number().int().min(0).optional(),
})

export const signalMethods: Record<string, Method> = {
  'users.profile.set': {
    takes: 'person',
    scope: 'users.profile:write',
    run: ({ args, state }, installation, { user }) => {
      if (args.user !== undefined && args.user !== user) throw new SlackError('not_admin')
      const account = accountOf(installation.workspace, user)
      const { status_text: text, status_emoji: emoji, status_expiration: until } = profileIn(args.profile)
      const before = statusAt(account, state.clock.now())
      const wanted = { text: text ?? before.text, emoji: emoji ?? before.emoji, until: until ?? before.until }
      if (wanted.text.length > LONGEST_STATUS) throw new SlackError('profile_status_set_failed_too_long')
      if (wanted.emoji !== '' && !/^:[a-z0-9_+-]+:$/.test(wanted.emoji))
        throw new SlackError('profile_status_set_failed_not_valid_emoji')
      const isEmpty = wanted.text === '' && wanted.emoji === ''
      account.status = isEmpty
        ? { text: '', emoji: '', until: 0 }
        : { ...wanted, emoji: wanted.emoji || ':speech_balloon:' }
      state.log.stir()
      state.hooks.onProfileChange?.(installation, account)
      return { username: account.name, profile: wireStatus(account, state.clock.now()) }
    },
  },
  'users.profile.get': {
    takes: 'person',
    scope: 'users.profile:read',
    run: ({ args, state }, installation, { user }) => {
      const id = typeof args.user === 'string' ? args.user : user
      return { profile: wireStatus(accountOf(installation.workspace, id), state.clock.now()) }
    },
  },
  'dnd.info': {
    takes: 'either',
    scope: 'dnd:read',
    run: ({ args, state }, installation, grant) => {
      const { user } = parseArguments(z.looseObject({ user: z.string().optional() }), args)
      const id = user ?? grant?.user
      if (id === undefined) throw new SlackError('user_not_found')
      return wireQuiet(state, accountOf(installation.workspace, id), id === grant?.user)
    },
  },
  'dnd.setSnooze': {
    takes: 'person',
    scope: 'dnd:write',
    run: ({ args, state }, installation, grant) => {
      const { num_minutes } = parseArguments(z.looseObject({ num_minutes: z.coerce.number().optional() }), args)
      if (num_minutes === undefined) throw new SlackError('missing_duration')
      if (!Number.isInteger(num_minutes) || num_minutes < 1) throw new SlackError('snooze_failed')
      if (num_minutes > 24 * 60) throw new SlackError('too_long')
      const account = accountOf(installation.workspace, grant.user)
      account.snoozedUntil = Math.floor(state.clock.now() / 1000) + num_minutes * 60
      state.log.stir()
      return {
        snooze_enabled: true,
        snooze_endtime: account.snoozedUntil,
        snooze_remaining: num_minutes * 60,
        snooze_is_indefinite: false,
      }
    },
  },
  'dnd.endSnooze': {
    takes: 'person',
    scope: 'dnd:write',
    run: ({ state }, installation, grant) => {
      const account = accountOf(installation.workspace, grant.user)
      if (!isSnoozed(state, account)) throw new SlackError('snooze_not_active')
      account.snoozedUntil = undefined
      state.log.stir()
      return wireQuiet(state, account, true)
    },
  },
  'auth.revoke': {
    takes: 'either',
    run: ({ state, args }, installation, grant) => {
      const isTest = args.test === true || args.test === 'true' || args.test === '1'
      if (isTest) return { revoked: false }
      if (grant) revokeGrant(state, installation, grant)
      else dropTokens(state, installation, 'token_revoked')
      return { revoked: true }
    },
  },
}

/** A person's tokens end, and the app is told by their user's id. */
export function revokeGrant(state: State, installation: Installation, grant: PersonGrant): void {
  grant.isRevoked = true
  grant.refreshToken = undefined
  state.log.stir()
  state.hooks.onPersonRevoked?.(installation, grant)
}

/** What others see of a person's status; one that has ended is empty. */
export function statusAt({ status }: Account, now: number): { text: string; emoji: string; until: number } {
  if (!status || (status.until > 0 && status.until * 1000 <= now)) return { text: '', emoji: '', until: 0 }
  return status
}

export function wireStatus(account: Account, now: number): Record<string, unknown> {
  const { text, emoji, until } = statusAt(account, now)
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return { status_text: escaped, status_emoji: emoji, status_expiration: until }
}

function profileIn(given: unknown): z.infer<typeof wantedProfile> {
  const parsed: unknown = typeof given === 'string' ? JSON.parse(given) : given
  const read = wantedProfile.safeParse(parsed)
  if (!read.success) throw new SlackError('invalid_profile')
  return read.data
}

const isSnoozed = (state: State, { snoozedUntil }: Account): boolean =>
  snoozedUntil !== undefined && snoozedUntil * 1000 > state.clock.now()

/** @param isOwn asked by the person's own token: nobody else is told of a snooze */
function wireQuiet(state: State, account: Account, isOwn: boolean): Record<string, unknown> {
  const { dnd, snoozedUntil } = account
  return {
    dnd_enabled: dnd !== undefined,
    next_dnd_start_ts: dnd?.from ?? 1,
    next_dnd_end_ts: dnd?.to ?? 1,
    ...(isOwn ? { snooze_enabled: isSnoozed(state, account) } : {}),
    ...(isOwn && isSnoozed(state, account) ? { snooze_endtime: snoozedUntil } : {}),
  }
}

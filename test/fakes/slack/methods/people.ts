// auth.test, users.*, team.info: who is who.
import { z } from 'zod'
import { count, flag, parseArguments } from '../arguments.ts'
import { relationTo, seenAccount } from '../shared-channels.ts'
import { SlackError } from '../slack-error.ts'
import type { State } from '../state.ts'
import type { Account, Installation } from '../types.ts'
import type { Method } from './method.ts'
import { wireStatus } from './signals.ts'

export const peopleMethods: Record<string, Method> = {
  'auth.test': {
    takes: 'bot',
    run: (_call, installation) => {
      const { workspace, botUserId, botId } = installation
      return {
        url: `https://${workspace.domain}.slack.com/`,
        team: workspace.name,
        user: workspace.accounts.get(botUserId)?.name,
        team_id: workspace.id,
        user_id: botUserId,
        bot_id: botId,
        ...(workspace.organisation ? { enterprise_id: workspace.organisation.id } : {}),
        is_enterprise_install: workspace.organisation !== undefined,
      }
    },
  },
  'users.info': {
    takes: 'bot',
    scope: 'users:read',
    run: ({ args, state }, installation) => {
      const wanted = parseArguments(z.looseObject({ user: z.string(), include_locale: flag }), args)
      const account = seenAccount(state, installation, wanted.user)
      const relation = relationTo(state, installation, account)
      const withLocale = wanted.include_locale === true && relation === 'own'
      if (relation === 'stranger') return { user: wireStranger(account) }
      const user = wireAccount(installation, account, state.clock.now(), withLocale)
      return {
        user: { ...user, ...enterpriseOf(state, account), ...(relation === 'own' ? {} : { is_stranger: false }) },
      }
    },
  },
  'users.list': {
    takes: 'bot',
    scope: 'users:read',
    run: ({ args, state }, installation) => {
      const shape = z.looseObject({ cursor: z.string().optional(), limit: count, include_locale: flag })
      const wanted = parseArguments(shape, args)
      const start = Number(wanted.cursor || 0)
      const limit = wanted.limit || 1000
      const all = [...installation.workspace.accounts.values()]
      return {
        members: all
          .slice(start, start + limit)
          .map((account) => wireAccount(installation, account, state.clock.now(), wanted.include_locale === true)),
        response_metadata: { next_cursor: start + limit < all.length ? String(start + limit) : '' },
      }
    },
  },
  'users.lookupByEmail': {
    takes: 'bot',
    scope: 'users:read.email',
    run: ({ args, state }, installation) => {
      const wanted = parseArguments(z.looseObject({ email: z.string() }), args)
      const account = [...installation.workspace.accounts.values()].find(({ email }) => email === wanted.email)
      if (!account) throw new SlackError('users_not_found')
      return { user: wireAccount(installation, account, state.clock.now(), false) }
    },
  },
  'team.info': {
    takes: 'bot',
    scope: 'team:read',
    run: (_call, { workspace }) => ({ team: { id: workspace.id, name: workspace.name, domain: workspace.domain } }),
  },
}

/** Of a member of an Enterprise organisation. */
function enterpriseOf(state: State, { id, team }: Account): Record<string, unknown> {
  const organisation = state.workspaces.get(team)?.organisation
  if (!organisation) return {}
  const { id: enterpriseId, name } = organisation
  return { enterprise_user: { id, enterprise_id: enterpriseId, enterprise_name: name, teams: [team] } }
}

/** Somebody of another company who is in no channel with the app. */
const wireStranger = ({ id, team, name, realName, displayName }: Account): Record<string, unknown> => ({
  id,
  team_id: team,
  name,
  real_name: realName,
  profile: { team, display_name: displayName },
  is_stranger: true,
})

export function wireAccount(
  installation: Installation,
  account: Account,
  at: number,
  withLocale: boolean,
): Record<string, unknown> {
  const hasEmail = installation.scopes.has('users:read.email') && !account.isBot
  return {
    id: account.id,
    team_id: account.team,
    name: account.name,
    real_name: account.realName,
    deleted: account.isDeleted,
    tz: account.tz,
    tz_label: account.tz,
    tz_offset: offsetSeconds(account.tz, at),
    profile: {
      real_name: account.realName,
      display_name: account.displayName,
      ...(hasEmail ? { email: account.email } : {}),
      team: account.team,
      ...wireStatus(account, at),
    },
    is_admin: account.isAdmin,
    is_owner: account.isOwner,
    is_primary_owner: account.isOwner,
    is_restricted: account.isRestricted,
    is_ultra_restricted: false,
    is_bot: account.isBot,
    is_app_user: false,
    ...(withLocale ? { locale: account.locale } : {}),
  }
}

/** Seconds east of UTC in a zone at an instant; Slack sends it beside the zone's name. */
function offsetSeconds(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3]) * 60)
}

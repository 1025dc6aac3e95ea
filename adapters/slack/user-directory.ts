// Looks people up: name, time zone, locale, the workspace that is their own, and, never cached, whether they are an
// admin of it. In a channel of several companies people of other workspaces act too: they are identified by their own
// workspace, never by ours. https://docs.slack.dev/apis/slack-connect

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { classifySlackError, type SlackWebClient } from './web-client.ts'

/** An older profile is asked for again, so that a traveller's new zone is noticed. */
const FRESH_MS = 60 * 60 * 1000
/** After a failed look-up the person is known by id for a while, so that not every message asks again. */
const RETRY_MS = 60 * 1000

/** A person of another workspace, met in a channel that several companies share. */
export interface Outsider {
  /** Of their own workspace; null: this app is not there. */
  readonly installation: SlackInstallation | null
}

/** A person as Slack tells of them. Their space is their own workspace. */
export interface SlackPerson extends ChatIdentity {
  /** Absent: they belong to the workspace of the installation that was asked. */
  readonly outsider?: Outsider
}

/** What the payload says of the person, for as long as Slack was not asked. */
export interface PersonHints {
  readonly handle?: string | undefined
  /** The workspace, or organisation, that the person belongs to. */
  readonly team?: string | undefined
  /** How long to wait for Slack, in milliseconds; without it, as long as it takes. */
  readonly withinMs?: number
}

export interface UserDirectory {
  /** Never throws: if Slack does not answer in time, only id, handle and workspace are known, as far as `hints` say. */
  lookUpIdentity(installation: SlackInstallation, userId: string, hints?: PersonHints): Promise<SlackPerson>
  /** @throws where Slack does not tell, or asked to be left alone: nobody is asked about before its Retry-After ends. */
  isAdmin(installation: SlackInstallation, userId: string): Promise<boolean>
  /** Takes over a profile that Slack sent on its own. */
  updateProfile(installation: SlackInstallation, user: SlackUser): Promise<SlackPerson>
}

/** A user object, as far as it is used. https://docs.slack.dev/reference/objects/user-object */
export interface SlackUser {
  readonly id?: string | undefined
  readonly team_id?: string | undefined
  /** Of members of an Enterprise organisation. */
  readonly enterprise_user?:
    | { readonly enterprise_id?: string | undefined; readonly teams?: readonly string[] | undefined }
    | undefined
  readonly name?: string | undefined
  readonly real_name?: string | undefined
  readonly tz?: string | undefined
  readonly locale?: string | undefined
  readonly profile?:
    | {
        readonly real_name?: string | undefined
        readonly email?: string | undefined
        readonly image_192?: string | undefined
      }
    | undefined
}

interface Profile extends Omit<ChatIdentity, 'platform' | 'space' | 'externalId'> {
  /** Where the person belongs, the widest first: an organisation, then workspaces. Empty if Slack does not tell. */
  readonly homes: readonly string[]
}

/** @param elapsed the monotonic clock, in milliseconds: by it a Retry-After ends, and a profile is old */
export function createUserDirectory(
  web: (installation: SlackInstallation) => SlackWebClient,
  findInstallation: (space: string) => Promise<SlackInstallation | null>,
  elapsed: () => number,
): UserDirectory {
  const cached = createBoundedCache<{ readonly until: number; readonly profile: Promise<Profile | null> }>(20_000)
  /** Until when a workspace asked for no more look-ups (429 with Retry-After), by the monotonic clock. */
  const blockedUntil = createBoundedCache<number>(1_000)

  /** Until when no one of the space is looked up, where Slack asked for that. */
  const noteLimit = ({ space }: SlackInstallation, error: unknown): number | undefined => {
    const failure = classifySlackError(error)
    if (failure.kind !== 'later' || !failure.isLimit) return undefined
    const until = elapsed() + failure.afterMs
    blockedUntil.set(space, until)
    return until
  }

  const fetchProfile = async (installation: SlackInstallation, userId: string): Promise<Profile> => {
    // Without this argument Slack leaves the language out.
    const { user } = await web(installation).users.info({ user: userId, include_locale: true })
    return profileOf(user ?? {}, userId)
  }

  const cachedProfile = (installation: SlackInstallation, userId: string): Promise<Profile | null> => {
    const key = `${installation.space} ${userId}`
    const at = elapsed()
    const hit = cached.get(key)
    if (hit && hit.until > at) return hit.profile
    const blocked = blockedUntil.get(installation.space) ?? 0
    if (blocked > at) return Promise.resolve(null)
    const profile = fetchProfile(installation, userId).catch((error: unknown) => {
      const until = noteLimit(installation, error) ?? at + RETRY_MS
      cached.set(key, { until, profile: Promise.resolve(null) })
      return null
    })
    cached.set(key, { until: at + FRESH_MS, profile })
    return profile
  }

  /** The first of these workspaces where the app is; null where it is in none, or where that can't be told now. */
  const findHome = async (homes: readonly string[]): Promise<SlackInstallation | null> => {
    for (const home of homes) {
      const found = await findInstallation(home).catch(() => null)
      if (found?.space === home) return found
    }
    return null
  }

  const personOf = async (
    installation: SlackInstallation,
    userId: string,
    handle: string | undefined,
    { homes, ...profile }: Profile,
  ): Promise<SlackPerson> => {
    const { space, name } = installation
    const known = { platform: 'slack', externalId: userId, ...profile, name: profile.name || handle || userId } as const
    const [widest] = homes
    if (widest === undefined || homes.includes(space)) return { ...known, space, ...(name ? { spaceName: name } : {}) }
    const home = await findHome(homes)
    // What another company knows of its people is not taken over: their name as others see it has to do.
    const { email: _, avatarUrl: __, locale: ___, ...shown } = known
    const own = home ?? { space: widest, name: undefined }
    return {
      ...shown,
      space: own.space,
      ...(own.name ? { spaceName: own.name } : {}),
      outsider: { installation: home },
    }
  }

  return {
    async lookUpIdentity(installation, userId, { handle, team, withinMs } = {}) {
      const asked = cachedProfile(installation, userId)
      const profile = withinMs === undefined ? await asked : await withTimeout(withinMs, asked)
      return personOf(installation, userId, handle, profile ?? { name: '', homes: hintedHomes(installation, team) })
    },
    async isAdmin(installation, userId) {
      if ((blockedUntil.get(installation.space) ?? 0) > elapsed())
        throw new Error('Slack takes no look-ups of people there now')
      const { user } = await web(installation)
        .users.info({ user: userId })
        .catch((error: unknown) => {
          noteLimit(installation, error)
          throw error
        })
      return user?.deleted !== true && (user?.is_admin === true || user?.is_owner === true)
    },
    updateProfile(installation, user) {
      const userId = user.id ?? ''
      const profile = profileOf(user, userId)
      const key = `${installation.space} ${userId}`
      cached.set(key, { until: elapsed() + FRESH_MS, profile: Promise.resolve(profile) })
      return personOf(installation, userId, undefined, profile)
    },
  }
}

/** Where a payload alone says the person belongs. It names workspaces, so of an organisation it can say nothing. */
const hintedHomes = ({ space }: SlackInstallation, team: string | undefined): readonly string[] =>
  team === undefined || (space.startsWith('E') && team.startsWith('T')) ? [] : [team]

function profileOf(user: SlackUser, userId: string): Profile {
  const { name, real_name, tz, locale, profile, team_id: team, enterprise_user: enterprise } = user
  const fullName = profile?.real_name || real_name
  const homes = [enterprise?.enterprise_id, team, ...(enterprise?.teams ?? [])]
  return {
    homes: [...new Set(homes.flatMap((home) => home || []))],
    name: name || userId,
    ...(fullName ? { fullName } : {}),
    ...(profile?.email ? { email: profile.email } : {}),
    ...(profile?.image_192 ? { avatarUrl: profile.image_192 } : {}),
    ...(tz ? { zone: tz } : {}),
    ...(locale ? { locale } : {}),
  }
}

// Looks people up: name, time zone, locale, and, never cached, whether they are a workspace admin.

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { classifySlackError, type SlackWebClient } from './web-client.ts'

/** An older profile is asked for again, so that a traveller's new zone is noticed. */
const FRESH_MS = 60 * 60 * 1000
/** After a failed look-up the person is known by id for a while, so that not every message asks again. */
const RETRY_MS = 60 * 1000

export interface UserDirectory {
  /** Never throws: if Slack does not answer in time, only id and handle are known. */
  lookUpIdentity(
    installation: SlackInstallation,
    userId: string,
    handle?: string,
    withinMs?: number,
  ): Promise<ChatIdentity>
  /** @throws where Slack does not tell, or asked to be left alone: nobody is asked about before its Retry-After ends. */
  isAdmin(installation: SlackInstallation, userId: string): Promise<boolean>
  /** Takes over a profile that Slack sent on its own. */
  updateProfile(installation: SlackInstallation, user: SlackUser): ChatIdentity
}

/** A user object, as far as it is used. https://docs.slack.dev/reference/objects/user-object */
export interface SlackUser {
  readonly id?: string | undefined
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

type Profile = Omit<ChatIdentity, 'platform' | 'space' | 'externalId'>

export function createUserDirectory(
  web: (installation: SlackInstallation) => SlackWebClient,
  now: () => Date,
): UserDirectory {
  const cached = createBoundedCache<{ readonly until: number; readonly profile: Promise<Profile | null> }>(20_000)
  /** Until when a workspace asked for no more look-ups (429 with Retry-After), in milliseconds. */
  const blockedUntil = createBoundedCache<number>(1_000)

  /** Until when no one of the space is looked up, where Slack asked for that. */
  const noteLimit = ({ space }: SlackInstallation, error: unknown): number | undefined => {
    const failure = classifySlackError(error)
    if (failure.kind !== 'later' || !failure.isLimit) return undefined
    const until = now().getTime() + failure.afterMs
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
    const at = now().getTime()
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

  const identityOf = ({ space, name }: SlackInstallation, userId: string): Omit<ChatIdentity, 'name'> => ({
    platform: 'slack',
    space,
    externalId: userId,
    ...(name ? { spaceName: name } : {}),
  })

  return {
    async lookUpIdentity(installation, userId, handle, withinMs) {
      const asked = cachedProfile(installation, userId)
      const profile = withinMs === undefined ? await asked : await withTimeout(withinMs, asked)
      return { ...identityOf(installation, userId), name: handle ?? userId, ...profile }
    },
    async isAdmin(installation, userId) {
      if ((blockedUntil.get(installation.space) ?? 0) > now().getTime())
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
      cached.set(key, { until: now().getTime() + FRESH_MS, profile: Promise.resolve(profile) })
      return { ...identityOf(installation, userId), ...profile }
    },
  }
}

function profileOf({ name, real_name, tz, locale, profile }: SlackUser, userId: string): Profile {
  const fullName = profile?.real_name || real_name
  return {
    name: name || userId,
    ...(fullName ? { fullName } : {}),
    ...(profile?.email ? { email: profile.email } : {}),
    ...(profile?.image_192 ? { avatarUrl: profile.image_192 } : {}),
    ...(tz ? { zone: tz } : {}),
    ...(locale ? { locale } : {}),
  }
}

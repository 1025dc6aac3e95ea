// The states of OAuth: signed, so that every process recognises them, valid once, for ten minutes and for one browser.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { world } from '../../src/time/world.ts'

/** What Slack is asked for: the app in a workspace, or a person's leave for their status and Do Not Disturb. */
export type OAuthPurpose = 'install' | 'connect'

export interface OAuthStates {
  /** A new state; it contains its creation time. */
  create(purpose: OAuthPurpose): string
  /** What a state that came back was made for; null if it is not this browser's, or was used. */
  redeem(state: string, request: IncomingMessage): OAuthPurpose | null
}

const STATE_FOR_MS = 10 * 60 * 1000
const COOKIE = 'proxy_install'
const PURPOSES: readonly OAuthPurpose[] = ['install', 'connect']

export function createOAuthStates(secret: string, now: () => Date): OAuthStates {
  const used = createBoundedCache<true>(10_000)
  const sign = (purpose: OAuthPurpose, words: string) =>
    createHmac('sha256', secret).update(`${purpose}:${words}`).digest('base64url')

  return {
    create(purpose) {
      const words = `${now().getTime().toString(36)}.${world().random.bytes(24).toString('base64url')}`
      return `${words}.${sign(purpose, words)}`
    },
    redeem(state, request) {
      const [time = '', nonce = '', signature = ''] = state.split('.')
      const age = now().getTime() - Number.parseInt(time, 36)
      if (!isEqualInConstantTime(state, cookieOf(request))) return null
      const purpose = PURPOSES.find((each) => isEqualInConstantTime(signature, sign(each, `${time}.${nonce}`)))
      if (!purpose || !(age >= 0 && age <= STATE_FOR_MS) || used.get(state)) return null
      used.set(state, true)
      return purpose
    },
  }
}

/** The cookie that ties a state to the browser; without one, the cookie is deleted. */
export const stateCookie = (state: string | null, isSecure: boolean): string =>
  state === null
    ? `${COOKIE}=; Path=/slack; Max-Age=0; HttpOnly; SameSite=Lax`
    : `${COOKIE}=${state}; Path=/slack; Max-Age=600; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

const isEqualInConstantTime = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right)
}

const cookieOf = (request: IncomingMessage): string =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? ''

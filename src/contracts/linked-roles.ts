// Roles that Discord servers give for effort: the numbers they may look at, what Discord answers, and what the personal
// page needs to switch it on.
import type { SessionRef } from './sessions.ts'

/** A person's effort in the last 30 days. Numbers alone: nothing says what was done. */
export interface EffortNumbers {
  /** Days on which something was done. */
  readonly days: number
  /** Minutes of focus sessions. */
  readonly focusMinutes: number
  /** Steps and tasks done. */
  readonly done: number
}

/** OAuth2 tokens of one Discord account. */
export interface RoleTokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Of the access token, UTC. */
  readonly expiresAt: Date
}

/**
 * Why a request to Discord about linked roles failed. `ended`: the person or Discord has ended it. `refused`: the access
 * token is not accepted, a new one may be.
 */
export type RoleFaultKind = 'ended' | 'refused' | 'later'

/** A failed request, without anything of the tokens. */
export interface RoleFault extends Error {
  readonly kind: RoleFaultKind
  /** What Discord asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null
  /** Discord answered: nothing of the request can take effect later. */
  readonly isAnswered: boolean
}

/** Discord's side of linked roles. Every function rejects with a `RoleFault`. */
export interface RoleConnections {
  /** Where the person agrees, in a browser. @param challenge S256, RFC 7636 */
  authorizeUrl(ask: { readonly state: string; readonly challenge: string }): string
  /** Exchanges the code Discord sent the browser back with. */
  exchangeCode(code: string, verifier: string): Promise<RoleTokens>
  /** New tokens; the old refresh token is used up. */
  refreshTokens(refreshToken: string): Promise<RoleTokens>
  /** The Discord id of the account that agreed. */
  findAccountId(accessToken: string): Promise<string>
  /** Gives Discord the numbers that servers compare. */
  show(accessToken: string, effort: EffortNumbers): Promise<void>
  /** Takes the numbers away again. */
  clear(accessToken: string): Promise<void>
  /** Ends all tokens of this agreement. */
  revoke(token: string): Promise<void>
  /** Tells Discord which numbers there are; does nothing where it knows. */
  registerMetadata(): Promise<void>
  isFault(error: unknown): error is RoleFault
}

/** A person's linked roles, as they see them. */
export interface LinkedRoleStatus {
  /** The name of the Discord account. */
  readonly account: string
  /** What Discord was given last; null: nothing yet. */
  readonly shown: EffortNumbers | null
  /** UTC. */
  readonly shownAt: Date | null
  /** Requests that failed since the last that worked. */
  readonly failures: number
}

/** How the way to Discord and back ended. */
export type RoleLinkOutcome = 'linked' | 'declined' | 'expired' | 'other-account' | 'ending' | 'failed'

/** Switching linked roles on, from the personal page. */
export interface PageLinkedRoles {
  /** Where this session's person agrees at Discord. */
  begin(session: SessionRef): Promise<string>
  /** What Discord sent the browser back with. Never rejects for what a browser could send. */
  finish(
    session: SessionRef,
    answer: { readonly code: string | null; readonly state: string | null; readonly error: string | null },
  ): Promise<RoleLinkOutcome>
}

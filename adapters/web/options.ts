// What the web adapter needs from the application: records of functions, provided by `src/app/platforms`.

import type {
  PasswordSettings,
  PresentedSession,
  SessionRef,
  SessionTokens,
  SessionUser,
} from '../../src/contracts/sessions.ts'

export interface WebSessions {
  /** Whether the one-time link is still valid; does not use it up. */
  isLinkOpen(code: string): Promise<boolean>
  /** Uses a one-time link; null if it is unknown, used or expired. */
  signInWithLink(code: string, device: string): Promise<SessionTokens | null>
  /** Null if the session or its person is no longer active. */
  authenticate(accessToken: string): Promise<SessionUser | null>
  /** Whether the session is active, without a token: it may have expired during the request. */
  isActive(session: SessionRef): Promise<boolean>
  /** Rotates the tokens; null if this one is unknown, expired, revoked or used. */
  refresh(refreshToken: string): Promise<SessionTokens | null>
  endSession(session: SessionRef, which: 'this' | 'all'): Promise<void>
  /** The active session of this refresh token; null for a used token. */
  findByRefreshToken(refreshToken: string): Promise<PresentedSession | null>
  /** The CSRF token of this session. */
  csrfToken(familyId: string): string
}

/** A person's own data. */
export interface WebPersonalData {
  /** Every row that belongs to the person or names them, as a JSON file. */
  exportData(userId: string): Promise<{ readonly fileName: string; readonly text: string }>
  /** Their dates as iCalendar; null if the secret is wrong. */
  calendarFeed(userId: string, proof: string): Promise<string | null>
}

export interface WebPasswords extends PasswordSettings {
  /** A session for this name and password; null if they are wrong or were tried too often. */
  signIn(
    username: string,
    password: string,
    about: { readonly address: string; readonly device: string },
  ): Promise<SessionTokens | null>
}

export interface WebOptions {
  /** The public address, without a trailing slash. */
  readonly publicUrl: string
  /** The number of trusted proxies in front. */
  readonly trustedProxies: number
  readonly sessions: WebSessions
  readonly personalData: WebPersonalData
  readonly passwords: WebPasswords
  readonly now: () => Date
  readonly report: (error: unknown, what: string) => void
}

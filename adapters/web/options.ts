// What the web needs of the rest of the house: small records of functions, handed over by `src/platforms.ts`.

import type {
  PasswordSettings,
  PresentedSession,
  SessionRef,
  SessionTokens,
  SessionUser,
} from '../../src/contracts/sessions.ts'

export interface WebSessions {
  /** May this one-time link still be used? Does not use it. */
  isLinkOpen(code: string): Promise<boolean>
  /** Uses a one-time link; null where it is unknown, used or over. */
  signInWithLink(code: string, device: string): Promise<SessionTokens | null>
  /** Null where the session or its person is not active any more. */
  authenticate(accessToken: string): Promise<SessionUser | null>
  /** Is it still active? Asked without a token, which may have run out while something was done. */
  isActive(session: SessionRef): Promise<boolean>
  /** The next tokens; null where this one is unknown, over, revoked or used. */
  refresh(refreshToken: string): Promise<SessionTokens | null>
  endSession(session: SessionRef, which: 'this' | 'all'): Promise<void>
  /** The living session whose refresh token this is; a token that was used is not its newest. */
  findByRefreshToken(refreshToken: string): Promise<PresentedSession | null>
  /** What a form of this session carries, so that no other page can send one. */
  csrfToken(familyId: string): string
}

/** A person's own data. */
export interface WebPersonalData {
  /** Every row that is theirs or names them, as a JSON file. */
  exportData(userId: string): Promise<{ readonly fileName: string; readonly text: string }>
  /** Their dates as iCalendar; null where the proof is not theirs. */
  calendarFeed(userId: string, proof: string): Promise<string | null>
}

export interface WebPasswords extends PasswordSettings {
  /** A session for this name and password; null where they are nobody's, or were tried too often. */
  signIn(
    username: string,
    password: string,
    about: { readonly address: string; readonly device: string },
  ): Promise<SessionTokens | null>
}

export interface WebOptions {
  /** Under which people reach it, without a slash at the end. */
  readonly publicUrl: string
  /** So many proxies stand in front, whose word of where somebody comes from is taken. */
  readonly trustedProxies: number
  readonly sessions: WebSessions
  readonly personalData: WebPersonalData
  readonly passwords: WebPasswords
  readonly now: () => Date
  readonly report: (error: unknown, what: string) => void
}

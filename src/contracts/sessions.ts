// Sessions and passwords as the domain keeps them and the page uses them.

/** What a person's browser or program is given: proof for fifteen minutes, and for thirty days. Instants in UTC. */
export interface SessionTokens {
  readonly userId: string
  readonly familyId: string
  readonly accessToken: string
  readonly accessExpiresAt: Date
  readonly refreshToken: string
  readonly refreshExpiresAt: Date
}

/** Whose session, and which: all refresh tokens that follow from one sign-in are a family. */
export interface SessionRef {
  readonly userId: string
  readonly familyId: string
}

/** The person and session of a request. */
export interface SessionUser extends SessionRef {
  readonly name: string
}

/** Where somebody signs in. */
export interface SignInDevice {
  /** For display. */
  readonly device: string
  readonly isBrowser: boolean
  /** The browser's own cookie, if it showed one. */
  readonly deviceSecret: string | null
}

/** A new session, and the cookie by which its browser is known again; null for a program. */
export interface BegunSession extends SessionTokens {
  readonly deviceSecret: string | null
}

/** Whom a private link signs in. */
export interface SignInOffer {
  readonly userId: string
  readonly name: string
  /** The chat it was asked for in, and its workspace; null where there is none. */
  readonly platform: string | null
  readonly space: string | null
}

/** The living session of a refresh token that was shown. */
export interface PresentedSession extends SessionUser {
  /** False for a token that was used already. */
  readonly isNewest: boolean
}

/** `none` and `fresh`: there is no password; only a fresh session may set the first. */
export type PasswordState = 'has' | 'fresh' | 'none'

/** A password beside the private link, for those who want one. */
export interface PasswordSettings {
  /**
   * Sets, exchanges or (with null) takes away a person's password, and tells them so in their chat. A first one is set
   * by a session that has only begun: one that was stolen opens nothing that outlives it. Exchanging one, or taking it
   * away, ends the person's other sessions unless they keep them: somebody else may know the old one.
   * @returns how many other sessions ended
   * @throws where it is too short or too long, `current` is not the one there is, or the session is too old
   */
  set(session: SessionRef, password: string | null, current: string, others?: 'end' | 'keep'): Promise<number>
  /** Whether there is one, and if not, whether this session may set the first. */
  passwordState(session: SessionRef): Promise<PasswordState>
}

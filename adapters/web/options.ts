// What the web needs of the rest of the house: small records of functions, handed over by `src/platforms.ts`.

/** A browser's or program's proof, for fifteen minutes and for thirty days. Instants in UTC. */
export interface Grant {
  readonly userId: string
  readonly familyId: string
  readonly accessToken: string
  readonly accessExpiresAt: Date
  readonly refreshToken: string
  readonly refreshExpiresAt: Date
}

/** Who asks, in which session. */
export interface Visitor {
  readonly userId: string
  readonly familyId: string
  readonly name: string
}

/** Whose session, and which. */
export type Session = Pick<Visitor, 'userId' | 'familyId'>

export interface Sessions {
  /** May this one-time link still be used? Does not use it. */
  isOpen(code: string): Promise<boolean>
  /** Uses a one-time link; null where it is unknown, used or over. */
  signIn(code: string, device: string): Promise<Grant | null>
  /** Null where the session or its person is not active any more. */
  check(accessToken: string): Promise<Visitor | null>
  /** Is it still active? Asked without a token, which may have run out while something was done. */
  lives(session: Session): Promise<boolean>
  /** The next tokens; null where this one is unknown, over, revoked or used. */
  refresh(refreshToken: string): Promise<Grant | null>
  end(session: Session, which: 'this' | 'all'): Promise<void>
  /** The living session whose refresh token this is; a token that was used is not its newest. */
  of(refreshToken: string): Promise<(Session & { readonly isNewest: boolean }) | null>
  /** What a form of this session carries, so that no other page can send one. */
  formToken(familyId: string): string
}

/** A person's own data. */
export interface Belongings {
  /** Every row that is theirs or names them, as a JSON file. */
  export(userId: string): Promise<{ readonly fileName: string; readonly text: string }>
  /** Their dates as iCalendar; null where the proof is not theirs. */
  calendar(userId: string, proof: string): Promise<string | null>
}

/** For those who want one beside the private link. */
export interface Passwords {
  /**
   * Sets, exchanges or (with null) takes away a person's password, and tells them so in their chat.
   * @throws UserError where it is too short or too long, `current` is not the one there is, or the session is too old
   * to set a first one
   */
  set(session: Session, password: string | null, current: string): Promise<void>
  /** Is there one (`has`)? If not, may this session set the first (`fresh`), or is it too old (`none`)? */
  stateOf(session: Session): Promise<'has' | 'fresh' | 'none'>
  /** A session for this name and password; null where they are nobody's, or were tried too often. */
  signIn(
    username: string,
    password: string,
    about: { readonly address: string; readonly device: string },
  ): Promise<Grant | null>
}

export interface WebOptions {
  /** Under which people reach it, without a slash at the end. */
  readonly publicUrl: string
  /** So many proxies stand in front, whose word of where somebody comes from is taken. */
  readonly proxies: number
  readonly sessions: Sessions
  readonly belongings: Belongings
  readonly passwords: Passwords
  readonly now: () => Date
  readonly report: (error: unknown, what: string) => void
}

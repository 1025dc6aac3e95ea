// How a platform shows to others that a person focuses, with a token that this person gave for it.

/** A person's status on a platform. */
export interface PersonStatus {
  /** Empty: none. */
  readonly text: string
  /** A colon code, as `:dart:`; empty: none. */
  readonly emoji: string
  /** When it ends by itself, in seconds since 1970; 0: it does not. */
  readonly until: number
}

/** What a person can agree to, each by itself: a status, and Do Not Disturb, while they focus. */
export type FocusSignalKind = 'status' | 'quiet'

/** With what a platform lets this installation act for one person. */
export interface PersonalToken {
  readonly token: string
  /** What it may be used for. */
  readonly kinds: readonly FocusSignalKind[]
  /** Both only where tokens rotate. `expiresAt` in UTC. */
  readonly refreshToken?: string | undefined
  readonly expiresAt?: Date | undefined
}

/** What stands of a focus session on the platform when its person is erased: taken back before the token is. */
export interface StandingSignals {
  /** What the person had before. */
  readonly status?: PersonStatus | undefined
  /** When the Do Not Disturb ends that they had before, in seconds since 1970; 0: they had none. */
  readonly quiet?: number | undefined
  /** When the platform ends it by itself, in seconds since 1970. */
  readonly until: number
}

/** What stands on the platform now. */
export interface CurrentSignals {
  /** Null: not known, since there is no leave for it. */
  readonly status: PersonStatus | null
  /** When the person's Do Not Disturb ends, in seconds since 1970; 0: it is off; null: not known. */
  readonly quietUntil: number | null
}

/** What the person agreed to, and whether their platform was told as well. */
export interface SignalState {
  readonly platform: string
  readonly status: boolean
  readonly quiet: boolean
  readonly namesTask: boolean
  /** What they agreed to here and not on their platform yet. */
  readonly missing: readonly FocusSignalKind[]
  /** Where they say so on their platform: an address, without what is asked for. */
  readonly connectUrl: string
  /** Their platform took the leave back since. */
  readonly isRevoked: boolean
}

// People, their accounts and devices, as services give them and platforms and views take them.

/** A chat identity as reported by its platform. */
export interface ChatIdentity {
  readonly platform: string
  /** A Slack workspace; '' for Discord and the terminal. */
  readonly space: string
  readonly spaceName?: string
  readonly externalId: string
  /** The handle. */
  readonly name: string
  readonly fullName?: string
  /** Null if the platform did not grant it. */
  readonly email?: string
  readonly avatarUrl?: string
  /** IANA; only where the platform knows it. */
  readonly zone?: string
  /** BCP 47, as `en-GB`: language and region, of which the clock of 12 or 24 hours follows. */
  readonly locale?: string
}

/** An account for display: "Slack: Ann Lee at Acme". */
export interface AccountLabel {
  readonly accountId: string
  readonly platform: string
  readonly name: string
  /** The workspace; null if the platform has none. */
  readonly space: string | null
}

/** A chat account as its owner sees it. Instants in UTC. */
export interface LinkedAccount extends AccountLabel {
  readonly lastSeenAt: Date | null
  /** The request came from it. */
  readonly isHere: boolean
  /** It cannot be sent messages: direct messages closed, or the space lost. */
  readonly isClosed: boolean
}

/** A line of the audit, with names as they are now. `at` in UTC. */
export interface AuditEvent {
  readonly action: string
  readonly actor: string | null
  readonly subject: string | null
  readonly at: Date
}

/** What became of the password of a person whose session was disowned. */
export type DisownedPassword =
  /** It was set or changed since that session began, and is removed. */
  | 'set since'
  /** It was there before, may be what let the session in, and is removed. */
  | 'there before'
  | 'none'

/** A signed-in device. Instants in UTC. */
export interface SignedInDevice {
  readonly familyId: string
  readonly name: string
  readonly since: Date
  readonly usedAt: Date
}

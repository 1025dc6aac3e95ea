// People, their accounts and devices, as services give them and platforms and views take them.

/** A chat identity, as its platform reports it. */
export interface ChatIdentity {
  readonly platform: string
  /** A Slack workspace; '' for Discord and the terminal. */
  readonly space: string
  readonly spaceName?: string
  readonly externalId: string
  /** The handle. */
  readonly name: string
  readonly fullName?: string
  /** Only where the platform granted it. */
  readonly email?: string
  readonly avatarUrl?: string
  /** IANA; only where the platform knows it. */
  readonly zone?: string
}

/** An account as one would say it: "Slack: Ann Lee at Acme". */
export interface AccountLabel {
  readonly accountId: string
  readonly platform: string
  readonly name: string
  /** The workspace; null where the platform has none. */
  readonly space: string | null
}

/** A chat account as its owner sees it. Instants in UTC. */
export interface LinkedAccount extends AccountLabel {
  readonly lastSeenAt: Date | null
  /** This request came from it. */
  readonly isHere: boolean
  /** It cannot be written to: direct messages closed, or the whole space gone. */
  readonly isClosed: boolean
}

/** A line of the audit, with names as they are now. `at` in UTC. */
export interface AuditEvent {
  readonly action: string
  readonly actor: string | null
  readonly subject: string | null
  readonly at: Date
}

/** A device that is signed in. Instants in UTC. */
export interface SignedInDevice {
  readonly familyId: string
  readonly name: string
  readonly since: Date
  readonly usedAt: Date
}

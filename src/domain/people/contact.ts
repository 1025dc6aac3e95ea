// A chat identity, and what it is called.
import { cutText } from '../../text.ts'

/** A chat identity, as its platform reports it. */
export interface ChatIdentity {
  readonly platform: string
  /** Slack workspace; '' for Discord and the terminal. */
  readonly space: string
  readonly spaceName?: string
  readonly externalId: string
  readonly name: string
  readonly fullName?: string
  readonly email?: string
  readonly avatarUrl?: string
  /** IANA */
  readonly zone?: string
}

/**
 * What an account is called in front of others. Without a workspace that vouches for names it is the handle, which
 * nobody else can have.
 */
export const displayName = ({ space, name, fullName }: ChatIdentity): string =>
  cutText(space === '' ? name : (fullName ?? name), 255).kept

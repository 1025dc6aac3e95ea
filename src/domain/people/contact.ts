// A chat identity, and what it is called.
import type { ChatIdentity } from '../../contracts/people.ts'
import { cutText } from '../../text.ts'

/**
 * What an account is called in front of others. Without a workspace that vouches for names it is the handle, which
 * nobody else can have.
 */
export const displayName = ({ space, name, fullName }: ChatIdentity): string =>
  cutText(space === '' ? name : (fullName ?? name), 255).kept

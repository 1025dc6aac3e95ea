// A chat identity and its display name.
import type { ChatIdentity } from '../../contracts/people.ts'
import { cutText } from '../../text.ts'

/** An account's name as others see it. Without a workspace that vouches for names it is the handle, which is unique. */
export const displayName = ({ space, name, fullName }: ChatIdentity): string =>
  cutText(space === '' ? name : (fullName ?? name), 255).kept

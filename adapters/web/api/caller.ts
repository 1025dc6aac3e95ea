// Who calls the API.
import type { TokenHolder } from '../../../src/contracts/programs.ts'
import type { SessionUser } from '../../../src/contracts/sessions.ts'

/** Who asks: a person's session, or a program with a token. */
export type ApiCaller =
  | { readonly kind: 'session'; readonly user: SessionUser }
  | { readonly kind: 'token'; readonly holder: TokenHolder }

// What a Web API method is: who may call it, with which scope, and what it answers.
import { SlackError } from '../slack-error.ts'
import type { State } from '../state.ts'
import type { App, Installation, PersonGrant } from '../types.ts'

export interface Call {
  state: State
  args: Record<string, unknown>
  /** The bearer token, or the one in the arguments. */
  token: string
  /** User and password of an `Authorization: Basic` header: client id and secret. */
  basic?: { id: string; secret: string }
}

/** `takes` says which token: a bot's, a person's own, an app-level one, or none (client id and secret). */
export type Method =
  | { takes: 'bot'; scope?: string; run(call: Call, installation: Installation): Record<string, unknown> }
  | {
      takes: 'person'
      scope?: string
      run(call: Call, installation: Installation, grant: PersonGrant): Record<string, unknown>
    }
  | {
      takes: 'either'
      scope?: string
      run(call: Call, installation: Installation, grant: PersonGrant | undefined): Record<string, unknown>
    }
  | { takes: 'app'; run(call: Call, app: App): Record<string, unknown> }
  | { takes: 'client'; run(call: Call): Record<string, unknown> }

/** Refuse as Slack does when the installation was not granted a scope. */
export function needScope(installation: { scopes: ReadonlySet<string> }, scope: string): void {
  if (installation.scopes.has(scope)) return
  throw new SlackError('missing_scope', { needed: scope, provided: [...installation.scopes].join(',') })
}

// What notifications need from the application: records of functions, provided by `src/app/platforms`.
import type { PlatformObserver } from '../../src/chat/platform.ts'
import type { PushOutcome, PushTarget, VapidKeys } from '../../src/contracts/push.ts'

/** What is kept of messages, by the nudge's id. */
export interface PushStore {
  /** The browsers of a person that a message is for, noted as begun. */
  prepare(message: {
    readonly userId: string
    readonly nudgeId: string
    readonly lines: readonly string[]
  }): Promise<readonly PushTarget[]>
  record(outcomes: readonly PushOutcome[]): Promise<void>
  /** How far a message is; null: it was never begun. */
  progress(nudgeId: string): Promise<PushProgress | null>
}

/** How far a message is on a person's browsers. */
export interface PushProgress {
  /** A push service took it, or a browser showed it. */
  readonly isTold: boolean
  /** There is a browser that may not have it. */
  readonly isOpen: boolean
  /** When it was first tried, UTC. */
  readonly since: Date
}

/**
 * What a push service answered. `unsent`: nothing reached it; `private`: its address leads into a private network, which
 * the operator does not allow; `unknown`: the request may have arrived.
 */
export type PushAnswer =
  | { readonly status: number; readonly retryAfter: string | null }
  | 'unsent'
  | 'private'
  | 'unknown'

export interface PushOptions {
  /** Whom a push service may ask about this installation (RFC 8292, 2.1): `mailto:` or `https:`. */
  readonly contact: string
  keys(): Promise<VapidKeys>
  readonly store: PushStore
  /** POST over the network. Never throws for what the network does. */
  post(
    endpoint: string,
    request: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array },
  ): Promise<PushAnswer>
  readonly now: () => Date
  readonly observe: PlatformObserver
}

// What a platform is: a place where people talk to Proxy. A small record of functions; adding one is adding a folder.

import type { MessageRef } from './request.ts'
import type { Dispatcher } from './run/dispatcher.ts'
import type { View } from './view.ts'

/** Something Proxy says on its own account, to one chat account. */
export interface OutgoingMessage {
  /** The nudge's id, from which nonce and metadata are made, so that a repetition is the same message. */
  readonly idempotencyKey: string
  readonly space: string
  /** The person, as their platform names them. */
  readonly externalId: string
  /** The direct channel where it is already known; saves a request. */
  readonly channelId?: string
  readonly view: View
  /** Time-critical ones overtake. 0 first. */
  readonly priority: number
  /** Nothing is handed over to the network after this instant. */
  readonly mayBeginUntil?: Date
}

/** What became of a letter, said truly. */
export type DeliveryResult =
  | { readonly state: 'sent'; readonly ref: MessageRef }
  /** Accepted or not: nobody knows. Look it up before repeating it. */
  | { readonly state: 'unknown'; readonly channelId?: string }
  /**
   * Not now: nothing was handed over. `scope` says what else has to wait; `isFailure`: the platform failed, rather than
   * asked for patience.
   */
  | {
      readonly state: 'later'
      readonly afterMs: number
      readonly scope: 'channel' | 'space' | 'platform'
      readonly isFailure?: boolean
    }
  /** This person's direct messages are closed. */
  | { readonly state: 'closed' }
  /** The whole space is gone: token revoked, uninstalled, kicked. */
  | { readonly state: 'gone'; readonly reason: string }
  /** Refused for good, for this message. */
  | { readonly state: 'refused'; readonly reason: string }

/** Whether a message is there; `cannot`: the platform does not say; `later`: not to be asked in its space until then. */
export type LookUpResult = MessageRef | 'absent' | 'cannot' | { readonly state: 'later'; readonly afterMs: number }

/** What a platform tells of itself, for metrics and the log; never anybody's words. */
export interface PlatformObserver {
  /** A request of the platform's was acknowledged so long after it came. */
  recordAcknowledgement(seconds: number): void
  /** A call to the platform was answered with this HTTP status; 0: not at all. `method` has no ids in it. */
  recordPlatformCall(method: string, status: number): void
}

/** A place where people talk to Proxy, as the rest of the house sees it. */
export interface Platform {
  readonly name: string
  /** Begins to receive; resolves when people can talk to it. */
  start(dispatcher: Dispatcher): Promise<void>
  /** Stops receiving, finishes what was begun. */
  stop(): Promise<void>
  send(letter: OutgoingMessage): Promise<DeliveryResult>
  /**
   * Was this message posted? Only of one whose delivery is unknown, and whose request can't be under way any more.
   * @throws Error where the platform gives no answer just now
   */
  lookUp(letter: OutgoingMessage, since: Date): Promise<LookUpResult>
  /** Draws a message again. `gone`: it can't be edited any more, forget it. */
  edit(ref: MessageRef, space: string, view: View): Promise<'edited' | 'gone' | 'later'>
  /** Whom a letter gets to from here, by their ids: everybody unless it says; nobody, where it speaks only when asked. */
  readonly reachableIds?: readonly string[]
  /** Tells the dispatcher itself what it has shown, since its numbers mean something from the moment they are printed. */
  readonly recordsShownViews?: boolean
  /** As `Request.fits`, for what is drawn without a request. */
  readonly fits?: (line: string, returnTo?: string) => boolean
  /** As text, for contract tests: everything a reader would see, with every button's label. */
  viewText(view: View): string
  /** Is it connected and able to deliver? */
  isReady(): boolean
}

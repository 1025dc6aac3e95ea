// A platform is a place where people talk to Proxy: a record of functions. Adding one is adding a folder.

import type { CurrentSignals, PersonalToken, PersonStatus } from '../contracts/focus-signals.ts'
import type { MessageRef } from './request.ts'
import type { Dispatcher } from './run/dispatcher.ts'
import type { View } from './view.ts'

/** A nudge to one chat account. */
export interface OutgoingMessage {
  /** The idempotency key: the nudge's id, from which nonce and metadata are derived. */
  readonly idempotencyKey: string
  readonly space: string
  /** The person's id on their platform. */
  readonly externalId: string
  /** The direct channel if known; saves a request. */
  readonly channelId?: string
  readonly view: View
  /** Lower numbers are sent first. */
  readonly priority: number
  /** When it is of no use any more, UTC; a place that keeps messages for later needs to know. */
  readonly usefulUntil?: Date
  /** Offered, not promised for a time: it may wait where the person's platform says that they want to be left alone. */
  readonly isOffered?: boolean
  /** No request may begin after this instant. */
  readonly mayBeginUntil?: Date
  /** The ids of all nudges in it, by which a message that is posted later is found. */
  readonly carries?: readonly string[]
}

/** The outcome of a delivery. */
export type DeliveryResult =
  | { readonly state: 'sent'; readonly ref: MessageRef }
  /** Unknown whether it was accepted. Look it up before repeating it. */
  | { readonly state: 'unknown'; readonly channelId?: string }
  /**
   * Not sent. `scope` says what else has to wait; `isFailure`: the platform failed, as opposed to limiting the rate.
   */
  | {
      readonly state: 'later'
      readonly afterMs: number
      readonly scope: 'channel' | 'space' | 'platform'
      readonly isFailure?: boolean
    }
  /** This person's direct messages are closed. */
  | { readonly state: 'closed' }
  /** The space is lost: token revoked, app uninstalled, bot removed. */
  | { readonly state: 'gone'; readonly reason: string }
  /** Refused permanently, for this message only. */
  | { readonly state: 'refused'; readonly reason: string }

/** Whether a message was posted; `cannot`: the platform does not tell; `later`: ask again at that instant. */
export type LookUpResult = MessageRef | 'absent' | 'cannot' | { readonly state: 'later'; readonly afterMs: number }

/**
 * What became of an edit. `gone`: there is no such message, or it can be edited no more; `later`: the platform was busy or
 * failed; `blocked`: the app may not write there now, which people can change: its place in the channel was taken away, or
 * the thread is archived.
 */
export type EditResult = 'edited' | 'gone' | 'later' | 'blocked'

/** A view's chart as a picture. */
export interface ChartImage {
  readonly png: Uint8Array
  /** What it shows, in words. */
  readonly alt: string
}

/** Draws the chart of a view; null where it has none, or it can't be drawn here. Never throws. */
export type ChartPainter = (view: View) => Promise<ChartImage | null>

/** What a platform reports for metrics and log; never content. */
export interface PlatformObserver {
  /** A request was acknowledged after so many milliseconds. */
  recordAcknowledgement(seconds: number): void
  /** A call was answered with this HTTP status; 0: not at all. `method` contains no ids. */
  recordPlatformCall(method: string, status: number): void
}

/** A message that stands in a channel for everyone, such as a room's. */
export interface StandingMessage {
  /** The idempotency key of its first post. */
  readonly idempotencyKey: string
  readonly space: string
  readonly channelId: string
  /** The message to edit; absent: it is posted. */
  readonly messageId?: string
  readonly view: View
}

/** What became of a standing message. */
export type StandingResult =
  | { readonly state: 'shown'; readonly messageId: string }
  /** The message was deleted. */
  | { readonly state: 'deleted' }
  /** Not done, or not known to be done: repeat it after that time, with the same key. */
  | { readonly state: 'later'; readonly afterMs: number }
  /** The platform takes no message in this channel. */
  | { readonly state: 'refused'; readonly reason: string }

/** A message that the platform keeps until its time. */
export interface HeldMessage {
  readonly space: string
  readonly channelId: string
  /** The platform's name of it while it waits. */
  readonly key: string
  /** When it is posted, UTC, to the second. */
  readonly at: Date
}

/** What handing a message over for later came to. */
export type HoldResult =
  | { readonly state: 'held'; readonly channelId: string; readonly key: string }
  /** Unknown whether it was taken: the list tells. */
  | { readonly state: 'unknown' }
  /** Not taken; not before that time. */
  | { readonly state: 'later'; readonly afterMs: number }
  /** Not taken, for good. */
  | { readonly state: 'refused'; readonly reason: string }

/** Posts messages at their time by itself, also while this host sleeps. */
export interface TimedMessages {
  /** The direct channel a message would be posted in, looked up where it is not known; null: not found now. */
  findChannel(account: {
    readonly space: string
    readonly externalId: string
    readonly channelId: string | null
  }): Promise<string | null>
  hold(letter: OutgoingMessage, at: Date): Promise<HoldResult>
  /** `gone`: it was posted or taken back before, or is about to be posted. `later`: ask again. */
  withdraw(message: Omit<HeldMessage, 'at'>): Promise<'withdrawn' | 'gone' | 'later'>
  /** All that wait in a space; null where it does not tell now. */
  list(space: string): Promise<readonly HeldMessage[] | null>
}

/** An account, and the token its person gave. */
export interface SignalAccount {
  readonly space: string
  readonly externalId: string
  readonly token: PersonalToken
}

/** What a call for a person came to. */
export type SignalResult<T> =
  | { readonly state: 'done'; readonly value: T }
  /** Not done, or not known to be done: repeat it after that time. */
  | { readonly state: 'later'; readonly afterMs: number }
  /** The token is of no use any more. */
  | { readonly state: 'revoked'; readonly reason: string }
  /** Refused for good, this once. */
  | { readonly state: 'refused'; readonly reason: string }

/** Shows others that a person focuses, with the token this person gave. Every call may be repeated. */
export interface FocusSignals {
  read(account: SignalAccount): Promise<SignalResult<CurrentSignals>>
  /** An empty status takes it away. */
  setStatus(holder: Pick<SignalAccount, 'token'>, status: PersonStatus): Promise<SignalResult<null>>
  /**
   * @param until in seconds since 1970; 0: switched off
   * @returns when it ends, as the platform rounds it
   */
  setQuiet(holder: Pick<SignalAccount, 'token'>, until: number): Promise<SignalResult<number>>
  /** A token that lasts longer; the one before it is used up. */
  renew(holder: Pick<SignalAccount, 'token'>): Promise<SignalResult<PersonalToken>>
  /** Gives the token back: the person wants none of it any more. */
  revoke(holder: Pick<SignalAccount, 'token'>): Promise<SignalResult<null>>
}

/** A place where people talk to Proxy, as the application sees it. */
export interface Platform {
  readonly name: string
  /** Starts receiving; resolves when people can talk to it. */
  start(dispatcher: Dispatcher): Promise<void>
  /** Stops receiving and finishes running requests. */
  stop(): Promise<void>
  send(letter: OutgoingMessage): Promise<DeliveryResult>
  /**
   * Whether a message was posted. Ask only if its outcome is unknown and its request can no longer be under way.
   * @throws Error if the platform cannot answer now
   */
  lookUp(letter: OutgoingMessage, since: Date): Promise<LookUpResult>
  /** Edits a message. `gone`: it can no longer be edited. */
  edit(ref: MessageRef, space: string, view: View): Promise<EditResult>
  /**
   * Posts or edits a message of a channel, without a notification. A post that is repeated with its key soon enough makes
   * no second message. Absent: this platform has no channels.
   */
  showStanding?(message: StandingMessage): Promise<StandingResult>
  /** Absent: it keeps nothing for later. */
  readonly timed?: TimedMessages
  /** Absent: nobody's focus can be shown there. */
  readonly focusSignals?: FocusSignals
  /** The people a nudge can reach from here, by id: everybody by default; none for a platform that only answers. */
  readonly reachableIds?: readonly string[]
  /** The platform itself reports what it has shown, since its numbers are valid once printed. */
  readonly recordsShownViews?: boolean
  /** As `Request.fits`, for what is rendered without a request. */
  readonly fits?: (line: string, returnTo?: string) => boolean
  /** As plain text, for contract tests: everything a reader would see, with button labels. */
  viewText(view: View): string
  /** Whether it is connected and can deliver. */
  isReady(): boolean
}

// Nudges as notifications of a browser: what the page, the sender and the database tell each other.
import type { SessionRef, SessionUser } from './sessions.ts'

/** Where a browser's push service takes messages for it (`PushSubscription.toJSON()`). A secret of that browser. */
export interface PushAddress {
  /** https. */
  readonly endpoint: string
  /** Base64url: its public key on P-256, 65 bytes. */
  readonly p256dh: string
  /** Base64url: its authentication secret, 16 bytes. */
  readonly auth: string
}

/** A browser that shows nudges, as its person sees it. */
export interface PushDeviceLabel {
  readonly deviceId: string
  readonly name: string
  /** Since when, UTC. */
  readonly since: Date
  /** It was switched on in this session. */
  readonly isHere: boolean
}

/** One device that a message is for. */
export interface PushTarget {
  readonly messageId: string
  readonly address: PushAddress
  /** `begun`: an earlier try may have been accepted. */
  readonly state: 'new' | 'begun' | 'accepted' | 'refused' | 'shown'
  /** When it was first tried, UTC. */
  readonly since: Date
  /** What the browser shows it knows when it reports or presses; derived from the message's id. */
  readonly token: string
}

/** What became of a try. `ended`: the push service has no such subscription any more; `refused`: not this message. */
export interface PushOutcome {
  readonly messageId: string
  readonly state: 'accepted' | 'ended' | 'refused'
}

/** A button of a notification that was pressed. */
export interface PushPress {
  readonly userId: string
  readonly name: string
  readonly messageId: string
  /** The line of the button. */
  readonly line: string
}

/** The key pair that names this installation to push services (RFC 8292), base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** What the page does about notifications. */
export interface PagePush {
  /** For `applicationServerKey`. */
  publicKey(): Promise<string>
  list(session: SessionRef): Promise<readonly PushDeviceLabel[]>
  /** Switches them on in the browser of this session. @returns null if what it gave is no address of a push service */
  add(session: SessionUser, address: unknown): Promise<string | null>
  /** @returns false if they were not on */
  remove(session: SessionRef, deviceId: string): Promise<boolean>
  /** A browser says that it showed a message. @returns false if the token is none of ours */
  recordShown(token: string): Promise<boolean>
  /** What a button of a notification says; null if it can't be pressed any more. */
  findPress(press: { readonly token: string; readonly index: number }): Promise<PushPress | null>
}

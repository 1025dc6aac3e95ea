// One thing asked, however it arrived: who, where, and what was said. All platforms make the same requests.
import type { ChatIdentity } from '../contracts/people.ts'

/** Raw values by option name, as typed, picked or pressed; options read them. */
export type RawValues = Readonly<Record<string, string>>

/** Where something was asked. */
export interface Place {
  readonly channelId: string
  /** `shared`: others can read along. */
  readonly kind: 'private' | 'shared'
  /** A part of the space that has admins of its own, where this was asked: a Discord server. */
  readonly serverId?: string
}

/** A message, by its platform's own ids. */
export interface MessageRef {
  readonly channelId: string
  readonly messageId: string
}

/** What was asked, in whichever way. */
export type RequestInput =
  /**
   * A line somebody typed; read in the order of `reading.ts`, so that nothing typed is lost. An overheard one was not
   * said to Proxy: it counts only as a reply to a card.
   */
  | { readonly kind: 'typed'; readonly line: string; readonly isOverheard?: boolean }
  /** A button's line, or a select's with what was chosen, by the names it fills; never captured. */
  | { readonly kind: 'pressed'; readonly line: string; readonly returnTo?: string; readonly chosen?: RawValues }
  /** The person's own `message` says something else now; an empty line where it was deleted. */
  | { readonly kind: 'edited'; readonly line: string }
  /** A native command, a form, a message menu: already by name. */
  | { readonly kind: 'command'; readonly command: string; readonly values: RawValues; readonly isForm?: boolean }

/** One thing asked, however it arrived. */
export interface Request {
  /** The platform's own id of this delivery, to know a repetition by; null where nothing is ever delivered twice. */
  readonly deliveryId: string | null
  readonly who: ChatIdentity
  readonly where: Place
  readonly input: RequestInput
  /** The message that was pressed on, or replied to. */
  readonly targetMessage?: MessageRef
  /** The person's own message, where it can be edited later. */
  readonly ownMessage?: MessageRef
  /** Who is mentioned in the line: the words that stand for them there (`@ann`) and their id here. Never a zone. */
  readonly mentions?: Readonly<Record<string, string>>
  /** Whether this platform prints numbers beside buttons, so that a typed number means one of them. */
  readonly numbersButtons?: boolean
  /** Whether forms here have room for every blank, and not for the first five alone. */
  readonly showsAllFields?: boolean
  /**
   * Does this line fit into a button here, together with the line to return to, or into a select, together with the
   * names it fills? Longer ones are kept in the database.
   */
  readonly fits?: (line: string, besides?: string, kind?: 'button' | 'select') => boolean
  /** Asked of the platform, only when an admin's command needs it: may this person administer their space? */
  readonly isSpaceAdmin?: () => Promise<boolean>
  /** Asked likewise, where a space of ours is wider than the place: is this identity a member of it? */
  readonly isSpaceMember?: (externalId: string) => Promise<boolean>
}

// A request of any platform: who, where, and what was said.
import type { ChatIdentity } from '../contracts/people.ts'
import type { TokenAccess } from '../contracts/programs.ts'
import type { SourceMessage } from '../contracts/source-message.ts'

/** Raw option values by name, as typed, chosen or pressed. */
export type RawValues = Readonly<Record<string, string>>

/** Where a request was made. */
export interface Place {
  readonly channelId: string
  /** `shared`: others can read it. */
  readonly kind: 'private' | 'shared'
  /** A part of the space with admins of its own: a Discord server. */
  readonly serverId?: string
}

/** A message, by its platform's ids. */
export interface MessageRef {
  readonly channelId: string
  readonly messageId: string
}

/** What was requested. */
export type RequestInput =
  /**
   * A typed line; see `reading.ts`. An overheard line was not addressed to Proxy and counts only as a reply to a card.
   */
  | { readonly kind: 'typed'; readonly line: string; readonly isOverheard?: boolean }
  /** The line of a button, or of a select with its chosen values by option name; never captured. */
  | { readonly kind: 'pressed'; readonly line: string; readonly returnTo?: string; readonly chosen?: RawValues }
  /** The person edited their own `message`; an empty line if it was deleted. */
  | { readonly kind: 'edited'; readonly line: string }
  /** A native command, form or message menu, with named values. */
  | { readonly kind: 'command'; readonly command: string; readonly values: RawValues; readonly isForm?: boolean }

/** A file that came with a message. */
export interface RequestFile {
  readonly name: string
  /** Bytes, as the platform announces them. */
  readonly size: number
  /**
   * Loads it, or as much of it as is announced.
   * @throws Error if it can't be had
   */
  load(): Promise<Uint8Array>
}

/** A voice message. */
export interface VoiceMessage {
  /** Where the person can hear it again. */
  readonly link: string
  /** The file's name, with its ending. */
  readonly name: string
  /** `audio/ogg` */
  readonly type: string
  readonly seconds: number | null
  readonly bytes: number | null
  /**
   * Fetches it, from the platform's own hosts only.
   * @throws Error if it is larger than `most` bytes, or cannot be fetched
   */
  download(most: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A request, independent of how it arrived. */
export interface Request {
  /** The platform's id of this delivery, for deduplication; null if nothing is delivered twice. */
  readonly deliveryId: string | null
  readonly who: ChatIdentity
  readonly where: Place
  readonly input: RequestInput
  /** The message that was pressed or replied to. */
  readonly targetMessage?: MessageRef
  /** The person's own message, if it can be edited later. */
  readonly ownMessage?: MessageRef
  /** A program asks, with a token that allows this much; absent where the person asks. */
  readonly access?: TokenAccess
  /** The file that came with the line, which then names it. */
  readonly file?: RequestFile
  /** What was said aloud, in a message without words. */
  readonly voice?: VoiceMessage
  /** People mentioned in the line: the words for them there (`@ann`) and their platform id. Never a zone. */
  readonly mentions?: Readonly<Record<string, string>>
  /** Names of channels and roles as they stand in the line: `#general`, `@cooks`. Words of it, never a tag or a zone. */
  readonly placeNames?: readonly string[]
  /**
   * An emoji put on a message, or taken away: `ownMessage` names the reaction. It counts only for people who are known
   * here, and a refusal is not told.
   */
  readonly byReaction?: boolean
  /** A message of others that the person has before them while they write: what “this” may mean. */
  readonly lookingAt?: SourceMessage
  /** Whether this platform prints numbers beside buttons, so that a typed number presses one. */
  readonly numbersButtons?: boolean
  /**
   * How a command is called where typed lines are not heard, only native commands: `task add` is `/add` there. Absent
   * where a person can type.
   */
  readonly nativeCommand?: (name: string) => string
  /** The person's direct channel, where this came through it: messages to them can go there. */
  readonly directChannelId?: string
  /** The platform promises no way to message this person first: the app was only taken along to this place. */
  readonly mayBeUnreachable?: boolean
  /**
   * Whether the app may post messages of its own in this channel, however private the answer is. Absent: it is no channel
   * of several people.
   */
  readonly channelPosts?: 'allowed' | 'denied'
  /** Whether a button that lacks one thing asks for that alone, where a form would show all that can be said. */
  readonly asksOneThing?: boolean
  /**
   * The person belongs to another space, where this application is not, and met it in a channel that both share. They may
   * take part in what was shared there (`Command.isForVisitors`), and nothing else. `spaceName`: of the space they visit.
   */
  readonly visits?: { readonly spaceName: string | null }
  /** The answer is a page of its own that stays, as Slack's Home tab: Home shows more there, laid out for work. */
  readonly isPage?: boolean
  /** Whether forms here have room for all options, not only for five. */
  readonly showsAllFields?: boolean
  /**
   * Whether a refused form stays open here, with what is wrong at its field: `Answer.formProblem`. Nothing is stored
   * then to bring the form back, and the same delivery may come again, corrected.
   */
  readonly keepsForm?: boolean
  /**
   * Whether the line fits a button here, with the line to return to, or a select, with its option names. A longer one
   * is stored in the database.
   */
  readonly fits?: (line: string, besides?: string, kind?: 'button' | 'select') => boolean
  /** Asks the platform whether this person is an admin of their space; called only by commands for admins. */
  readonly isSpaceAdmin?: () => Promise<boolean>
  /** Asks whether this identity is a member of the place, where a space is wider than the place. */
  readonly isSpaceMember?: (externalId: string) => Promise<boolean>
}

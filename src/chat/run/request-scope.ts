// What the dispatcher needs of the application, as a record of functions: transaction, state, log.
import type { CardSubject, ReplyMeanings } from '../../contracts/conversation.ts'
import type { LineQuestion, LineReading } from '../../contracts/line-reading.ts'
import type { ChatIdentity } from '../../contracts/people.ts'
import { type Refusal, UserError } from '../../user-error.ts'
import type { Catalogue } from '../command.ts'
import type { MessageRef, Place, Request } from '../request.ts'
import { type Button, plainText, type View } from '../view.ts'
import type { OpenedRequest } from './open.ts'

/** What a transaction of the host gives; `me` is the person who acts. */
export interface RequestScope<Me> {
  readonly catalogue: Catalogue<Me>
  /**
   * Runs `work` in one transaction, as the person of the request. With `once`, a delivery that was already processed
   * returns `repeat` and has no effect.
   */
  transact<R>(
    opened: OpenedRequest<Me>,
    once: boolean,
    work: (me: Me) => Promise<R>,
  ): Promise<{ readonly value: R } | 'repeat'>
  readonly conversation: ConversationState<Me>
  /** A refusal in words: sentence and buttons. */
  explain(refusal: Refusal): UserError
  /** The optional model that reads what the rules would only keep; absent where none may. */
  readonly lineModel?: LineModel
  /** Called before a message becomes a card; returns what to call once it is one. */
  beginPosting?(request: Request, subject: CardSubject, ref: MessageRef): () => void
  /** Logs an unexpected error without content; returns the reference shown to the person. */
  reportError(error: unknown, request: Request): string
}

/** The optional model behind typed lines. */
export interface LineModel {
  /** Asks it what a line means, outside of any transaction. Never throws; a note says why it was of no use. */
  read(who: ChatIdentity, question: LineQuestion): Promise<LineReading>
}

/** A person who is not let in: the answer they get to any request. */
export class NotAdmittedError extends UserError {
  readonly view: View
  constructor(view: View) {
    super(plainText(view.title))
    this.view = view
  }
}

/** Nothing was started: too many requests are running. */
export class BusyError extends Error {}

/** Nothing can be saved: `message` says why, for the person; `cause` is what the log is told. */
export class StorageError extends Error {}

/** State kept between requests, all of it in the database. */
export interface ConversationState<Me> {
  /** Sets what numbers, yes and no refer to in this place. */
  saveReplyContext(me: Me, place: Place, shown: ReplyMeanings): Promise<void>
  loadReplyContext(me: Me, place: Place): Promise<ReplyMeanings>
  /** Stores a value for a day, under an id. */
  createDraft(me: Me, kind: 'line' | 'form', content: string): Promise<string>
  findDraft(me: Me, id: string): Promise<{ readonly kind: string; readonly content: string } | null>
  findCard(me: Me, ref: MessageRef): Promise<CardSubject | null>
  addCard(me: Me, subject: CardSubject, ref: MessageRef): Promise<void>
  /** Ends a command: its writes become one undoable change, which the button undoes. */
  commit(me: Me, shown: View, request: Request): Promise<Button | null>
  /** Final changes to an answer: the reader's style, and rewards earned. */
  decorate?(me: Me, shown: View): Promise<View>
  /** Our own words outside views, in the reader's style: what a form asks, and the times in its fields. */
  styleText?(me: Me, text: string): string
  /** Follow-up messages. */
  followUps(me: Me, shown: View, request: Request): Promise<readonly View[]>
}

/** A short transaction for what is no delivery: a read, or recording what was shown. */
export async function withShortTransaction<Me, R>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
  work: (me: Me) => Promise<R>,
): Promise<R> {
  const done = await host.transact(opened, false, work)
  if (done === 'repeat') throw new Error('A look is never a repetition')
  return done.value
}

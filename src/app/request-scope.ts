// The scope of a request: one transaction, the person identified in it, and the state kept between requests. Used by
// the tests too.

import { ask } from '../chat/ask.ts'
import type { Catalogue } from '../chat/command.ts'
import type { MessageRef, Request } from '../chat/request.ts'
import type { ConversationState, RequestScope } from '../chat/run/dispatcher.ts'
import { BusyError, type LineModel, NotAdmittedError, StorageError } from '../chat/run/request-scope.ts'
import { serializeByKey } from '../chat/run/serialize-by-key.ts'
import { generateTraceId, traceId } from '../chat/run/trace.ts'
import { type Button, plainText } from '../chat/view.ts'
import { readerOf } from '../commands/command.ts'
import { loadFollowUps } from '../commands/lib/follow-ups.ts'
import { answerUnauthenticated } from '../commands/lib/unauthenticated.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import {
  type Database,
  isPoolTimeout,
  retryTransient,
  type StorageTrouble,
  storageTroubleOf,
} from '../database/index.ts'
import * as servers from '../domain/access/servers.ts'
import { closeOwnFocus } from '../domain/days/focus/index.ts'
import { fireFirstWord } from '../domain/days/if-then/index.ts'
import * as rituals from '../domain/days/rituals/index.ts'
import { effects } from '../domain/effects.ts'
import * as people from '../domain/people/index.ts'
import * as cards from '../domain/request/cards.ts'
import * as changes from '../domain/request/change-log.ts'
import * as drafts from '../domain/request/drafts.ts'
import * as deliveries from '../domain/request/idempotency.ts'
import { type AppSettings, createJournal, type Me, type ReplacedCard, timeStyleFor } from '../domain/request/me.ts'
import * as recents from '../domain/request/recents.ts'
import * as achievements from '../domain/rewards/achievements/index.ts'
import { type Clock, writeClocks } from '../time/index.ts'
import { accountDisabledView, disabledOnServerView } from '../views/admin.ts'
import { notAdmittedView, visitorView } from '../views/link.ts'
import { applyReaderStyle } from '../views/reader-style.ts'
import { explainRefusal } from '../views/refusals/index.ts'
import { isForeignRequest } from './visitors.ts'

export interface RequestScopeOptions {
  readonly database: Database
  readonly catalogue: Catalogue<Me>
  readonly clock: Clock
  readonly outside: AppSettings
  /** What reads lines that the rules would only keep; absent where no model may. */
  readonly lineModel?: LineModel
  /** Called after a commit with the changed subjects, whose cards are to be edited. */
  readonly onTouched?: (subjects: readonly CardSubject[], request: Request) => void
  /** Called before a message becomes a card; returns what to call once it is one. */
  readonly onPosting?: (request: Request, subject: CardSubject, ref: MessageRef) => () => void
  /** Called after a commit: these messages lose their buttons. */
  readonly onRetired?: (messages: readonly ReplacedCard[]) => void
  /** Reports an unexpected error, without content. */
  readonly onError?: (error: unknown, about: { readonly reference: string; readonly platform: string }) => void
}

export function createRequestScope(options: RequestScopeOptions): RequestScope<Me> {
  const { database, catalogue, clock, outside } = options

  const serialize = serializeByKey(MAX_WAIT_MS)

  // Serializes a person's requests before the database would, where each would hold a connection.
  const transact: RequestScope<Me>['transact'] = (opened, once, work) =>
    serialize(userKey(opened.request), () => runTransaction(opened, once, work))

  const runTransaction: RequestScope<Me>['transact'] = (opened, once, work) =>
    retryTransient(async () => {
      const { request } = opened
      let isBegun = false
      try {
        const touched: CardSubject[] = []
        const retired: ReplacedCard[] = []
        const done = await database.knex.transaction(async (trx) => {
          isBegun = true
          const now = clock.now()
          if (once && request.deliveryId !== null) {
            const isFirst = await deliveries.claimDelivery(trx, request.who.platform, request.deliveryId, now)
            if (!isFirst) return 'repeat' as const
          }
          // Talk under a shared card, or an emoji, makes nobody a person here.
          const isForKnown = isOverheard(request) || request.byReaction === true
          if (isForKnown && !(await people.isKnownIdentity(trx, request.who))) return 'repeat' as const
          if (request.visits && (await isForeignRequest(trx, opened, outside)))
            return { atTheDoor: visitorView(request.visits.spaceName) }
          const heard = heardOf(request, once)
          const { channelId } = request.where
          const arrived = await people.admitContact(trx, request.who, now, outside.signup, heard, channelId)
          const { user, account } = arrived
          if (arrived.user === null || user === null) {
            const seeker = account && { trx, now, outside, account, user, contact: request.who }
            // A request that only shows something counts no attempt; a wrong code is counted and committed.
            return {
              atTheDoor: once && seeker ? await answerUnauthenticated(seeker, opened) : notAdmittedView(),
            }
          }
          if (!user.is_active) return 'inactive' as const
          const { serverId } = request.where
          const server = serverId === undefined ? null : { platform: request.who.platform, serverId }
          if (server && (await servers.isSwitchedOffOnServer(trx, server, account.account_id)))
            return 'inactive here' as const
          const me: Me = {
            user,
            account,
            ...placeOf(request),
            ...(request.visits ? { isVisitor: true } : {}),
            now,
            trx,
            preferences: user.parsedPreferences,
            ...(request.access ? { access: request.access } : {}),
            journal: createJournal(),
            mayHaveOpenSession: arrived.mayHaveOpenSession,
            mayHaveFollowUps: arrived.mayHaveFollowUps,
            seenBefore: arrived.seenBefore ?? null,
            ...(arrived.firstRead ? { firstRead: arrived.firstRead } : {}),
            appSettings: outside,
          }
          await people.recordLocale(me, request.who)
          // Every request first ends a focus session whose time is over.
          await closeOwnFocus(me)
          if (once) await fireFirstWord(me)
          const value = await work(me)
          touched.push(...me.journal.touched.values())
          retired.push(...me.journal.replacedCards)
          return { value }
        })
        // The delivery is claimed: this answer is the only one it gets.
        if (done === 'inactive') throw new NotAdmittedError(accountDisabledView())
        if (done === 'inactive here') throw new NotAdmittedError(disabledOnServerView())
        if (done !== 'repeat' && done.atTheDoor) throw new NotAdmittedError(done.atTheDoor)
        if (touched.length > 0) options.onTouched?.(touched, request)
        if (retired.length > 0) options.onRetired?.(retired)
        return done
      } catch (error) {
        if (!isBegun && isPoolTimeout(error)) throw new BusyError('No connection became free', { cause: error })
        const trouble = storageTroubleOf(error)
        if (trouble !== null) throw new StorageError(STORAGE_WORDS[trouble], { cause: error })
        throw error
      }
    })

  const { onPosting: posting, lineModel } = options
  return {
    catalogue,
    transact,
    conversation: conversationState,
    explain: explainRefusal,
    reportError: createErrorReporter(options),
    ...(posting ? { beginPosting: posting } : {}),
    ...(lineModel ? { lineModel } : {}),
    allowsModel: ({ preferences }) => preferences.uses_model,
  }
}

const isOverheard = ({ input }: Request): boolean => input.kind === 'typed' && input.isOverheard === true

/** Longer than a person's own queue takes, shorter than the wait for a connection. */
const MAX_WAIT_MS = 2_000

/** What a person is told where nothing can be saved. */
const STORAGE_WORDS: Readonly<Record<StorageTrouble, string>> = {
  full: 'The disk I save to is full, so nothing was saved.',
  gone: 'The file I save to was moved or deleted, so nothing was saved.',
  unwritable: "I can't write to my database right now, so nothing was saved.",
}

/** Where the person acts. */
const placeOf = ({
  who,
  where,
  placeNames,
}: Request): Pick<Me, 'platform' | 'channelId' | 'serverId' | 'placeNames'> => ({
  platform: who.platform,
  channelId: where.channelId,
  ...(where.serverId === undefined ? {} : { serverId: where.serverId }),
  ...(placeNames ? { placeNames } : {}),
})

/**
 * How the person wrote; null where nothing was said. What is asked by a mention in a server is answered directly, but
 * was not said directly.
 */
const heardOf = ({ where, directChannelId }: Request, isSaid: boolean) =>
  isSaid
    ? {
        isDirect: where.kind === 'private' && where.serverId === undefined,
        ...(directChannelId === undefined ? {} : { directChannelId }),
      }
    : null

const userKey = ({ who: { platform, space, externalId } }: Request): string => `${platform} ${space} ${externalId}`

const conversationState: ConversationState<Me> = {
  saveReplyContext: async (me, place, shown) => {
    if (!me.journal.isErased) await recents.saveReplyMeanings(me, place.channelId, shown)
  },
  loadReplyContext: (me, place) => recents.loadReplyMeanings(me, place.channelId),
  createDraft: drafts.createDraft,
  async findDraft(me, id) {
    const draft = await drafts.findDraft(me, id)
    return draft && { kind: draft.kind, content: draft.content }
  },
  findCard: (me, ref) => cards.findCardSubject(me, ref.channelId, ref.messageId),
  async addCard(me, subject, ref) {
    const older = await cards.registerCard(me, subject, ref.channelId, ref.messageId)
    if (older) me.journal.replacedCards.push({ subject, cardId: older.card_id, messageId: older.message_id })
  },
  async commit(me, shown): Promise<Button | null> {
    if (me.journal.isErased) return null
    if (!me.isVisitor) await achievements.unlockAchievements(me)
    await rituals.touchDayPlans(me)
    const id = await changes.recordChange(me, effects, plainText(shown.title))
    return id === null ? null : { label: undoLabel(me), line: ask('me undo', { change: id }) }
  },
  async decorate(me, shown) {
    if (me.journal.isErased) return shown
    const { journal, preferences } = me
    const earned = { points: me.isVisitor ? 0 : journal.points, badges: journal.badges.splice(0) }
    journal.points = 0
    const isFirst = earned.points > 0 && preferences.points === 'unasked'
    if (isFirst) await people.markPointsShown(me)
    return applyReaderStyle(readerOf(me), shown, { ...earned, isFirst })
  },
  styleText: ({ preferences }, text) => writeClocks(text, timeStyleFor(preferences).hours),
  async followUps(me, shown, request) {
    // What else there is to say is the person's, not the program's.
    if (me.journal.isErased || me.access || me.isVisitor) return []
    return (await loadFollowUps(me, shown, request)).map((each) => applyReaderStyle(readerOf(me), each))
  },
}

/** A session of more than ten minutes is announced. */
const undoLabel = ({ journal }: Me): string =>
  journal.undoMinutes < 1440 ? 'Undo' : `Undo, for ${journal.undoMinutes / 1440} days`

/** The same id in the log and in the error message. */
const createErrorReporter =
  ({ onError }: RequestScopeOptions): RequestScope<Me>['reportError'] =>
  (error, request) => {
    const reference = traceId() ?? generateTraceId()
    onError?.(error, { reference, platform: request.who.platform })
    return reference
  }

// What the dispatcher stands on: one transaction per request, whoever asks identified in it, and what is remembered
// between two requests. The tests stand on the same.
import type { Catalogue } from '../chat/command.ts'
import type { MessageRef, Request } from '../chat/request.ts'
import type { Host, Memory } from '../chat/run/dispatcher.ts'
import { AtTheDoor, Busy } from '../chat/run/request-scope.ts'
import { turns } from '../chat/run/serialize-by-key.ts'
import { newTraceId, traceId } from '../chat/run/trace.ts'
import { type Button, plain, type Subject } from '../chat/view.ts'
import { readerOf } from '../commands/command.ts'
import { greeting } from '../commands/lib/greeting.ts'
import { door } from '../commands/lib/unauthenticated.ts'
import { type Database, isPoolBusy, isTransient, TRIES } from '../database/index.ts'
import * as servers from '../domain/access/servers.ts'
import { closeOwn } from '../domain/days/focus/index.ts'
import * as rituals from '../domain/days/rituals/index.ts'
import * as people from '../domain/people/index.ts'
import * as cards from '../domain/request/cards.ts'
import * as changes from '../domain/request/change-log.ts'
import * as drafts from '../domain/request/drafts.ts'
import * as deliveries from '../domain/request/idempotency.ts'
import { emptyJournal, type Me, type Outside, type Retired } from '../domain/request/me.ts'
import * as recents from '../domain/request/recents.ts'
import * as achievements from '../domain/rewards/achievements/index.ts'
import type { Clock } from '../time/index.ts'
import { switchedOff, switchedOffHere } from '../views/admin.ts'
import { atTheDoor } from '../views/link.ts'
import { dressed } from '../views/rewards.ts'

export interface HostOptions {
  readonly database: Database
  readonly catalogue: Catalogue<Me>
  readonly clock: Clock
  readonly outside: Outside
  /** After a commit that changed these: cards that show them are to be drawn again. */
  readonly onTouched?: (subjects: readonly Subject[], request: Request) => void
  /** Before a message becomes a card; what it gives is called when it is one. */
  readonly onPosting?: (request: Request, subject: Subject, ref: MessageRef) => () => void
  /** After a commit: these messages lose their buttons. */
  readonly onRetired?: (messages: readonly Retired[]) => void
  /** An error that is nobody's refusal; never with anybody's words. */
  readonly onError?: (error: unknown, about: { readonly reference: string; readonly platform: string }) => void
}

export function createHost(options: HostOptions): Host<Me> {
  const { database, catalogue, clock, outside } = options

  const inTurn = turns(TURN_MS)

  // One person's transactions wait for each other in the database anyway, each with a connection in its hands.
  const transact: Host<Me>['transact'] = (request, once, work) =>
    inTurn(whose(request), () => transacted(request, once, work))

  const transacted: Host<Me>['transact'] = async (request, once, work) => {
    for (let attempt = 1; ; attempt++) {
      let isBegun = false
      try {
        const touched: Subject[] = []
        const retired: Retired[] = []
        const done = await database.knex.transaction(async (trx) => {
          isBegun = true
          const now = clock.now()
          if (once && request.deliveryId !== null) {
            const isFirst = await deliveries.claim(trx, request.who.platform, request.deliveryId, now)
            if (!isFirst) return 'repeat' as const
          }
          const arrived = await people.arrive(trx, request.who, now, outside.signup, once)
          const { user, account } = arrived
          if (arrived.user === null || user === null) {
            const seeker = account && { trx, now, outside, account, user, contact: request.who }
            // A look is no knock. What is said at the door is committed: a wrong code counts.
            return { atTheDoor: once && seeker ? await door(catalogue, seeker, request) : atTheDoor() }
          }
          if (!user.is_active) return 'inactive' as const
          const { serverId } = request.where
          const server = serverId === undefined ? null : { platform: request.who.platform, serverId }
          if (server && (await servers.isOff(trx, server, account.account_id))) return 'inactive here' as const
          const me: Me = {
            user,
            account,
            platform: request.who.platform,
            channelId: request.where.channelId,
            ...(serverId === undefined ? {} : { serverId }),
            now,
            trx,
            preferences: user.parsedPreferences,
            journal: emptyJournal(),
            mayFocus: arrived.mayFocus,
            outside,
          }
          // Whatever is asked, a session whose time is over is over first.
          await closeOwn(me)
          const value = await work(me)
          touched.push(...me.journal.touched.values())
          retired.push(...me.journal.retired)
          return { value }
        })
        // The delivery is claimed: whatever is answered is all that is answered to it.
        if (done === 'inactive') throw new AtTheDoor(switchedOff())
        if (done === 'inactive here') throw new AtTheDoor(switchedOffHere())
        if (done !== 'repeat' && done.atTheDoor) throw new AtTheDoor(done.atTheDoor)
        if (touched.length > 0) options.onTouched?.(touched, request)
        if (retired.length > 0) options.onRetired?.(retired)
        return done
      } catch (error) {
        if (!isBegun && isPoolBusy(error)) throw new Busy('No connection became free', { cause: error })
        if (attempt >= TRIES || !isTransient(error)) throw error
      }
    }
  }

  const { onPosting: posting } = options
  return { catalogue, transact, memory, report: reporter(options), ...(posting ? { posting } : {}) }
}

/** Longer than a person's own crowd takes, shorter than anybody waits for a connection. */
const TURN_MS = 2_000

const whose = ({ who: { platform, space, externalId } }: Request): string => `${platform} ${space} ${externalId}`

const memory: Memory<Me> = {
  remember: async (me, place, shown) => {
    if (!me.journal.isErased) await recents.remember(me, place.channelId, shown)
  },
  recall: (me, place) => recents.recall(me, place.channelId),
  keep: drafts.keep,
  async fetch(me, id) {
    const draft = await drafts.find(me, id)
    return draft && { kind: draft.kind, content: draft.content }
  },
  cardAt: (me, ref) => cards.at(me, ref.channelId, ref.messageId),
  async addCard(me, subject, ref) {
    const older = await cards.post(me, subject, ref.channelId, ref.messageId)
    if (older) me.journal.retired.push({ subject, cardId: older.card_id, messageId: older.message_id })
  },
  async settle(me, shown): Promise<Button | null> {
    if (me.journal.isErased) return null
    await achievements.unlock(me)
    await rituals.touchDays(me)
    const id = await changes.settle(me, plain(shown.title))
    return id === null ? null : { label: undoLabel(me), line: `me undo change:${id}` }
  },
  async dress(me, shown) {
    if (me.journal.isErased) return shown
    const { journal, preferences } = me
    const earned = { points: journal.points, badges: journal.badges.splice(0) }
    journal.points = 0
    const isFirst = earned.points > 0 && preferences.points === 'unasked'
    if (isFirst) await people.sawPoints(me)
    return dressed(readerOf(me), shown, { ...earned, isFirst })
  },
  async greet(me, shown, request) {
    if (me.journal.isErased) return []
    return (await greeting(me, shown, request)).map((each) => dressed(readerOf(me), each))
  },
}

/** Who has longer than ten minutes is told. */
const undoLabel = ({ journal }: Me): string =>
  journal.keepForMinutes < 1440 ? 'Undo' : `Undo, for ${journal.keepForMinutes / 1440} days`

/** The same id in the log and in the apology. */
const reporter =
  ({ onError }: HostOptions): Host<Me>['report'] =>
  (error, request) => {
    const reference = traceId() ?? newTraceId()
    onError?.(error, { reference, platform: request.who.platform })
    return reference
  }

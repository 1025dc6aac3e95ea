// Live cards: after a commit, every message that shows a changed thing is edited, for its own reader.

import { createBoundedCache } from '../chat/bounded-cache.ts'
import type { Platform } from '../chat/platform.ts'
import type { MessageRef, Request } from '../chat/request.ts'
import type { Dispatcher } from '../chat/run/dispatcher.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import { type Database, runInBackground } from '../database/index.ts'
import * as cards from '../domain/request/cards.ts'
import type { ReplacedCard } from '../domain/request/me.ts'
import { type Clock, systemClock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'
import { redrawCard, removeButtons } from './card-edits.ts'
import { createRetryTimers } from './retry-timers.ts'

export interface LiveCardsOptions {
  readonly database: Database
  readonly dispatcher: () => Dispatcher
  readonly platform: (name: string) => Platform | undefined
  readonly onError: (error: unknown) => void
  /** The machine's, unless given. */
  readonly clock?: Clock
  /** Milliseconds until an edit that a platform puts off is tried again; doubled each time. */
  readonly retryMs?: number
}

export interface LiveCards {
  /** Queues changed subjects, deduplicated while they wait. The pressed message edits itself. */
  queueRedraw(subjects: readonly CardSubject[], request?: Request): void
  /** Called before the answer to a request becomes a card; returns what to call once it is one. */
  beginPosting(request: Request, subject: CardSubject, ref: MessageRef): () => void
  /** Removes the buttons of these messages: a newer message shows the same thing. */
  queueButtonRemoval(messages: readonly ReplacedCard[]): void
  /** From now on edits also what an earlier process put off, or what a platform refused and may take by now. */
  start(): void
  /** As `start` does from time to time: edits what was put off until now. */
  redrawDue(): Promise<void>
  /** Resolves when the queue is empty; what is tried again later is not in it. */
  whenIdle(): Promise<void>
  /** Nothing is tried again any more. Resolves when the queue is empty. */
  stop(): Promise<void>
}

export function createLiveCards(options: LiveCardsOptions): LiveCards {
  const { clock = systemClock } = options
  const waiting = new Map<string, QueuedRedraw>()
  // An answer already shows what its own request changed, with an Undo button that an edit would remove; so it is
  // edited only for later changes. Changing requests are numbered, and a message is as new as the request it answers.
  let changes = 0
  const changeOf = new WeakMap<Request, number>()
  const shownAsOf = createBoundedCache<number>(MAX_REMEMBERED)
  const changedAt = createBoundedCache<number>(MAX_REMEMBERED)
  const leaving: ReplacedCard[] = []
  const retries = createRetryTimers({ firstMs: options.retryMs ?? RETRY_MS, maxMs: MAX_RETRY_MS })
  let running: Promise<void> | null = null
  let sweeping: Timer | undefined

  /** A card must not stay as it was because its platform was busy, or the database was, at that moment. */
  const retry = (one: QueuedRedraw): void =>
    retries.schedule(subjectKey(one.subject), () => {
      if (!waiting.has(subjectKey(one.subject))) queue(one)
    })

  const work = async (): Promise<void> => {
    while (waiting.size > 0 || leaving.length > 0) {
      const batch = [...waiting.values()]
      waiting.clear()
      const old = leaving.splice(0)
      try {
        for (const message of old) await removeButtons(options, message)
        const late = await redrawBatch({ ...options, clock }, batch, (ref) => shownAsOf.get(messageKey(ref)) ?? 0)
        for (const one of batch) {
          if (late.has(subjectKey(one.subject))) retry(one)
          else retries.settle(subjectKey(one.subject))
        }
      } catch (error) {
        options.onError(error)
        for (const one of batch) retry(one)
      }
    }
    running = null
  }

  const queue = (one: QueuedRedraw): void => {
    waiting.set(subjectKey(one.subject), one)
    running ??= runInBackground(work)
  }

  const redrawDue = async (): Promise<void> => {
    const due = await options.database.knex.transaction((trx) => cards.listDueRedraws(trx, clock.now(), MAX_SWEPT))
    // As new as the last change known here, and newer than an answer that no change of this process is in.
    for (const subject of due)
      queue({ subject, change: Math.max(1, changedAt.get(subjectKey(subject)) ?? 0), pressed: undefined })
    await running
  }

  return {
    redrawDue,
    start() {
      const sweep = () => void redrawDue().catch(options.onError)
      sweeping = world().every(SWEEP_MS, sweep).unref()
      sweep()
    },
    queueRedraw(subjects, request) {
      const change = ++changes
      if (request) changeOf.set(request, change)
      for (const subject of cards.withSharedCards(subjects)) {
        changedAt.set(subjectKey(subject), change)
        queue({ subject, change, pressed: request && replacedMessageId(request) })
      }
    },
    beginPosting(request, subject, ref) {
      const change = changeOf.get(request)
      if (change === undefined) return () => undefined
      shownAsOf.set(messageKey(ref), change)
      return () => {
        // Another edit overtook this one on the way to the platform.
        const newest = changedAt.get(subjectKey(subject)) ?? 0
        if (newest > change) queue({ subject, change: newest, pressed: undefined })
      }
    },
    queueButtonRemoval(messages) {
      leaving.push(...messages)
      if (leaving.length > 0) running ??= work()
    },
    async whenIdle() {
      await running
    },
    async stop() {
      sweeping?.stop()
      retries.stop()
      await running
    },
  }
}

/**
 * Edits the messages that show these.
 * @param shownAsOf the number of the change up to which a message shows everything
 * @returns the keys of those whose platform puts an edit off
 */
async function redrawBatch(
  options: LiveCardsOptions & { readonly clock: Clock },
  batch: readonly QueuedRedraw[],
  shownAsOf: (ref: MessageRef) => number,
): Promise<ReadonlySet<string>> {
  const subjects = batch.map(({ subject }) => subject)
  const shown = await options.database.knex.transaction((trx) => cards.findCards(trx, subjects))
  const pressed = new Set(batch.map((each) => each.pressed))
  const since = new Map(batch.map(({ subject, change }) => [subjectKey(subject), change]))
  const late = new Set<string>()
  for (const posted of shown) {
    const { card } = posted
    const key = subjectKey({ kind: card.subject_kind, id: card.subject_id })
    const asOf = shownAsOf({ channelId: card.channel_id, messageId: card.message_id })
    if (asOf >= (since.get(key) ?? 0) || pressed.has(card.message_id)) {
      if (card.redraw_at) await options.database.knex.transaction((trx) => cards.clearRedraw(trx, card.card_id))
      continue
    }
    if ((await redrawCard(options, posted)) === 'later') late.add(key)
  }
  return late
}

/** A changed subject: the number of its last change, and the message that showed it. */
interface QueuedRedraw {
  readonly subject: CardSubject
  readonly change: number
  readonly pressed: string | undefined
}

const MAX_REMEMBERED = 10_000
/** Discord allows a channel five edits in five seconds. */
const RETRY_MS = 2000
const MAX_RETRY_MS = 600_000
/** How often the database is asked for edits that were put off, and for how many. */
const SWEEP_MS = 60_000
const MAX_SWEPT = 100

const subjectKey = ({ kind, id }: CardSubject): string => `${kind}:${id}`
const messageKey = ({ channelId, messageId }: MessageRef): string => `${channelId} ${messageId}`

/**
 * The message the answer replaces. A reply does not replace the card it replies to, nor does a press on a message of
 * several.
 */
const replacedMessageId = ({ input, where, targetMessage }: Request): string | undefined =>
  input.kind === 'pressed' && where.kind === 'private' ? targetMessage?.messageId : undefined

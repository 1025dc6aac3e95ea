// Live cards: after a commit, every message that shows a changed thing is edited, for its own reader.

import { createHash } from 'node:crypto'
import { createBoundedCache } from '../chat/bounded-cache.ts'
import type { Platform } from '../chat/platform.ts'
import type { MessageRef, Request } from '../chat/request.ts'
import type { Dispatcher } from '../chat/run/dispatcher.ts'
import { type Block, t, type View, view } from '../chat/view.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import { type Database, runInBackground } from '../database/index.ts'
import * as cards from '../domain/request/cards.ts'
import type { ReplacedCard } from '../domain/request/me.ts'
import { createRetryTimers } from './retry-timers.ts'

export interface LiveCardsOptions {
  readonly database: Database
  readonly dispatcher: () => Dispatcher
  readonly platform: (name: string) => Platform | undefined
  readonly onError: (error: unknown) => void
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
  /** Resolves when the queue is empty; what is tried again later is not in it. */
  whenIdle(): Promise<void>
  /** Nothing is tried again any more. Resolves when the queue is empty. */
  stop(): Promise<void>
}

export function createLiveCards(options: LiveCardsOptions): LiveCards {
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
        const shown = await options.database.knex.transaction((trx) =>
          cards.findCards(
            trx,
            batch.map(({ subject }) => subject),
          ),
        )
        const pressed = new Set(batch.map((each) => each.pressed))
        const since = new Map(batch.map(({ subject, change }) => [subjectKey(subject), change]))
        const late = new Set<string>()
        for (const posted of shown) {
          const { card } = posted
          const subject = { kind: card.subject_kind, id: card.subject_id }
          const asOf = shownAsOf.get(messageKey({ channelId: card.channel_id, messageId: card.message_id })) ?? 0
          const isNewer = asOf >= (since.get(subjectKey(subject)) ?? 0)
          if (isNewer || pressed.has(card.message_id)) continue
          if ((await redrawCard(options, posted)) === 'later') late.add(subjectKey(subject))
        }
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

  return {
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
      retries.stop()
      await running
    },
  }
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

const subjectKey = ({ kind, id }: CardSubject): string => `${kind}:${id}`
const messageKey = ({ channelId, messageId }: MessageRef): string => `${channelId} ${messageId}`

/**
 * The message the answer replaces. A reply does not replace the card it replies to, nor does a press on a message of
 * several.
 */
const replacedMessageId = ({ input, where, targetMessage }: Request): string | undefined =>
  input.kind === 'pressed' && where.kind === 'private' ? targetMessage?.messageId : undefined

/** @returns `later`: it does not show the present state yet */
async function redrawCard(options: LiveCardsOptions, posted: cards.PostedCard): Promise<'later' | 'done'> {
  const { card, space } = posted
  const platform = options.platform(space.platform)
  if (!platform) return 'done'
  const ref: MessageRef = { channelId: card.channel_id, messageId: card.message_id }
  try {
    const subject = { kind: card.subject_kind, id: card.subject_id }
    const shown = await drawCard(options, platform, posted)
    if (!shown) {
      // Others must not go on reading what is hidden or deleted now.
      const isOver =
        !cards.isSharedCard(subject) ||
        (await platform.edit(ref, space.external_id, view(t`This is no longer shared.`))) !== 'later'
      if (isOver) await inTransaction(options, (trx) => cards.deleteCard(trx, card.card_id))
      return isOver ? 'done' : 'later'
    }
    const hash = viewHash(shown)
    if (hash === card.view_hash) return 'done'
    const done = await platform.edit(ref, space.external_id, shown)
    if (done === 'gone') await inTransaction(options, (trx) => cards.deleteCard(trx, card.card_id))
    if (done === 'edited') await inTransaction(options, (trx) => cards.saveViewHash(trx, card.card_id, hash))
    return done === 'later' ? 'later' : 'done'
  } catch (error) {
    options.onError(error)
    return 'later'
  }
}

/** An older message shows the current state once more, without buttons. */
async function removeButtons(options: LiveCardsOptions, { subject, cardId, messageId }: ReplacedCard): Promise<void> {
  const all = await inTransaction(options, (trx) => cards.findCards(trx, [subject]))
  const posted = all.find(({ card }) => card.card_id === cardId)
  const platform = posted && options.platform(posted.space.platform)
  const shown = platform && (await drawCard(options, platform, posted))
  if (!shown) return
  const bare: View = {
    ...shown,
    buttons: [],
    blocks: shown.blocks.flatMap((block): Block[] => {
      if (block.kind === 'select') return []
      return block.kind === 'item'
        ? [{ kind: 'item', text: block.text, ...(block.detail ? { detail: block.detail } : {}) }]
        : [block]
    }),
  }
  await platform.edit({ channelId: posted.card.channel_id, messageId }, posted.space.external_id, bare)
}

/** The card as its own reader sees it. */
function drawCard(options: LiveCardsOptions, platform: Platform, { card, account, space }: cards.PostedCard) {
  const request: Request = {
    deliveryId: null,
    who: {
      platform: space.platform,
      space: space.external_id,
      externalId: account.external_id,
      name: account.display_name ?? account.external_id,
    },
    where: { channelId: card.channel_id, kind: 'private' },
    input: { kind: 'pressed', line: '' },
    ...(platform.fits ? { fits: platform.fits } : {}),
  }
  return options.dispatcher().redrawCard(request, { kind: card.subject_kind, id: card.subject_id })
}

type Transaction = Parameters<Parameters<Database['knex']['transaction']>[0]>[0]

const inTransaction = <R>({ database }: LiveCardsOptions, work: (trx: Transaction) => Promise<R>): Promise<R> =>
  database.knex.transaction(work)

/** Lines with drafts differ at each rendering; they do not make two renderings different. */
const viewHash = (shown: View): string =>
  createHash('sha256')
    .update(JSON.stringify(shown).replaceAll(/draft [0-9a-f-]{36}/g, 'draft'))
    .digest('hex')

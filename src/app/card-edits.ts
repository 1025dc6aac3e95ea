// One edit of one card: drawn for its own reader, sent where it shows something else, and put off where its platform does
// not take it now.
import { createHash } from 'node:crypto'
import type { EditResult, Platform } from '../chat/platform.ts'
import type { MessageRef, Request } from '../chat/request.ts'
import type { Dispatcher } from '../chat/run/dispatcher.ts'
import { type Block, t, type View, view } from '../chat/view.ts'
import type { Database } from '../database/index.ts'
import * as cards from '../domain/request/cards.ts'
import type { ReplacedCard } from '../domain/request/me.ts'
import type { Clock } from '../time/index.ts'

export interface CardEditOptions {
  readonly database: Database
  readonly dispatcher: () => Dispatcher
  readonly platform: (name: string) => Platform | undefined
  readonly onError: (error: unknown) => void
}

/** What is tried again in memory is tried again after that time by a process that begins later, in milliseconds. */
const FORGOTTEN_MS = 600_000
/** Where the app was shut out. Ten thousand refusals in ten minutes would ban the address from Discord. */
const BLOCKED_MS = 1_800_000

/** @returns `later`: it does not show the present state yet; what is `blocked` is not tried again by the caller */
export async function redrawCard(
  options: CardEditOptions & { readonly clock: Clock },
  posted: cards.PostedCard,
): Promise<'later' | 'blocked' | 'done'> {
  const { card, space } = posted
  const platform = options.platform(space.platform)
  if (!platform) return 'done'
  const ref: MessageRef = { channelId: card.channel_id, messageId: card.message_id }
  try {
    const subject = { kind: card.subject_kind, id: card.subject_id }
    const shown = await drawCard(options, platform, posted)
    if (!shown) {
      // Others must not go on reading what is hidden or deleted now.
      const ended = cards.isSharedCard(subject)
        ? await platform.edit(ref, space.external_id, view(t`This is no longer shared.`))
        : 'gone'
      return await recordEdit(options, posted, ended === 'edited' ? 'gone' : ended, null)
    }
    const hash = viewHash(shown)
    const isShown = hash === card.view_hash
    return await recordEdit(
      options,
      posted,
      isShown ? 'edited' : await platform.edit(ref, space.external_id, shown),
      hash,
    )
  } catch (error) {
    options.onError(error)
    return 'later'
  }
}

/** Notes what became of an edit. @param hash of what the message shows now */
async function recordEdit(
  options: CardEditOptions & { readonly clock: Clock },
  { card }: cards.PostedCard,
  result: EditResult,
  hash: string | null,
): Promise<'later' | 'blocked' | 'done'> {
  const { card_id: id, redraw_at: waitsUntil, view_hash: before } = card
  if (result === 'gone') await inTransaction(options, (trx) => cards.deleteCard(trx, id))
  if (result === 'edited' && hash !== null && (hash !== before || waitsUntil !== null))
    await inTransaction(options, (trx) => cards.saveViewHash(trx, id, hash))
  if (result === 'edited' || result === 'gone') return 'done'
  const now = options.clock.now()
  if (waitsUntil === null || waitsUntil <= now) {
    const until = new Date(now.getTime() + (result === 'blocked' ? BLOCKED_MS : FORGOTTEN_MS))
    await inTransaction(options, (trx) => cards.putOffRedraw(trx, id, until))
  }
  return result
}

/** An older message shows the current state once more, without buttons. */
export async function removeButtons(
  options: CardEditOptions,
  { subject, cardId, messageId }: ReplacedCard,
): Promise<void> {
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
function drawCard(options: CardEditOptions, platform: Platform, { card, account, space }: cards.PostedCard) {
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

const inTransaction = <R>({ database }: CardEditOptions, work: (trx: Transaction) => Promise<R>): Promise<R> =>
  database.knex.transaction(work)

/** Lines with drafts differ at each rendering; they do not make two renderings different. */
const viewHash = (shown: View): string =>
  createHash('sha256')
    .update(JSON.stringify(shown).replaceAll(/draft [0-9a-f-]{36}/g, 'draft'))
    .digest('hex')

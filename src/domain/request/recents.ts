// What a typed number, label, *yes* or *no* means, also after a restart: the newest such view of a place.
import { z } from 'zod'
import type { CommandLine } from '../../contracts/command-line.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { RecentView } from '../../models/recent-view.ts'
import type { Me } from './me.ts'

/** It was a line when it was stored. */
const lineShape = z.string().transform((line) => line as CommandLine)

const numberedShape = z.object({
  label: z.string(),
  line: lineShape,
  returnTo: lineShape.optional(),
  /** One of several that can be chosen together. */
  choice: z.object({ of: lineShape, fills: z.array(z.string()), value: z.string() }).optional(),
})
const storedShape = z.object({
  numbered: z.array(numberedShape).default([]),
  labelled: z.array(numberedShape.omit({ choice: true })).default([]),
  question: z.object({ yes: lineShape, no: lineShape }).optional(),
  /** Holds for the very next line only. */
  asks: z.object({ line: lineShape, into: z.string() }).optional(),
  /** When each was shown, ISO; a view without numbers leaves the older numbers standing, one without buttons those. */
  numberedAt: z.string().optional(),
  labelledAt: z.string().optional(),
  questionAt: z.string().optional(),
  asksAt: z.string().optional(),
})

interface LabelledLine {
  readonly label: string
  readonly line: CommandLine
  readonly returnTo?: CommandLine
}

interface NumberedLine extends LabelledLine {
  readonly choice?: { readonly of: CommandLine; readonly fills: readonly string[]; readonly value: string }
}

/** What a typed number, label, *yes* or *no* means after a view was shown. */
export interface ReplyMeanings {
  readonly numbered: readonly NumberedLine[]
  readonly labelled: readonly LabelledLine[]
  readonly question?: { readonly yes: CommandLine; readonly no: CommandLine }
  readonly asks?: { readonly line: CommandLine; readonly into: string }
}

const NUMBERS_MINUTES = 30
/** A label says itself what it does: the morning's *These three* still means them at noon. */
const LABELS_MINUTES = 12 * 60
const QUESTION_MINUTES = 10

/** Remembers what was shown; nothing is written where there is nothing to remember or to forget. */
export async function saveReplyMeanings(me: Me, channelId: string, recalled: ReplyMeanings): Promise<void> {
  if (!me.account) return
  const { numbered, labelled, question, asks } = recalled
  const before = await loadStored(me, channelId)
  if (numbered.length === 0 && labelled.length === 0 && !question && !asks && !before?.asks) return
  // A question holds for the very next line only, whatever is shown after it.
  const kept = mergeShown(before && { ...before, asks: undefined }, recalled, me.now)
  const row = {
    recent_view_id: newId(),
    account_id: me.account.account_id,
    channel_id: channelId,
    buttons: JSON.stringify(kept),
    created_at: me.now,
    updated_at: me.now,
  }
  await me
    .trx(RecentView.tableName)
    .insert(row)
    .onConflict(['account_id', 'channel_id'])
    .merge(['buttons', 'updated_at'])
}

/** What was said unasked, to whom and where. */
export interface ShownView {
  readonly accountId: string
  readonly channelId: string
  readonly recalled: ReplyMeanings
}

/**
 * Remembers what was said unasked to many people: two reads and one write. What was asked of somebody just before
 * ("Type it.") still waits for their line.
 */
export async function saveManyReplyMeanings(trx: Me['trx'], all: readonly ShownView[], now: Date): Promise<void> {
  const told = new Map(
    all
      .filter(({ recalled: { numbered, labelled, question } }) => numbered.length + labelled.length > 0 || question)
      .map((one) => [`${one.accountId} ${one.channelId}`, one]),
  )
  if (told.size === 0) return
  const named = [...new Set([...told.values()].map(({ accountId }) => accountId))]
  // Who left while the message was under way has nothing to answer any more.
  const ids = (await ChatAccount.query(trx).findByIds(named).select('account_id')).map(({ account_id }) => account_id)
  if (ids.length === 0) return
  const before = new Map(
    (await RecentView.query(trx).whereIn('account_id', ids)).map((row) => [`${row.account_id} ${row.channel_id}`, row]),
  )
  const there = [...told].filter(([, { accountId }]) => ids.includes(accountId))
  const rows = there.map(([key, { accountId, channelId, recalled }]) => {
    const row = before.get(key)
    return {
      recent_view_id: row?.recent_view_id ?? newId(),
      account_id: accountId,
      channel_id: channelId,
      buttons: JSON.stringify(mergeShown(row ? parseStored(row.buttons) : null, recalled, now)),
      created_at: row?.created_at ?? now,
      updated_at: now,
    }
  })
  await trx(RecentView.tableName).insert(rows).onConflict(['account_id', 'channel_id']).merge(['buttons', 'updated_at'])
}

/** What was shown and still counts: numbers for 30 minutes, labels for half a day, a question for 10 minutes. */
export async function loadReplyMeanings(me: Me, channelId: string): Promise<ReplyMeanings> {
  const found = await loadStored(me, channelId)
  const isFresh = (at: string | undefined, minutes: number): boolean =>
    at !== undefined && me.now.getTime() - Date.parse(at) <= minutes * 60_000
  return {
    numbered: isFresh(found?.numberedAt, NUMBERS_MINUTES) ? (found?.numbered ?? []) : [],
    labelled: isFresh(found?.labelledAt, LABELS_MINUTES) ? (found?.labelled ?? []) : [],
    ...(isFresh(found?.questionAt, QUESTION_MINUTES) && found?.question ? { question: found.question } : {}),
    ...(isFresh(found?.asksAt, QUESTION_MINUTES) && found?.asks ? { asks: found.asks } : {}),
  }
}

async function loadStored(me: Me, channelId: string): Promise<StoredMeanings | null> {
  if (!me.account) return null
  const row: Pick<RecentView, 'buttons'> | undefined = await me
    .trx(RecentView.tableName)
    .where({ account_id: me.account.account_id, channel_id: channelId })
    .first('buttons')
  return row ? parseStored(row.buttons) : null
}

/** What was shown, and when. */
type StoredMeanings = Omit<z.infer<typeof storedShape>, 'numbered' | 'labelled'> &
  Pick<ReplyMeanings, 'numbered' | 'labelled'>

function parseStored(buttons: string): StoredMeanings | null {
  try {
    return storedShape.parse(JSON.parse(buttons))
  } catch {
    return null
  }
}

/** A view without numbers leaves the older numbers standing, and so on. */
function mergeShown(
  before: StoredMeanings | null,
  { numbered, labelled, question, asks }: ReplyMeanings,
  instant: Date,
): StoredMeanings {
  const now = instant.toISOString()
  return {
    numbered: [],
    labelled: [],
    ...before,
    ...(numbered.length > 0 ? { numbered, numberedAt: now } : {}),
    ...(labelled.length > 0 ? { labelled, labelledAt: now } : {}),
    ...(question ? { question, questionAt: now } : {}),
    ...(asks ? { asks, asksAt: now } : {}),
  }
}

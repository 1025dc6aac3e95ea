// What a typed number, label, *yes* or *no* means, also after a restart, and what "it" or "the second one" points at: the
// views of the last minutes of a place, newest first.

import * as z from 'zod'
import type { CommandLine } from '../../contracts/command-line.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { queryRows } from '../../models/bulk.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { RecentView } from '../../models/recent-view.ts'
import type { Journal, Me } from './me.ts'

/** Was a typed line before it was stored. */
const lineShape = z.string().transform((line) => line as CommandLine)

const labelledShape = z.object({
  label: z.string(),
  line: lineShape,
  returnTo: lineShape.optional(),
  /** What the button is about, where its label does not say. */
  about: z.string().optional(),
})
const numberedShape = labelledShape.extend({
  /** One of several that can be chosen together. */
  choice: z.object({ of: lineShape, fills: z.array(z.string()), value: z.string() }).optional(),
})
const thingShape = z.object({ noun: z.string(), id: z.string() })
const shownShape = z.object({
  at: z.string(),
  things: z.array(thingShape).default([]),
  choices: z.int().optional(),
  isUnasked: z.boolean().optional(),
  speaksOf: z.string().optional(),
  acted: z.object({ line: lineShape, into: z.string() }).optional(),
})
const storedShape = z.object({
  numbered: z.array(numberedShape).default([]),
  labelled: z.array(labelledShape).default([]),
  question: z.object({ yes: lineShape, no: lineShape, isOffer: z.boolean().optional() }).optional(),
  /** Valid for the next line only. */
  asks: z.object({ line: lineShape, into: z.string() }).optional(),
  /** Buttons of the views before the newest, newest first. */
  earlier: z.array(z.object({ at: z.string(), labelled: z.array(labelledShape) })).default([]),
  /** The last views, with buttons or without, newest first. */
  shown: z.array(shownShape).default([]),
  /** When each was shown, ISO; a view without numbers keeps older numbers valid, one without buttons older labels. */
  numberedAt: z.string().optional(),
  labelledAt: z.string().optional(),
  questionAt: z.string().optional(),
  asksAt: z.string().optional(),
})

/** What is remembered of a place at a moment. */
export type RecalledMeanings = ReplyMeanings & Required<Pick<ReplyMeanings, 'earlier' | 'shown' | 'isQuestionFresh'>>

const NUMBERS_MINUTES = 30
/** A label is specific: the morning's *These three* still means those at noon. */
const LABELS_MINUTES = 12 * 60
const QUESTION_MINUTES = 10
/** For so long buttons of older views can be typed. */
const EARLIER_MINUTES = 30
/** For so long it is known what the views were about: a reminder is answered late. */
const SHOWN_MINUTES = 3 * 60
const MAX_EARLIER = 5
const MAX_SHOWN = 8
/** More buttons or things than these are a list to be looked at again, not remembered. */
const MAX_REMEMBERED = 40

/** Records a view; writes nothing if there is nothing to record or expire. */
export async function saveReplyMeanings(me: Me, channelId: string, recalled: ReplyMeanings): Promise<void> {
  if (!me.account) return
  const { numbered, labelled, question, asks } = recalled
  const known = await loadPlace(me, channelId)
  if (numbered.length === 0 && labelled.length === 0 && !question && !asks && !known.meanings?.asks) return
  if (await savePlace(me, channelId, known, recalled)) return
  // On PostgreSQL a nudge was shown there since it was read.
  await savePlace(me, channelId, await readPlace(me, channelId), recalled, true)
}

/** Writes what is shown now over what is known of a place. @returns false where another request wrote it meanwhile */
async function savePlace(
  me: Me,
  channelId: string,
  { text: before, meanings }: StoredPlace,
  recalled: ReplyMeanings,
  isForced = false,
): Promise<boolean> {
  // A question is valid for the next line only, whatever is shown after it.
  const kept = mergeShown(meanings && { ...meanings, asks: undefined }, recalled, me.now)
  const text = JSON.stringify(kept)
  const row = [newId(), me.account?.account_id ?? null, channelId, text, me.now, me.now]
  const saved = isForced
    ? await queryRows(me.trx, `${SAVE_SQL} RETURNING recent_view_id`, row)
    : await queryRows(me.trx, `${SAVE_SQL} WHERE recent_views.buttons = ? RETURNING recent_view_id`, [...row, before])
  if (saved.length > 0) placesOf(me).set(placeKey(me, channelId), Promise.resolve({ text, meanings: kept }))
  return saved.length > 0
}

/** Built once: every request runs it. */
const SAVE_SQL = `INSERT INTO recent_views (recent_view_id, account_id, channel_id, buttons, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (account_id, channel_id) DO UPDATE SET buttons = excluded.buttons, updated_at = excluded.updated_at`

/** A nudge shown to a person in a place. */
export interface ShownView {
  readonly accountId: string
  readonly channelId: string
  readonly recalled: ReplyMeanings
}

/**
 * Remembers what was said unasked to many people: two reads and one write. A prompt that was shown
 * just before ("Type it.") still waits for its line.
 */
export async function saveManyReplyMeanings(trx: Me['trx'], all: readonly ShownView[], now: Date): Promise<void> {
  const told = new Map(
    all
      .filter(({ recalled: { numbered, labelled, question } }) => numbered.length + labelled.length > 0 || question)
      .map((one) => [`${one.accountId} ${one.channelId}`, one]),
  )
  if (told.size === 0) return
  const named = [...new Set([...told.values()].map(({ accountId }) => accountId))]
  // The person was deleted while the message was under way.
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
      buttons: JSON.stringify(mergeShown(row ? parseStored(row.buttons) : null, { ...recalled, isUnasked: true }, now)),
      created_at: row?.created_at ?? now,
      updated_at: now,
    }
  })
  await trx(RecentView.tableName).insert(rows).onConflict(['account_id', 'channel_id']).merge(['buttons', 'updated_at'])
}

/** What is valid: numbers for 30 minutes, labels for half a day, a question for 10, and unasked for as long as it is newest. */
export async function loadReplyMeanings(me: Me, channelId: string): Promise<RecalledMeanings> {
  const { meanings: found } = await loadPlace(me, channelId)
  const isFresh = (at: string | undefined, minutes: number): boolean =>
    at !== undefined && me.now.getTime() - Date.parse(at) <= minutes * 60_000
  const since = (found?.shown ?? []).filter(({ at }) => at > (found?.questionAt ?? ''))
  // What was asked unasked is looked at when there is time, and nothing was said since.
  const isWaiting = since.length === 0 && found?.shown?.[0]?.isUnasked === true
  const isOpen =
    found?.question !== undefined && isFresh(found.questionAt, isWaiting ? SHOWN_MINUTES : QUESTION_MINUTES)
  return {
    numbered: isFresh(found?.numberedAt, NUMBERS_MINUTES) ? (found?.numbered ?? []) : [],
    labelled: isFresh(found?.labelledAt, LABELS_MINUTES) ? (found?.labelled ?? []) : [],
    earlier: (found?.earlier ?? []).filter(({ at }) => isFresh(at, EARLIER_MINUTES)).map(({ labelled }) => labelled),
    shown: (found?.shown ?? [])
      .filter(({ at }) => isFresh(at, SHOWN_MINUTES))
      .map(({ at, ...rest }) => ({ ...rest, minutesAgo: (me.now.getTime() - Date.parse(at)) / 60_000 })),
    isQuestionFresh: isOpen && since.length <= 1,
    // A nod is an answer to the newest words alone.
    ...(isOpen && found.question
      ? { question: { ...found.question, isOffer: found.question.isOffer && since.length === 0 } }
      : {}),
    ...(isFresh(found?.asksAt, QUESTION_MINUTES) && found?.asks ? { asks: found.asks } : {}),
  }
}

/** What is stored of a place: as text, which tells whether it was written meanwhile, and as read. */
interface StoredPlace {
  readonly text: string | null
  readonly meanings: StoredMeanings | null
}

/** What a request has read of its places, and written. */
const readPlaces = new WeakMap<Journal, Map<string, Promise<StoredPlace>>>()

function placesOf({ journal }: Me): Map<string, Promise<StoredPlace>> {
  const places = readPlaces.get(journal) ?? new Map<string, Promise<StoredPlace>>()
  readPlaces.set(journal, places)
  return places
}

const placeKey = ({ account }: Me, channelId: string): string => `${account?.account_id} ${channelId}`

/** Read once a request; the place of the request itself with its first statement. */
function loadPlace(me: Me, channelId: string): Promise<StoredPlace> {
  const places = placesOf(me)
  const key = placeKey(me, channelId)
  const known = places.get(key)
  if (known) return known
  const isRead = me.firstRead !== undefined && channelId === me.channelId
  const loaded = isRead ? Promise.resolve(placeOf(me.firstRead.shownHere)) : readPlace(me, channelId)
  places.set(key, loaded)
  return loaded
}

async function readPlace(me: Me, channelId: string): Promise<StoredPlace> {
  if (!me.account) return placeOf(null)
  const row: Pick<RecentView, 'buttons'> | undefined = await me
    .trx(RecentView.tableName)
    .where({ account_id: me.account.account_id, channel_id: channelId })
    .first('buttons')
  return placeOf(row?.buttons ?? null)
}

const placeOf = (text: string | null): StoredPlace => ({ text, meanings: text === null ? null : parseStored(text) })

/** What was shown, and when. */
type StoredMeanings = z.infer<typeof storedShape>

function parseStored(buttons: string): StoredMeanings | null {
  try {
    return storedShape.parse(JSON.parse(buttons))
  } catch {
    return null
  }
}

/** A view without numbers keeps the older ones valid, and so on. */
function mergeShown(before: StoredMeanings | null, recalled: ReplyMeanings, instant: Date): StoredMeanings {
  const now = instant.toISOString()
  const { numbered, labelled, question, asks, things = [], choices, isUnasked, speaksOf, acted } = recalled
  const older = before && labelled.length > 0 && before.labelled.length > 0 && before.labelledAt !== undefined
  const isWithin = (at: string, minutes: number): boolean => instant.getTime() - Date.parse(at) <= minutes * 60_000
  const earlier = [
    ...(older ? [{ at: before.labelledAt ?? now, labelled: before.labelled.slice(0, MAX_REMEMBERED) }] : []),
    ...(before?.earlier ?? []),
  ]
  const shown = {
    at: now,
    things: things.slice(0, MAX_REMEMBERED).map(({ noun, id }) => ({ noun, id })),
    ...(choices ? { choices } : {}),
    ...(isUnasked ? { isUnasked } : {}),
    ...(speaksOf === undefined ? {} : { speaksOf }),
    ...(acted ? { acted } : {}),
  }
  return {
    numbered: [],
    labelled: [],
    ...before,
    ...(numbered.length > 0 ? { numbered: [...numbered] as StoredMeanings['numbered'], numberedAt: now } : {}),
    ...(labelled.length > 0 ? { labelled: [...labelled] as StoredMeanings['labelled'], labelledAt: now } : {}),
    ...(question ? { question, questionAt: now } : {}),
    ...(asks ? { asks, asksAt: now } : {}),
    earlier: earlier.filter(({ at }) => isWithin(at, EARLIER_MINUTES)).slice(0, MAX_EARLIER),
    shown: [shown, ...(before?.shown ?? []).filter(({ at }) => isWithin(at, SHOWN_MINUTES))].slice(0, MAX_SHOWN),
  }
}

// What a typed number, label, *yes* or *no* means, also after a restart: the newest such view of a place.
import { z } from 'zod'
import { newId } from '../models/id.ts'
import { RecentView } from '../models/recent-view.ts'
import type { Me } from './me.ts'

const line = z.object({
  label: z.string(),
  line: z.string(),
  returnTo: z.string().optional(),
  /** One of several that can be chosen together. */
  choice: z.object({ of: z.string(), fills: z.array(z.string()), value: z.string() }).optional(),
})
const shown = z.object({
  numbered: z.array(line).default([]),
  labelled: z.array(line.omit({ choice: true })).default([]),
  question: z.object({ yes: z.string(), no: z.string() }).optional(),
  /** Holds for the very next line only. */
  asks: z.object({ line: z.string(), into: z.string() }).optional(),
  /** When each was shown, ISO; a view without numbers leaves the older numbers standing, one without buttons those. */
  numberedAt: z.string().optional(),
  labelledAt: z.string().optional(),
  questionAt: z.string().optional(),
  asksAt: z.string().optional(),
})

interface LabelledLine {
  readonly label: string
  readonly line: string
  readonly returnTo?: string
}

interface NumberedLine extends LabelledLine {
  readonly choice?: { readonly of: string; readonly fills: readonly string[]; readonly value: string }
}

export interface Recalled {
  readonly numbered: readonly NumberedLine[]
  readonly labelled: readonly LabelledLine[]
  readonly question?: { readonly yes: string; readonly no: string }
  readonly asks?: { readonly line: string; readonly into: string }
}

const NUMBERS_MINUTES = 30
const QUESTION_MINUTES = 10

/** Remembers what was shown; nothing is written where there is nothing to remember or to forget. */
export async function remember(me: Me, channelId: string, recalled: Recalled): Promise<void> {
  if (!me.account) return
  const { numbered, labelled, question, asks } = recalled
  const now = me.now.toISOString()
  const before = await stored(me, channelId)
  if (numbered.length === 0 && labelled.length === 0 && !question && !asks && !before?.asks) return
  const kept = shown.parse({
    ...before,
    ...(numbered.length > 0 ? { numbered, numberedAt: now } : {}),
    ...(labelled.length > 0 ? { labelled, labelledAt: now } : {}),
    ...(question ? { question, questionAt: now } : {}),
    asks,
    ...(asks ? { asksAt: now } : {}),
  })
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

/** What was shown and still counts: numbers and labels for 30 minutes, a question for 10. */
export async function recall(me: Me, channelId: string): Promise<Recalled> {
  const found = await stored(me, channelId)
  const isFresh = (at: string | undefined, minutes: number): boolean =>
    at !== undefined && me.now.getTime() - Date.parse(at) <= minutes * 60_000
  return {
    numbered: isFresh(found?.numberedAt, NUMBERS_MINUTES) ? (found?.numbered ?? []) : [],
    labelled: isFresh(found?.labelledAt, NUMBERS_MINUTES) ? (found?.labelled ?? []) : [],
    ...(isFresh(found?.questionAt, QUESTION_MINUTES) && found?.question ? { question: found.question } : {}),
    ...(isFresh(found?.asksAt, QUESTION_MINUTES) && found?.asks ? { asks: found.asks } : {}),
  }
}

async function stored(me: Me, channelId: string): Promise<z.infer<typeof shown> | null> {
  if (!me.account) return null
  const row = await RecentView.query(me.trx).findOne({ account_id: me.account.account_id, channel_id: channelId })
  if (!row) return null
  try {
    return shown.parse(JSON.parse(row.buttons))
  } catch {
    return null
  }
}

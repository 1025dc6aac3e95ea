// What a typed number, *yes* or *no* means, also after a restart: the newest numbered view of a place.
import { z } from 'zod'
import { newId } from '../models/id.ts'
import { RecentView } from '../models/recent-view.ts'
import type { Me } from './me.ts'

const line = z.object({ label: z.string(), line: z.string(), returnTo: z.string().optional() })
const shown = z.object({
  numbered: z.array(line).default([]),
  question: z.object({ yes: z.string(), no: z.string() }).optional(),
  /** When each was shown, ISO; a view without numbers leaves the older numbers standing. */
  numberedAt: z.string().optional(),
  questionAt: z.string().optional(),
})

export interface Recalled {
  readonly numbered: readonly { readonly label: string; readonly line: string; readonly returnTo?: string }[]
  readonly question?: { readonly yes: string; readonly no: string }
}

const NUMBERS_MINUTES = 30
const QUESTION_MINUTES = 10

/** Remembers what was shown; nothing is written where it has neither numbers nor a question. */
export async function remember(me: Me, channelId: string, { numbered, question }: Recalled): Promise<void> {
  if (!me.account || (numbered.length === 0 && !question)) return
  const now = me.now.toISOString()
  const before = await stored(me, channelId)
  const kept = shown.parse({
    ...before,
    ...(numbered.length > 0 ? { numbered, numberedAt: now } : {}),
    question,
    questionAt: question ? now : undefined,
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

/** What was shown and still counts: numbers for 30 minutes, a question for 10. */
export async function recall(me: Me, channelId: string): Promise<Recalled> {
  const found = await stored(me, channelId)
  const isFresh = (at: string | undefined, minutes: number): boolean =>
    at !== undefined && me.now.getTime() - Date.parse(at) <= minutes * 60_000
  return {
    numbered: isFresh(found?.numberedAt, NUMBERS_MINUTES) ? (found?.numbered ?? []) : [],
    ...(isFresh(found?.questionAt, QUESTION_MINUTES) && found?.question ? { question: found.question } : {}),
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

// Stores what was offered and declined, so that it is not offered again at once, also after a restart. One draft per
// person, with an id derived from theirs.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Draft } from '../../../models/draft.ts'
import type { Me } from '../../request/me.ts'

/** Recent offers. */
export interface SuggestionMemory {
  /** Ids of the tasks offered last. */
  readonly offered: readonly string[]
  /** Ids of declined tasks, including the last ones. */
  readonly refused: readonly string[]
}

/** How long a refusal counts. */
const HOURS = 4

const contentShape = z.object({ offered: z.array(z.string()), refused: z.array(z.string()) })

/** Recent offers; empty if they are too old. */
export async function loadSuggestionMemory(me: Me): Promise<SuggestionMemory> {
  const draft = await Draft.query(me.trx).findById(memoryDraftId(me))
  if (!draft || draft.expires_at <= me.now) return { offered: [], refused: [] }
  return contentShape.safeParse(draft.parsedContent).data ?? { offered: [], refused: [] }
}

/** Stored as long as refusals count. */
export async function saveSuggestionMemory(me: Me, remembered: SuggestionMemory): Promise<void> {
  const row = {
    draft_id: memoryDraftId(me),
    user_id: me.user.user_id,
    kind: 'suggestion',
    content: JSON.stringify(remembered),
    expires_at: new Date(me.now.getTime() + HOURS * 3_600_000),
    created_at: me.now,
  }
  await me.trx(Draft.tableName).insert(row).onConflict('draft_id').merge(['content', 'expires_at'])
}

/** A UUID derived from the person's; after a merge nobody asks for the old one. */
function memoryDraftId(me: Me): string {
  const hash = createHash('sha256').update(`suggestion\n${me.user.user_id}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

// What was offered and turned down, so that the same thing is not offered twice in a row, also after a restart. One
// draft per person, whose id follows from theirs.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Draft } from '../../../models/draft.ts'
import type { Me } from '../../request/me.ts'

/** What was suggested lately. */
export interface SuggestionMemory {
  /** Ids of the tasks offered last. */
  readonly offered: readonly string[]
  /** Ids of those turned down, the last ones included. */
  readonly refused: readonly string[]
}

/** What was turned down counts for so long; then everything may be offered again. */
const HOURS = 4

const contentShape = z.object({ offered: z.array(z.string()), refused: z.array(z.string()) })

/** What was suggested lately; nothing where that is too long ago. */
export async function loadSuggestionMemory(me: Me): Promise<SuggestionMemory> {
  const draft = await Draft.query(me.trx).findById(memoryDraftId(me))
  if (!draft || draft.expires_at <= me.now) return { offered: [], refused: [] }
  return contentShape.safeParse(draft.parsedContent).data ?? { offered: [], refused: [] }
}

/** Keeps it for as long as *Others* should not bring the same again. */
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

/** A UUID that is this person's alone; their merging with another account makes it one nobody asks for. */
function memoryDraftId(me: Me): string {
  const hash = createHash('sha256').update(`suggestion\n${me.user.user_id}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

// Files dropped into a chat, and all rows there are, so that an import is compared with its undo to the byte.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestFile } from '../../src/chat/request.ts'
import { models } from '../../src/models/all.ts'
import type { Person } from './world.ts'

const FILES = join(import.meta.dirname, '../language/imports/files')

/** One of the files made after the programs' documentation. */
export const textOfFile = (name: string): string => readFileSync(join(FILES, name), 'utf8')

/** A file as a platform hands it over. */
export const droppedFile = (name: string, content: string | Uint8Array = textOfFile(name)): RequestFile => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { name, size: bytes.byteLength, load: async () => bytes }
}

/** Drops it into the chat, or says the line with it. */
export const drops = (ann: Person, name: string, content?: string | Uint8Array, line = name) =>
  ann.says(line, { file: droppedFile(name, content) })

/** What every request leaves behind. */
const BESIDE = ['changes', 'processed_requests', 'recent_views', 'drafts', 'chat_accounts', 'cards']

/** Every row of every table but those, as text. */
export async function storedRows(ann: Person): Promise<Readonly<Record<string, unknown>>> {
  const kept: Record<string, unknown> = {}
  for (const { tableName } of models) {
    if (BESIDE.includes(tableName)) continue
    const found: Record<string, unknown>[] = await ann.world.database.knex(tableName)
    kept[tableName] = found.map((row) => JSON.stringify(row)).toSorted()
  }
  return kept
}

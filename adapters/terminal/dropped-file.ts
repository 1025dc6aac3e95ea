// A file dropped on a terminal arrives as its path, quoted or with escaped spaces: the line is then the file.
import { readFile, stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestFile } from '../../src/chat/request.ts'

/** The file whose absolute path is the whole line; null for any other line. */
export async function readDroppedFile(line: string): Promise<RequestFile | null> {
  const path = droppedPath(line.trim())
  if (path === null) return null
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  return { name: basename(path), size: found.size, load: () => readFile(path) }
}

function droppedPath(line: string): string | null {
  if (line.length > 4096 || line.includes('\n')) return null
  if (line.startsWith('file://')) return URL.canParse(line) ? fileURLToPath(line) : null
  const quoted = /^(["'])(.+)\1$/.exec(line)?.[2]
  const path = quoted ?? line.replaceAll(/\\(.)/g, '$1')
  return isAbsolute(path) && /\.[a-z]{2,8}$/i.test(path) ? path : null
}

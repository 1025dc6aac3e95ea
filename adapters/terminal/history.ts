// Lines for the arrow keys, kept across runs. Optional: errors of reading and writing are ignored.
import { readFileSync, writeFileSync } from 'node:fs'
import { MAX_HISTORY_LINES } from './limits.ts'
import { toPrintableLine } from './printable.ts'

/** Newest first, as readline expects; the file has the newest last. */
export function readHistory(file: string | undefined): string[] {
  if (file === undefined) return []
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines
      .filter((line) => line !== '')
      .map(toPrintableLine)
      .slice(-MAX_HISTORY_LINES)
      .reverse()
  } catch {
    return []
  }
}

/** Readable by the owner only, since it holds personal text. */
export function writeHistory(file: string | undefined, newestFirst: readonly string[]): void {
  if (file === undefined) return
  try {
    writeFileSync(file, [...newestFirst.slice(0, MAX_HISTORY_LINES)].reverse().join('\n').concat('\n'), { mode: 0o600 })
  } catch {
    // The next run starts without a history.
  }
}

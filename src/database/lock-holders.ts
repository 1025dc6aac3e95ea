// Which programs have a SQLite file locked, so that somebody who can't start knows what to close.
import { readFileSync, statSync } from 'node:fs'

/** `sqlite3 (process 4711)`, for each program that holds a lock on the file or its journal; none where that can't be known. */
export function findLockHolders(file: string): string[] {
  try {
    const inodes = new Set(['', '-shm', '-wal', '-journal'].flatMap((suffix) => inodeOf(`${file}${suffix}`)))
    const pids = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, pid, inode] = / (\d+) [0-9a-f]+:[0-9a-f]+:(\d+) /.exec(line) ?? []
        return pid !== undefined && inodes.has(inode ?? '') && Number(pid) !== process.pid ? [pid] : []
      })
    return [...new Set(pids)].map((pid) => `${programName(pid)} (process ${pid})`)
  } catch {
    // Only Linux has the list.
    return []
  }
}

/** Why a file can't be used while another program has it locked, and whom to look for. */
export function lockedFileText(file: string): string {
  const holders = findLockHolders(file)
  const who = holders.length > 0 ? `: ${holders.join(', ')}` : ''
  const how = holders.length > 0 ? '' : ` To find it: fuser ${file}`
  return `Another program has ${file} locked${who}. It may be a database browser, a copy that is being made, or an operator's command. Close it, then try again.${how}`
}

function inodeOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? [String(found.ino)] : []
}

function programName(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return 'a program'
  }
}

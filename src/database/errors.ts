// Classifies database errors for both engines, wrapped by Objection or not.

/** Unique or primary key violation. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message } = errorFields(error)
  return code === '23505' || (code === 'SQLITE_CONSTRAINT' && message.includes('UNIQUE constraint failed'))
}

/** Foreign key violation. */
export function isForeignKeyViolation(error: unknown): boolean {
  const { code, message } = errorFields(error)
  return (
    code === '23503' ||
    code === '23001' ||
    (code === 'SQLITE_CONSTRAINT' && message.includes('FOREIGN KEY constraint failed'))
  )
}

/** The server is unreachable; whether a commit under way succeeded is unknown. Never true on SQLite. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = errorFields(error)
  // A pooler's refusal of the address itself has the code of a lost connection, and no later try changes it.
  if (/unsupported startup parameter|no such (?:database|user)/.test(message)) return false
  return lostCodes.test(code) || (code === '' && lostMessages.test(message))
}

/** Connecting timed out: the server is starting, or many connect at once. */
export function isConnectTimeout(error: unknown): boolean {
  return /(?:^| - )timeout expired$/.test(errorFields(error).message)
}

/** No pooled connection became free in time: the work was not started. */
export function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'KnexTimeoutError' || isPoolTimeout(error.cause))
}

/** Serialization failure or deadlock: the same work may succeed when retried. */
export function isTransient(error: unknown): boolean {
  const { code } = errorFields(error)
  return code === '40001' || code === '40P01' || code === 'SQLITE_BUSY' || isUniqueViolation(error)
}

/** Another program has the SQLite file locked for longer than is waited. */
export function isFileLocked(error: unknown): boolean {
  return errorFields(error).code === 'SQLITE_BUSY'
}

/** What keeps anything from being saved; null where the error is of another kind. */
export function storageTroubleOf(error: unknown): 'full' | 'gone' | 'unwritable' | null {
  const { code } = errorFields(error)
  // 53100: PostgreSQL's disk is full.
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL|53100)$/.test(code)) return 'full'
  if (code === 'DATABASE_FILE_LOST') return 'gone'
  return /^SQLITE_(?:IOERR|READONLY|CANTOPEN|PERM|NOTADB|CORRUPT)$/.test(code) ? 'unwritable' : null
}

/** An error of the disk or of permissions, with what to do; null for any other. */
export function fileProblem(error: unknown, file?: string): string | null {
  const { code } = errorFields(error)
  const it = file ?? 'The database'
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return `The disk${file ? ` of ${file}` : ''} is full. Make room, then try again.`
  if (code === 'SQLITE_IOERR')
    return `${it} can't be read or written: disk I/O error. Look whether its disk is full (df), or broken (dmesg).`
  // Without a file name it may concern a port, or anything else.
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM)$/.test(code) || (file && /^(?:EACCES|EPERM|EROFS)$/.test(code)))
    return `${it} can't be written (${code}). The file and its folder have to belong to the user that Proxy runs as, on a disk that is not read-only.`
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return `${it} is no SQLite database, or a damaged one (${code}). Stop Proxy and restore the newest backup.`
  return null
}

// 08: connection exceptions. 57P01 to 57P05: shutdown, crash, starting up, database dropped, idle session ended. 53300: full.
const lostCodes =
  /^(?:08...|57P0[1-5]|53300|25P03|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
// Errors of pg have no code; Knex prefixes the statement, without values.
const lostMessages =
  /(?:^| - )(?:Connection terminated.*|Connection ended unexpectedly|Query read timeout|timeout expired|Client .* is not queryable)$/

/** The engine’s own code and words, from under what wraps them; empty where there are none. */
export function errorFields(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' }
  if ('nativeError' in error && error.nativeError instanceof Error) return errorFields(error.nativeError)
  if (error.cause instanceof Error) return errorFields(error.cause)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { code, message: error.message }
}

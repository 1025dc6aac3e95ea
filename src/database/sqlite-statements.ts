// Caches prepared statements per connection: the driver goes to another thread and back for preparing and again for
// running, and the same few statements come with every request.

export interface SqliteConnection {
  prepare(sql: string, callback: (error: Error | null) => void): Statement
}

interface Statement {
  all(bindings: readonly unknown[], callback: (error: Error | null, rows?: unknown[]) => void): void
  run(bindings: readonly unknown[], callback: (this: WriteResult, error: Error | null) => void): void
  finalize(): void
}

interface WriteResult {
  readonly lastID: number
  readonly changes: number
}

/** The result of a statement: rows, or the number of changes. */
export interface StatementResult extends Partial<WriteResult> {
  readonly rows?: unknown[]
}

/** More than one kind of request needs; some kilobytes each. */
const MAX_CACHED_STATEMENTS = 250

const statementsOf = new WeakMap<SqliteConnection, Map<string, Promise<Statement>>>()

/** Runs a statement to completion. Two concurrent runs of the same statement are serialised. */
export async function executeStatement(
  connection: SqliteConnection,
  sql: string,
  bindings: readonly unknown[],
  method: 'all' | 'run',
): Promise<StatementResult> {
  const statement = await cachedStatement(connection, sql)
  try {
    return await runStatement(statement, bindings, method)
  } catch (error) {
    // A statement that failed midway may be open, and an open one blocks commits.
    void finalizeStatement(connection, sql)
    throw error
  }
}

/** Before a connection closes: SQLite refuses while a statement is open. */
export async function finalizeStatements(connection: SqliteConnection): Promise<void> {
  const kept = [...(statementsOf.get(connection)?.keys() ?? [])]
  await Promise.all(kept.map((sql) => finalizeStatement(connection, sql)))
}

function cachedStatement(connection: SqliteConnection, sql: string): Promise<Statement> {
  const kept = statementsOf.get(connection) ?? new Map<string, Promise<Statement>>()
  statementsOf.set(connection, kept)
  const known = kept.get(sql)
  // Moved to the end, the most recently used.
  kept.delete(sql)
  const statement = known ?? prepareStatement(connection, sql)
  kept.set(sql, statement)
  if (known) return known
  statement.catch(() => kept.delete(sql))
  const [oldest] = kept.keys()
  if (kept.size > MAX_CACHED_STATEMENTS && oldest !== undefined) void finalizeStatement(connection, oldest)
  return statement
}

function prepareStatement(connection: SqliteConnection, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error) => (error ? reject(error) : resolve(statement)))
  })
}

function runStatement(
  statement: Statement,
  bindings: readonly unknown[],
  method: 'all' | 'run',
): Promise<StatementResult> {
  return new Promise((resolve, reject) => {
    if (method === 'all') statement.all(bindings, (error, rows) => (error ? reject(error) : resolve({ rows })))
    else
      statement.run(bindings, function (error) {
        if (error) reject(error)
        else resolve({ lastID: this.lastID, changes: this.changes })
      })
  })
}

/** Waits for its current run. */
async function finalizeStatement(connection: SqliteConnection, sql: string): Promise<void> {
  const kept = statementsOf.get(connection)
  const statement = kept?.get(sql)
  kept?.delete(sql)
  // It could not be prepared, so there is nothing to close.
  await statement?.then(
    (made) => made.finalize(),
    () => undefined,
  )
}

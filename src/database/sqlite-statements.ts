// SQLite prepares a statement before it runs, and the driver goes to another thread and back for each of the two. The same
// few statements come with every request, so that each connection keeps those it used last.

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

/** What a statement gave: rows of one that was asked for `all` of them, else what it wrote. */
export interface StatementResult extends Partial<WriteResult> {
  readonly rows?: unknown[]
}

/** More than a busy day of one kind needs; some kilobytes each. */
const MAX_CACHED_STATEMENTS = 250

const statementsOf = new WeakMap<SqliteConnection, Map<string, Promise<Statement>>>()

/** Runs a statement to its end. Two at once that read the same follow each other. */
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
    // One that failed midway may still be open, and an open one keeps others from committing.
    void finalizeStatement(connection, sql)
    throw error
  }
}

/** Before a connection is closed: SQLite refuses that as long as a statement is left. */
export async function finalizeStatements(connection: SqliteConnection): Promise<void> {
  const kept = [...(statementsOf.get(connection)?.keys() ?? [])]
  await Promise.all(kept.map((sql) => finalizeStatement(connection, sql)))
}

function cachedStatement(connection: SqliteConnection, sql: string): Promise<Statement> {
  const kept = statementsOf.get(connection) ?? new Map<string, Promise<Statement>>()
  statementsOf.set(connection, kept)
  const known = kept.get(sql)
  // Put at the end, where those used last are.
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

/** Whoever uses it at this moment is waited for. */
async function finalizeStatement(connection: SqliteConnection, sql: string): Promise<void> {
  const kept = statementsOf.get(connection)
  const statement = kept?.get(sql)
  kept?.delete(sql)
  // One that could not be prepared is none.
  await statement?.then(
    (made) => made.finalize(),
    () => undefined,
  )
}

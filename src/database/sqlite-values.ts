// Converts instants and booleans for SQLite, which has neither type.

/**
 * A value as SQLite stores it: an instant becomes `YYYY-MM-DD HH:MM:SS.SSS` in UTC, which sorts with CURRENT_TIMESTAMP.
 */
export function toSqlite(value: unknown): unknown {
  if (!(value instanceof Date)) return value
  const iso = value.toISOString()
  if (iso.length !== 24) throw new RangeError('An instant to be stored lies between the years 0 and 9999')
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`
}

/** Converts rows in place: instants to Date, booleans to boolean, by column name. */
export function fromSqlite(rows: unknown): void {
  if (Array.isArray(rows)) for (const row of rows) mendRow(row)
}

function mendRow(row: unknown): void {
  if (!isRow(row)) return
  for (const column in row) {
    const kind = kindOf(column)
    if (kind === 'other') continue
    const value = row[column]
    if (kind === 'boolean') {
      if (value === 0 || value === 1) row[column] = value === 1
    } else if (typeof value === 'string' && storedInstant.test(value)) {
      row[column] = new Date(`${value.replace(' ', 'T')}Z`)
    }
  }
}

type Kind = 'instant' | 'boolean' | 'other'

const kinds = new Map<string, Kind>()

function kindOf(column: string): Kind {
  let kind = kinds.get(column)
  if (kind === undefined) {
    kind = instantName.test(column) ? 'instant' : booleanName.test(column) ? 'boolean' : 'other'
    // The set of column names is small; that of aliases may not be.
    if (kinds.size < 1_000) kinds.set(column, kind)
  }
  return kind
}

// `start_date` and `end_date` are instants in projects and local days elsewhere: a local day has no clock time.
const instantName = /_at$|^(?:due_date|target_date|start_date|end_date|last_login|paused_until)$/
const booleanName = /^(?:is_.+|skipped|revoked)$/
const storedInstant = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?$/

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

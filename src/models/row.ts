// Base of every model. Models are not bound to a connection: each query names its transaction.
import { Model, type ModelOptions, type Pojo, type QueryContext } from 'objection'

/** A row of a table whose columns keep the schema's names. */
export abstract class Row extends Model {
  /** The schema's defaults of nullable columns; NULL in such a column reads as its default. */
  static readonly defaults: Readonly<Record<string, string | number | boolean>> = {}

  override $beforeInsert(_context: QueryContext): void {
    for (const [column, value] of Object.entries(defaultsOf(this))) {
      if (Reflect.get(this, column) === undefined) Reflect.set(this, column, value)
    }
  }

  override $parseDatabaseJson(json: Pojo): Pojo {
    const row = super.$parseDatabaseJson(json)
    for (const [column, value] of Object.entries(defaultsOf(this))) {
      if (row[column] === null) row[column] = value
    }
    return row
  }
}

/** A row with the time of its last change. Models do not read the clock, so an update has to contain the time. */
export abstract class TimestampedRow extends Row {
  declare created_at: Date
  declare updated_at: Date

  /**
   * @throws {Error} for an update without `updated_at`, neither among its values nor as `now` in the query's context
   */
  override $beforeUpdate(_options: ModelOptions, context: QueryContext): void {
    if (this.updated_at !== undefined) return
    const now: unknown = context['now']
    if (!(now instanceof Date)) {
      throw new Error(`An update of ${this.$modelClass.tableName} needs updated_at, or .context({ now })`)
    }
    this.updated_at = now
  }
}

function defaultsOf(row: Row): Readonly<Record<string, string | number | boolean>> {
  return (row.constructor as typeof Row).defaults
}

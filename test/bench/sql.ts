// How the two engines spell what the benches ask of the database directly.
import type { Engine } from '../../src/database/index.ts'

/** An instant as a literal, as it is stored. */
export const instantAs = (engine: Engine, at: Date): string =>
  engine === 'postgres'
    ? `TIMESTAMPTZ '${at.toISOString()}'`
    : `'${at.toISOString().replace('T', ' ').replace('Z', '')}'`

/** The same column, 24 hours on. */
export const tomorrowAs = (engine: Engine, column: string): string =>
  engine === 'postgres' ? `${column} + INTERVAL '1 day'` : `strftime('%Y-%m-%d %H:%M:%f', ${column}, '+1 day')`

/** An id of the database's own making. */
export const newIdAs = (engine: Engine): string =>
  engine === 'postgres' ? 'gen_random_uuid()' : 'lower(hex(randomblob(16)))'

/** The id that a whole number means: they grow as those of the product do. */
export const idAs = (engine: Engine, n: string): string =>
  engine === 'postgres' ? `lpad(to_hex(${n}), 32, '0')::uuid` : `printf('%032x', ${n})`

/** The whole numbers from 1 to `count`, as a table with the column `n`. */
export const countedAs = (engine: Engine, count: number): string =>
  engine === 'postgres'
    ? `generate_series(1, ${count}) AS counted (n)`
    : `(WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count}) SELECT n FROM counting) AS counted`

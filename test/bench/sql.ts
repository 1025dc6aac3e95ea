// How the two engines spell what the benches ask of the database directly.
import type { Engine } from '../../src/database.ts'

export const uuidAs = (engine: Engine): string => (engine === 'postgres' ? 'UUID' : 'VARCHAR(36)')

/** An instant as a literal, as it is stored. */
export const instantAs = (engine: Engine, at: Date): string =>
  engine === 'postgres'
    ? `TIMESTAMPTZ '${at.toISOString()}'`
    : `'${at.toISOString().replace('T', ' ').replace('Z', '')}'`

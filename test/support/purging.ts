// A purge without rests, as one process does it.
import { type Database, transactWithRetry } from '../../src/database/index.ts'
import { type PurgeOptions, type PurgeReport, purge } from '../../src/domain/privacy/purge.ts'

/** Deletes all that is over at this moment, UTC. */
export const purgeAt = (
  database: Database,
  now: Date,
  options: Partial<PurgeOptions> = {},
): Promise<PurgeReport | null> =>
  purge({
    transact: (work) => transactWithRetry(database, work),
    now: () => now,
    holder: 'a test',
    rest: async () => undefined,
    ...options,
  })

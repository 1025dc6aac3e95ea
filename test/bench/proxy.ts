// The product as it serves, on a database of the bench: the real commands behind the real dispatcher, counted, timed and
// logged as in use. Only the bounds are wide, since a bench's few people ask more than people do.
import { catalogue } from '../../src/chat/command.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatcher.ts'
import { recalled } from '../../src/chat/finish.ts'
import type { Recalled } from '../../src/chat/host.ts'
import type { View } from '../../src/chat/view.ts'
import { loadCommands } from '../../src/commands/load.ts'
import type { Database } from '../../src/database.ts'
import { createHost } from '../../src/host.ts'
import { type Bounds, limited } from '../../src/limited.ts'
import { createLog } from '../../src/log.ts'
import { type Metrics, unwatched } from '../../src/metrics.ts'
import { type Clock, systemClock } from '../../src/time.ts'
import { watched } from '../../src/watched.ts'

export interface Serving {
  readonly dispatcher: Dispatcher
  /** What was nobody's refusal; a bench that has one tells nothing. */
  readonly errors: unknown[]
  /** For the heart: what the numbers and labels of a nudge are remembered by. */
  readonly recalledOf: (shown: View) => Recalled
}

export interface ServingOptions {
  readonly clock?: Clock
  readonly bounds?: Bounds
  readonly metrics?: Metrics
}

const WIDE: Bounds = { perPerson: 1e9, perReader: 1e9, perSpace: 1e9, told: 1e9 }

export async function proxyOn(
  database: Database,
  { clock = systemClock, bounds = WIDE, metrics = unwatched }: ServingOptions = {},
): Promise<Serving> {
  const errors: unknown[] = []
  const host = createHost({
    database,
    catalogue: catalogue(await loadCommands()),
    clock,
    outside: {
      secretKey: 'a key for benches, longer than thirty-two bytes',
      publicUrl: 'http://127.0.0.1',
      signup: 'open',
    },
    onError: (error) => errors.push(error),
  })
  const log = createLog('info', { write: () => undefined })
  return {
    dispatcher: watched(limited(createDispatcher(host), metrics, bounds), log, metrics),
    errors,
    recalledOf: (shown) => recalled(host.catalogue, shown, false),
  }
}

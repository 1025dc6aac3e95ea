// The product as it serves, on a database of the bench: the real commands behind the real dispatcher, counted, timed and
// logged as in use. Only the bounds are wide, since a bench's few people ask more than people do.

import { withMetrics } from '../../src/app/instrument.ts'
import { type RateLimits, withRateLimit } from '../../src/app/rate-limit.ts'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { buildReplyContext } from '../../src/chat/run/respond.ts'
import type { View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import type { ReplyMeanings } from '../../src/contracts/conversation.ts'
import type { Database } from '../../src/database/index.ts'
import { createLog } from '../../src/ops/log.ts'
import { type Metrics, noMetrics } from '../../src/ops/metrics.ts'
import { type Clock, systemClock } from '../../src/time/index.ts'

export interface Serving {
  readonly dispatcher: Dispatcher
  /** What was nobody's refusal; a bench that has one tells nothing. */
  readonly errors: unknown[]
  /** For the heart: what the numbers and labels of a nudge are remembered by. */
  readonly recalledOf: (shown: View) => ReplyMeanings
}

export interface ServingOptions {
  readonly clock?: Clock
  readonly bounds?: RateLimits
  readonly metrics?: Metrics
}

const WIDE: RateLimits = {
  perPerson: 1e9,
  perWebUser: 1e9,
  perSpace: 1e9,
  shareInBusySpace: 1e9,
  maxRefusalsShown: 1e9,
}

export async function proxyOn(
  database: Database,
  { clock = systemClock, bounds = WIDE, metrics = noMetrics }: ServingOptions = {},
): Promise<Serving> {
  const errors: unknown[] = []
  const host = createRequestScope({
    database,
    catalogue: createCatalogue(commands),
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
    dispatcher: withMetrics(withRateLimit(createDispatcher(host), metrics, bounds), log, metrics),
    errors,
    recalledOf: (shown) => buildReplyContext(host.catalogue, shown, false),
  }
}

// The product as it serves, on a database of the bench: the real commands behind the real dispatcher.
import { catalogue } from '../../src/chat/command.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/dispatcher.ts'
import { loadCommands } from '../../src/commands/load.ts'
import type { Database } from '../../src/database.ts'
import { createHost } from '../../src/host.ts'
import { type Clock, systemClock } from '../../src/time.ts'

export interface Serving {
  readonly dispatcher: Dispatcher
  /** What was nobody's refusal; a bench that has one tells nothing. */
  readonly errors: unknown[]
}

export async function proxyOn(database: Database, clock: Clock = systemClock): Promise<Serving> {
  const errors: unknown[] = []
  const dispatcher = createDispatcher(
    createHost({
      database,
      catalogue: catalogue(await loadCommands()),
      clock,
      outside: {
        secretKey: 'a key for benches, longer than thirty-two bytes',
        publicUrl: 'http://127.0.0.1',
        signup: 'open',
      },
      onError: (error) => errors.push(error),
    }),
  )
  return { dispatcher, errors }
}

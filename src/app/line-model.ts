// The optional model behind typed lines: so often for each person, so many at once, and left alone for a while where it
// fails, so that people don't wait for it in vain. Counted in the memory of each process; nothing of a line is kept.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { LineModel } from '../chat/run/request-scope.ts'
import type { LineReading } from '../contracts/line-reading.ts'
import type { ChatIdentity } from '../contracts/people.ts'
import type { ModelConfig } from '../language/chat-model.ts'
import { readLineByModel } from '../language/line-model.ts'
import type { Clock } from '../time/index.ts'

export interface LineModelLimits {
  /** Questions of one person in ten minutes. */
  readonly perPerson: number
  /** Questions under way in this process. */
  readonly atOnce: number
  /** Failures in a row after which it is left alone. */
  readonly failures: number
  /** For how long, in milliseconds. */
  readonly restMs: number
}

const WINDOW_SECONDS = 600

export const DEFAULT_LINE_MODEL_LIMITS: LineModelLimits = { perPerson: 20, atOnce: 8, failures: 3, restMs: 60_000 }

/** The model at this address, within its limits. */
export function createLineModel(
  config: ModelConfig,
  clock: Clock,
  limits: LineModelLimits = DEFAULT_LINE_MODEL_LIMITS,
): LineModel {
  const persons = new RateLimiterMemory({ points: limits.perPerson, duration: WINDOW_SECONDS })
  let underWay = 0
  let failures = 0
  let restsUntil = 0

  const refusal = async ({ platform, space, externalId }: ChatIdentity): Promise<LineReading | null> => {
    if (clock.now().getTime() < restsUntil) return { note: 'the model has failed several times, so it rests a minute' }
    if (underWay >= limits.atOnce) return { note: 'the model is busy' }
    try {
      await persons.consume(`${platform} ${space} ${externalId}`)
      return null
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { note: 'you have asked the model a lot in ten minutes' }
      throw refused
    }
  }

  return {
    async read(who, question) {
      const refused = await refusal(who)
      if (refused) return refused
      underWay++
      try {
        const reading = await readLineByModel(config, question)
        failures = reading.isDown ? failures + 1 : 0
        if (failures >= limits.failures) {
          failures = 0
          restsUntil = clock.now().getTime() + limits.restMs
        }
        return reading
      } finally {
        underWay--
      }
    },
  }
}

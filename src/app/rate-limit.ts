// The dispatcher behind a door that is only so wide: one person's flood, or one workspace's, is turned away kindly before
// it costs anything, and nobody else waits for it. Counted in the memory of each process.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Request } from '../chat/request.ts'
import type { Answer, Dispatcher, OpenedRequest } from '../chat/run/dispatcher.ts'
import { rateLimitView } from '../chat/run/errors.ts'
import { view } from '../chat/view.ts'
import type { ChatIdentity } from '../contracts/people.ts'
import type { Metrics } from '../ops/metrics.ts'

/** How much is answered in ten seconds; what comes beyond it is refused until they are over. */
export interface RateLimits {
  /** Whoever goes beyond it rests a minute: let in anew every ten seconds, a flood would go on being felt by everybody. */
  readonly perPerson: number
  /** Where a page is made of several requests. */
  readonly perWebUser: number
  readonly perSpace: number
  /** Refusals are told so often; then nothing is shown, so that the refusing is no flood itself. */
  readonly maxRefusalsShown: number
}

const WINDOW_SECONDS = 10
const BLOCK_SECONDS = 60

/** Six requests a second, all the time, are no person's; two hundred a second are no workspace's. */
export const DEFAULT_RATE_LIMITS: RateLimits = { perPerson: 60, perWebUser: 240, perSpace: 2_000, maxRefusalsShown: 20 }

export function withRateLimit(
  dispatcher: Dispatcher,
  metrics: Metrics,
  bounds: RateLimits = DEFAULT_RATE_LIMITS,
): Dispatcher {
  const limiter = (points: number, blockDuration = 0) =>
    new RateLimiterMemory({ points, duration: WINDOW_SECONDS, blockDuration })
  const persons = limiter(bounds.perPerson, BLOCK_SECONDS)
  const readers = limiter(bounds.perWebUser)
  const spaces = limiter(bounds.perSpace)
  const refusals = limiter(bounds.maxRefusalsShown)
  const suggestions = limiter(bounds.perWebUser)

  /** Seconds to wait, or 0 where there is room. */
  const secondsToWait = async (who: ChatIdentity): Promise<number> => {
    // Who sits at this machine may pipe a whole life into it.
    if (who.platform === 'terminal') return 0
    const wait = await consumePoint(who.platform === 'web' ? readers : persons, userKey(who))
    // Discord's people are in no space of their own, and share nothing there.
    return wait > 0 || who.space === '' ? wait : consumePoint(spaces, `${who.platform} ${who.space}`)
  }

  return {
    ...dispatcher,
    async answer(asked) {
      const opened = dispatcher.open(asked)
      const { request } = opened
      const wait = await secondsToWait(request.who)
      if (wait === 0) return dispatcher.answer(opened)
      metrics.recordRefusal('flood')
      const isTold = (await consumePoint(refusals, userKey(request.who))) === 0
      return rateLimitedAnswer(opened, isTold && !isOverheard(request) ? wait : null)
    },
    async openForm(asked) {
      const opened = dispatcher.open(asked)
      return (await secondsToWait(opened.request.who)) === 0 ? dispatcher.openForm(opened) : null
    },
    async suggest(request, ...about) {
      return (await consumePoint(suggestions, userKey(request.who))) === 0 ? dispatcher.suggest(request, ...about) : []
    },
  }
}

const userKey = ({ platform, space, externalId }: ChatIdentity): string => `${platform} ${space} ${externalId}`

const isOverheard = ({ input }: Request): boolean => input.kind === 'typed' && input.isOverheard === true

async function consumePoint(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** @param wait seconds; null: nothing is shown */
function rateLimitedAnswer(opened: OpenedRequest, wait: number | null): Answer {
  return {
    isRepeat: wait === null,
    isPrivate: true,
    replacesMessage: false,
    view: wait === null ? view([]) : rateLimitView(opened, wait),
    followUps: [],
    problem: 'later',
  }
}

// Rate limits in front of the dispatcher: one person's flood is refused before it costs anything. A workspace that asks
// too much is slowed down, and each of its people is still answered now and then. Counted in the memory of each process.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Request } from '../chat/request.ts'
import type { Answer, Dispatcher, OpenedRequest } from '../chat/run/dispatcher.ts'
import { isFormKept, rateLimitView } from '../chat/run/errors.ts'
import { plainText, view } from '../chat/view.ts'
import type { ChatIdentity } from '../contracts/people.ts'
import type { Metrics } from '../ops/metrics.ts'

/** Requests allowed in ten seconds; more are refused until they are over. */
export interface RateLimits {
  /**
   * A person beyond the limit is blocked for a minute: admitted again every ten seconds, a flood would stay noticeable
   * to others.
   */
  readonly perPerson: number
  /** A page consists of several requests. */
  readonly perWebUser: number
  /** Beyond it only the share of each person below is answered there: no flood of some closes a place to the rest. */
  readonly perSpace: number
  /** Requests of one person that are answered although their space is beyond its limit. */
  readonly shareInBusySpace: number
  /** After this many refusals nothing is shown, so that refusing does not become a flood. */
  readonly maxRefusalsShown: number
}

const WINDOW_SECONDS = 10
const BLOCK_SECONDS = 60

/** No person makes six requests a second for long, no workspace two hundred. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  perPerson: 60,
  perWebUser: 240,
  perSpace: 2_000,
  shareInBusySpace: 3,
  maxRefusalsShown: 20,
}

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
  const shares = limiter(bounds.shareInBusySpace)

  /** Seconds to wait, or 0 if allowed. */
  const secondsToWait = async ({ request: { who } }: OpenedRequest): Promise<number> => {
    // The user of this machine may pipe in any amount of lines.
    if (who.platform === 'terminal') return 0
    const wait = await consumePoint(who.platform === 'web' ? readers : persons, userKey(who))
    // On Discord there is no space per server to count by.
    if (wait > 0 || who.space === '') return wait
    const spaceWait = await consumePoint(spaces, `${who.platform} ${who.space}`)
    return spaceWait === 0 ? 0 : consumePoint(shares, userKey(who))
  }

  return {
    ...dispatcher,
    async answer(asked) {
      const opened = dispatcher.open(asked)
      const { request } = opened
      const wait = await secondsToWait(opened)
      if (wait === 0) return dispatcher.answer(opened)
      metrics.recordRefusal('flood')
      const isTold = (await consumePoint(refusals, userKey(request.who))) === 0
      return rateLimitedAnswer(opened, isTold && !isOverheard(request) ? wait : null)
    },
    async openForm(asked) {
      const opened = dispatcher.open(asked)
      return (await secondsToWait(opened)) === 0 ? dispatcher.openForm(opened) : null
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
  // A form that stays open is always told why, or it would close on what was typed.
  const isKept = isFormKept(opened, null)
  const shown = wait === null && !isKept ? view([]) : rateLimitView(opened, wait ?? WINDOW_SECONDS)
  return {
    isRepeat: wait === null && !isKept,
    isPrivate: true,
    replacesMessage: false,
    view: shown,
    followUps: [],
    problem: 'later',
    ...(isKept ? { formProblem: { message: plainText(shown.title) } } : {}),
  }
}

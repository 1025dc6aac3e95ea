// The dispatcher behind a door that is only so wide: one person's flood, or one workspace's, is turned away kindly before
// it costs anything, and nobody else waits for it. Counted in the memory of each process.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Identity, Request } from '../chat/request.ts'
import type { Answer, Dispatcher } from '../chat/run/dispatcher.ts'
import { tooMuch } from '../chat/run/errors.ts'
import { view } from '../chat/view.ts'
import type { Metrics } from '../ops/metrics.ts'

/** How much is answered in ten seconds; what comes beyond it is refused until they are over. */
export interface Bounds {
  /** Whoever goes beyond it rests a minute: let in anew every ten seconds, a flood would go on being felt by everybody. */
  readonly perPerson: number
  /** Where a page is made of several requests. */
  readonly perReader: number
  readonly perSpace: number
  /** Refusals are told so often; then nothing is shown, so that the refusing is no flood itself. */
  readonly told: number
}

const SECONDS = 10
const REST_SECONDS = 60

/** Six requests a second, all the time, are no person's; two hundred a second are no workspace's. */
export const BOUNDS: Bounds = { perPerson: 60, perReader: 240, perSpace: 2_000, told: 20 }

export function limited(dispatcher: Dispatcher, metrics: Metrics, bounds: Bounds = BOUNDS): Dispatcher {
  const limiter = (points: number, blockDuration = 0) =>
    new RateLimiterMemory({ points, duration: SECONDS, blockDuration })
  const persons = limiter(bounds.perPerson, REST_SECONDS)
  const readers = limiter(bounds.perReader)
  const spaces = limiter(bounds.perSpace)
  const refusals = limiter(bounds.told)
  const suggestions = limiter(bounds.perReader)

  /** Seconds to wait, or 0 where there is room. */
  const waitOf = async (who: Identity): Promise<number> => {
    // Who sits at this machine may pipe a whole life into it.
    if (who.platform === 'terminal') return 0
    const wait = await secondsOf(who.platform === 'web' ? readers : persons, personOf(who))
    // Discord's people are in no space of their own, and share nothing there.
    return wait > 0 || who.space === '' ? wait : secondsOf(spaces, `${who.platform} ${who.space}`)
  }

  return {
    ...dispatcher,
    async answer(request) {
      const wait = await waitOf(request.who)
      if (wait === 0) return dispatcher.answer(request)
      metrics.refused('flood')
      const isTold = (await secondsOf(refusals, personOf(request.who))) === 0
      return refused(dispatcher, request, isTold && !isOverheard(request) ? wait : null)
    },
    async form(request) {
      return (await waitOf(request.who)) === 0 ? dispatcher.form(request) : null
    },
    async suggest(request, ...about) {
      return (await secondsOf(suggestions, personOf(request.who))) === 0 ? dispatcher.suggest(request, ...about) : []
    },
  }
}

const personOf = ({ platform, space, externalId }: Identity): string => `${platform} ${space} ${externalId}`

const isOverheard = ({ said }: Request): boolean => said.kind === 'typed' && said.isOverheard === true

async function secondsOf(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** @param wait seconds; null: nothing is shown */
function refused({ catalogue }: Dispatcher, request: Request, wait: number | null): Answer {
  return {
    isRepeat: wait === null,
    isPrivate: true,
    redraws: false,
    view: wait === null ? view([]) : tooMuch(catalogue, request, wait),
    also: [],
    problem: 'later',
  }
}

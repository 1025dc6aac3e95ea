// Instruments the dispatcher for the operator: each request has an id, a duration and one log line.
import type { Dispatcher } from '../chat/run/dispatcher.ts'
import { withTrace } from '../chat/run/trace.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { world } from '../time/world.ts'

/** The log never contains content, only where a request came from and how long it took. */
export function withMetrics(dispatcher: Dispatcher, log: Log, metrics: Metrics): Dispatcher {
  return {
    ...dispatcher,
    answer: (asked) =>
      withTrace(async () => {
        const began = world().elapsed()
        const opened = dispatcher.open(asked)
        const { platform } = opened.request.who
        const answer = await dispatcher.answer(opened)
        const ms = world().elapsed() - began
        metrics.recordAnswer(platform, ms / 1000)
        log.info({ platform, ms: Math.round(ms), ...(answer.isRepeat ? { isRepeat: true } : {}) }, 'Answered')
        return answer
      }),
    async recordCard(asked, subject, ref) {
      const opened = dispatcher.open(asked)
      await dispatcher.recordCard(opened, subject, ref)
      log.info({ platform: opened.request.who.platform, card: subject.kind, messageId: ref.messageId }, 'Posted a card')
    },
  }
}

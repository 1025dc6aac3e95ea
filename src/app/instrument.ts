// The dispatcher as an operator sees it: each request has an id, is timed, and leaves one line in the log.
import type { Dispatcher } from '../chat/run/dispatcher.ts'
import { traced } from '../chat/run/trace.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { elapsed } from '../time/index.ts'

/** What was said is in no line: where it was said, and how long its answer took. */
export function watched(dispatcher: Dispatcher, log: Log, metrics: Metrics): Dispatcher {
  return {
    ...dispatcher,
    answer: (request) =>
      traced(async () => {
        const began = elapsed()
        const { platform } = request.who
        const answer = await dispatcher.answer(request)
        const ms = elapsed() - began
        metrics.answered(platform, ms / 1000)
        log.info({ platform, ms: Math.round(ms), ...(answer.isRepeat ? { isRepeat: true } : {}) }, 'Answered')
        return answer
      }),
    async posted(request, subject, ref) {
      await dispatcher.posted(request, subject, ref)
      log.info({ platform: request.who.platform, card: subject.kind, messageId: ref.messageId }, 'Posted a card')
    },
  }
}

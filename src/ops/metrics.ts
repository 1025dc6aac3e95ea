// What an operator can watch. Nothing here is about a person, and no word of theirs is in it.
import type { RecordedMark } from '../nudges/engine/record-outcomes.ts'

export interface Metrics {
  /** A request was answered, however it went. */
  recordAnswer(platform: string, seconds: number): void
  /** A request, a nudge or a part of Proxy failed, and it was nobody's refusal. */
  recordFailure(part: string): void
  /** A request was turned away: who asks too often, or a text that is too long. */
  recordRefusal(reason: string): void
  recordAcknowledgement(platform: string, seconds: number): void
  /** @param status HTTP; 0: no answer */
  recordPlatformCall(platform: string, status: number): void
  recordNudgeOutcomes(marks: readonly RecordedMark[], now: Date): void
  recordMissedNudges(count: number): void
  /** Everything, as text, and its content type. */
  scrape(): Promise<{ readonly type: string; readonly text: string }>
}

/** Where nobody can ask for metrics. */
export const noMetrics: Metrics = {
  recordAnswer: () => undefined,
  recordFailure: () => undefined,
  recordRefusal: () => undefined,
  recordAcknowledgement: () => undefined,
  recordPlatformCall: () => undefined,
  recordNudgeOutcomes: () => undefined,
  recordMissedNudges: () => undefined,
  scrape: async () => ({ type: 'text/plain', text: '' }),
}

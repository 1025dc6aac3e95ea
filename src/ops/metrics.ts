// Metrics for the operator. They contain nothing about persons.
import type { RecordedMark } from '../nudges/engine/record-outcomes.ts'

export interface Metrics {
  /** A request was answered, with any outcome. */
  recordAnswer(platform: string, seconds: number): void
  /** A request, nudge or part failed unexpectedly. */
  recordFailure(part: string): void
  /** A request was refused by a limit of rate or size. */
  recordRefusal(reason: string): void
  recordAcknowledgement(platform: string, seconds: number): void
  /** @param status HTTP; 0: no answer */
  recordPlatformCall(platform: string, status: number): void
  recordNudgeOutcomes(marks: readonly RecordedMark[], now: Date): void
  recordMissedNudges(count: number): void
  /** All metrics as text, and the content type. */
  scrape(): Promise<{ readonly type: string; readonly text: string }>
}

/** Used if metrics are not served. */
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

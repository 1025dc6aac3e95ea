// What an operator can watch. Nothing here is about a person, and no word of theirs is in it.
import type { Marked } from '../nudges/engine/settle.ts'

export interface Metrics {
  /** A request was answered, however it went. */
  answered(platform: string, seconds: number): void
  /** A request, a nudge or a part of Proxy failed, and it was nobody's refusal. */
  failed(part: string): void
  /** A request was turned away: who asks too often, or a text that is too long. */
  refused(reason: string): void
  acknowledged(platform: string, seconds: number): void
  /** @param status HTTP; 0: no answer */
  called(platform: string, status: number): void
  marked(marks: readonly Marked[], now: Date): void
  missed(count: number): void
  /** Everything, as text, and its content type. */
  text(): Promise<{ readonly type: string; readonly text: string }>
}

/** Where nobody can ask for metrics. */
export const unwatched: Metrics = {
  answered: () => undefined,
  failed: () => undefined,
  refused: () => undefined,
  acknowledged: () => undefined,
  called: () => undefined,
  marked: () => undefined,
  missed: () => undefined,
  text: async () => ({ type: 'text/plain', text: '' }),
}

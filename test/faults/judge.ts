// Matches what should have come with what came.
import type { Accepted } from './fake-platform.ts'
import type { Owed } from './people.ts'

export interface Verdict {
  readonly owed: number
  readonly lost: number
  readonly doubled: number
  readonly early: number
  /** Milliseconds late, of those that came. */
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** From when to when something was not as it should be, on the judge's clock. */
export interface Outage {
  readonly from: number
  readonly to: number
}

export interface JudgeOptions {
  /** Milliseconds the processes' clocks are ahead of the judge's. */
  readonly offsetMs?: number
  /** What falls due before the end of one is late only from then on. */
  readonly outages?: readonly Outage[]
}

export function judge(
  owed: readonly Owed[],
  accepted: readonly Accepted[],
  { offsetMs = 0, outages = [] }: JudgeOptions = {},
): Verdict {
  const came = new Map<string, number[]>()
  // A bundle holds several, and shows none of them twice.
  for (const { text, at } of accepted)
    for (const marker of new Set(text.match(/(?:thing|habit|energy) <[^>]+>/g)))
      came.set(marker, [...(came.get(marker) ?? []), at])
  const late: number[] = []
  let lost = 0
  let doubled = 0
  let early = 0
  for (const { marker, dueAt } of owed) {
    const times = came.get(marker) ?? []
    if (times.length === 0) lost++
    if (times.length > 1) doubled++
    const first = times[0]
    if (first === undefined) continue
    const due = dueAt.getTime() - offsetMs
    if (first < due) early++
    // What ends later than the message came was no reason for it to wait.
    const ends = outages.filter(({ from, to }) => from <= first && to <= first && to > due).map(({ to }) => to)
    late.push(first - Math.max(due, ...ends))
  }
  const sorted = late.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { owed: owed.length, lost, doubled, early, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 }
}

export const said = (name: string, verdict: Verdict, more = ''): void => {
  const { owed, lost, doubled, early, p50, p99, max } = verdict
  process.stdout.write(
    `${name}: ${owed} owed, ${lost} lost, ${doubled} doubled, ${early} early; late p50 ${p50} ms, p99 ${p99} ms, max ${max} ms${more}\n`,
  )
}

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

export function judge(owed: readonly Owed[], accepted: readonly Accepted[], offsetMs = 0): Verdict {
  const came = new Map<string, number[]>()
  // A bundle holds several.
  for (const { text, at } of accepted)
    for (const [marker] of text.matchAll(/thing <[0-9a-f-]{36}>/g)) came.set(marker, [...(came.get(marker) ?? []), at])
  const late: number[] = []
  let lost = 0
  let doubled = 0
  let early = 0
  for (const { marker, dueAt } of owed) {
    const times = came.get(marker) ?? []
    if (times.length === 0) lost++
    if (times.length > 1) doubled++
    if (times[0] === undefined) continue
    const by = times[0] + offsetMs - dueAt.getTime()
    if (by < 0) early++
    late.push(by)
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

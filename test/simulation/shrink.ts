// Makes a failing history small: people and events are left out, as long as the same kind of fault remains.
import type { History } from './history.ts'
import type { RunResult } from './run.ts'

/** Runs at most: a history is small enough before, or stays as it is. */
const MAX_RUNS = 120

/** @returns a history with as few events as still bring a fault of the first one's kind */
export async function shrinkHistory(
  history: History,
  { faults }: Pick<RunResult, 'faults'>,
  live: (history: History) => Promise<Pick<RunResult, 'faults'>>,
): Promise<History> {
  const kind = faults[0]?.what
  let runs = 0
  const fails = async (tried: History): Promise<boolean> => {
    runs++
    return (await live(tried)).faults.some(({ what }) => what === kind)
  }
  let best = history
  const attempt = async (tried: History): Promise<boolean> => {
    if (runs >= MAX_RUNS || !(await fails(tried))) return false
    best = tried
    return true
  }
  for (const { name } of history.people)
    await attempt({
      ...best,
      people: best.people.filter((each) => each.name !== name),
      events: best.events.filter((each) => each.kind !== 'say' || each.person !== name),
    })
  // Halves, then quarters, then one by one.
  for (let size = Math.ceil(best.events.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.events.length && runs < MAX_RUNS; ) {
      const events = best.events.filter((_, index) => index < at || index >= at + size)
      if (!(await attempt({ ...best, events }))) at += size
    }
  const lastAt = Math.max(0, ...best.events.map(({ at }) => at))
  await attempt({ ...best, lengthMs: Math.min(best.lengthMs, lastAt + 3_600_000) })
  return best
}

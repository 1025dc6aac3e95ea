// Distributes minutes over steps: integers from 1 to 10, the first the easiest, with about the estimate as sum.
import { estimateTolerance, LIMITS } from './rules.ts'

/** Minutes for steps of these usual lengths, with sum `total` or as near as 1 to 10 each allows. */
export function fitSteps(usual: readonly number[], total: number): number[] {
  const count = usual.length
  const wanted = usual.reduce((sum, minutes) => sum + minutes, 0)
  const share = usual.map((minutes) => (minutes / wanted) * total)
  const tight = total > 1 + LIMITS.minutes * (count - 1)
  const first: number = total >= 2 * count && (Math.round(share[0] ?? 1) >= LIMITS.first || tight) ? LIMITS.first : 1
  const fitted: number[] = usual.map(() => first)
  const most = Math.min(total, first + LIMITS.minutes * (count - 1))
  grow(most, (index) => Math.min(LIMITS.minutes, 2 * (usual[index] ?? 1)))
  grow(Math.min(most, total - estimateTolerance(total) + 1), () => LIMITS.minutes)
  return fitted

  /** Adds minute by minute where most is missing, within `limit` for each step. */
  function grow(to: number, limit: (index: number) => number): void {
    for (let sum = fitted.reduce((all, each) => all + each, 0); sum < to; sum += 1) {
      let neediest = -1
      for (let index = 1; index < count; index += 1) {
        if ((fitted[index] ?? 0) < limit(index) && (neediest < 0 || need(index) > need(neediest))) neediest = index
      }
      if (neediest < 0) return
      fitted[neediest] = (fitted[neediest] ?? 0) + 1
    }
  }

  function need(index: number): number {
    return (share[index] ?? 0) - (fitted[index] ?? 0)
  }
}

/** The smallest number of steps for an estimate: one of 2 minutes and the others of 10. */
export function fewestSteps(estimate: number, exact: boolean): number {
  const held = exact ? estimate : estimate - estimateTolerance(estimate)
  return Math.ceil((held - LIMITS.first) / LIMITS.minutes) + 1
}

/** Minutes for sub-tasks: the first short, the others multiples of five for large totals; exact sum. */
export function fitParts(usual: readonly number[], total: number): number[] {
  const count = usual.length
  const first = Math.max(1, Math.min(usual[0] ?? 10, 30, Math.floor(total / count)))
  const others = usual.slice(1)
  const wanted = others.reduce((sum, minutes) => sum + minutes, 0)
  const rest = total - first
  const fitted = others.map((minutes) => Math.max(1, Math.floor((minutes / wanted) * (rest / 5)) * 5))
  let left = rest - fitted.reduce((sum, minutes) => sum + minutes, 0)
  for (let index = 0; left !== 0; index = (index + 1) % fitted.length) {
    const change = left > 0 ? Math.min(5, left) : (fitted[index] ?? 1) > 1 ? -1 : 0
    fitted[index] = (fitted[index] ?? 0) + change
    left -= change
  }
  return [first, ...fitted]
}

// Numbers as the table shows them.

/** The value below which `rank` percent lie. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** 1,234.5 → "1,235"; 0.4567 → "0.46" */
export const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 })

/** Not rounded up to what was promised: 0.3263 → "0.326". */
export const ratio = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 })

export const ms = (value: number): string => (value >= 1000 ? `${number(value / 1000)} s` : `${number(value)} ms`)

export const megabytes = (bytes: number): string => `${number(bytes / 1024 / 1024)} MB`

/** "p50 3 ms, p99 8 ms, max 12 ms" */
export const spread = (values: readonly number[]): string =>
  `p50 ${ms(median(values))}, p99 ${ms(percentile(values, 99))}, max ${ms(percentile(values, 100))}`

/** How long something takes, in milliseconds. */
export async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

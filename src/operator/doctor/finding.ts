// A finding: its severity, a sentence, and what to do about it.

export interface Finding {
  readonly check: string
  readonly level: 'ok' | 'warn' | 'fail'
  readonly says: string
  /** The next step, if one is needed. */
  readonly next?: string
}

export const okFinding = (check: string, says: string): Finding => ({ check, level: 'ok', says })
export const warnFinding = (check: string, says: string, next: string): Finding => ({
  check,
  level: 'warn',
  says,
  next,
})
export const failFinding = (check: string, says: string, next: string): Finding => ({
  check,
  level: 'fail',
  says,
  next,
})

/** A check that fails is a finding too. */
export async function runCheck(
  check: string,
  look: () => Promise<readonly Finding[]>,
  next: string,
): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    return [failFinding(check, `could not be checked: ${error instanceof Error ? error.message : String(error)}`, next)]
  }
}

export const formatBytes = (count: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, count)) / Math.log(1000)))
  const value = count / 1000 ** power
  return `${power === 0 ? count : value.toFixed(1)} ${units[power]}`
}

// How much longer things take a person than they say: a factor learned from finished tasks, by kind, energy and part of the
// day. Pure statistics; never from fewer than three tasks, and none where the numbers may be chance.
import type { EstimateCorrection } from '../../../contracts/estimates.ts'
import type { EnergyLevel, TimeOfDay } from '../../../models/energy-snapshot.ts'
import type { LeafType } from '../../../models/task.ts'

/** Under which circumstances a task is done. Null: not known. */
export interface WorkContext {
  readonly kind: LeafType | null
  readonly energy: EnergyLevel | null
  readonly part: TimeOfDay | null
}

/** A finished task of which both the person's own estimate and the measured minutes are known. */
export interface TimeSample extends WorkContext {
  readonly taskId: string
  readonly title: string
  /** Minutes, at least 1. */
  readonly estimated: number
  /** Minutes, at least 1. */
  readonly actual: number
  /** When it was done, UTC. */
  readonly doneAt: Date
}

/** What earlier tasks say of a new one done under the same circumstances. */
export interface TimeFactor {
  /** Real minutes for each estimated one; 1: no correction. */
  readonly factor: number
  /** The samples it rests on, newest first; at least three unless the factor is 1. */
  readonly samples: readonly TimeSample[]
  /** Which circumstances those have in common. */
  readonly by: readonly (keyof WorkContext)[]
}

/** Tasks before anything is said of them. */
export const MIN_SAMPLES = 3
/** A smaller difference is not worth a correction. */
const MIN_DIFFERENCE = 0.15
/** No estimate is corrected by more. */
const MAX_FACTOR = 5
/** The evidence names the newest ones. */
const MAX_EVIDENCE = 9

/** Standard deviation of people's bias, and of its change by circumstances, in log ratios. */
const OVERALL_SPREAD = 0.6
const EFFECT_SPREAD = 0.4
/** Chance, before anything is known, that there is no bias; that a circumstance, or all three together, change nothing. */
const UNBIASED = { overall: 0.8, effect: 0.9, together: 0.95 } as const
/** What is known of the variance of one task, worth so many tasks. */
const PRIOR_VARIANCE = 0.09
const PRIOR_WEIGHT = 4

const FACTORS = ['kind', 'energy', 'part'] as const satisfies readonly (keyof WorkContext)[]

/**
 * The factor for a task under these circumstances. Works in log ratios: an overall bias, what each circumstance adds to it,
 * and what the three add together; each shrinks towards nothing where it rests on few or contradictory tasks.
 * @param samples of one person, in any order
 */
export function computeTimeFactor(samples: readonly TimeSample[], at: WorkContext): TimeFactor {
  const none: TimeFactor = { factor: 1, samples: [], by: [] }
  if (samples.length < MIN_SAMPLES) return none
  const logs = samples.map(({ estimated, actual }) => Math.log(actual / estimated))
  const overall = shrunkMean(logs, OVERALL_SPREAD, UNBIASED.overall)
  let rests = logs.map((log) => log - overall)
  let sum = overall
  const by: (keyof WorkContext)[] = []
  for (const factor of FACTORS) {
    const effects = new Map<unknown, number>()
    for (const level of new Set(samples.map((sample) => sample[factor]))) {
      const own = rests.filter((_, index) => samples[index]?.[factor] === level)
      effects.set(level, level === null ? 0 : shrunkMean(own, EFFECT_SPREAD, UNBIASED.effect))
    }
    rests = rests.map((rest, index) => rest - (effects.get(samples[index]?.[factor]) ?? 0))
    const effect = at[factor] === null ? 0 : (effects.get(at[factor]) ?? 0)
    if (Math.abs(effect) >= NOTABLE) by.push(factor)
    sum += effect
  }
  const isAlike = (sample: TimeSample, names: readonly (keyof WorkContext)[]): boolean =>
    names.every((name) => sample[name] === at[name])
  const together = shrunkMean(
    rests.filter((_, index) => samples[index] !== undefined && isAlike(samples[index], FACTORS)),
    EFFECT_SPREAD,
    UNBIASED.together,
  )
  sum += together
  const groups = [...(Math.abs(together) >= NOTABLE ? [[...FACTORS]] : []), by, by.slice(0, 1), []]
  const group = groups.find((names) => samples.filter((each) => isAlike(each, names)).length >= MIN_SAMPLES) ?? []
  const alike = samples
    .filter((each) => isAlike(each, group))
    .toSorted((a, b) => b.doneAt.getTime() - a.doneAt.getTime())
    .slice(0, MAX_EVIDENCE)
  const factor = Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, Math.exp(sum)))
  // What is said has to agree with what is shown for it.
  const isClear = Math.abs(factor - 1) >= MIN_DIFFERENCE && (medianRatio(alike) - 1) * (factor - 1) > 0
  return isClear ? { factor, samples: alike, by: group } : none
}

/** An effect below this changes no minute worth naming. */
const NOTABLE = 0.05

/**
 * The mean of log ratios, weighed against the chance that there is no bias at all: near 0 for few or contradictory values,
 * near their mean for many that agree. Outliers count as the edge of the others.
 */
function shrunkMean(values: readonly number[], spread: number, unbiased: number): number {
  const count = values.length
  if (count < MIN_SAMPLES) return 0
  const middle = median(values)
  const reach = 2.5 * Math.max(0.2, 1.4826 * median(values.map((value) => Math.abs(value - middle))))
  const near = values.map((value) => Math.min(middle + reach, Math.max(middle - reach, value)))
  const mean = near.reduce((sum, value) => sum + value, 0) / count
  const squares = near.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const variance = (PRIOR_WEIGHT * PRIOR_VARIANCE + squares) / (PRIOR_WEIGHT + count - 1) / count
  const total = variance + spread ** 2
  // How much likelier the values are without any bias than with one.
  const odds =
    (unbiased / (1 - unbiased)) * Math.sqrt(total / variance) * Math.exp(-0.5 * mean ** 2 * (1 / variance - 1 / total))
  return (mean * (spread ** 2 / total)) / (1 + odds)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** How long these took, for each minute that was estimated. */
export const medianRatio = (samples: readonly Pick<TimeSample, 'estimated' | 'actual'>[]): number =>
  median(samples.map(({ estimated, actual }) => actual / estimated))

/**
 * Minutes as one says them: to the minute below ten, to five up to two hours, to the quarter above.
 * @param minutes exact
 */
export function roundMinutes(minutes: number): number {
  const step = minutes < 10 ? 1 : minutes <= 120 ? 5 : 15
  return Math.max(1, Math.round(minutes / step) * step)
}

/** The corrected minutes with their evidence; null where nothing is corrected. @param own the person's minutes */
export function correctMinutes(own: number, { factor, samples, by }: TimeFactor): EstimateCorrection | null {
  const minutes = roundMinutes(own * factor)
  if (own < 1 || factor === 1 || samples.length < MIN_SAMPLES || minutes === own) return null
  return { own, minutes, factor, ratio: medianRatio(samples), count: samples.length, by }
}

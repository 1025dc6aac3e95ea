// How much longer things take a person than they say: a factor learned from finished tasks, by kind, energy and part of the
// day. Never from fewer than three tasks, and none where the numbers may be chance.
import type { EstimateCorrection } from '../../../contracts/estimates.ts'
import type { EnergyLevel, TimeOfDay } from '../../../models/energy-snapshot.ts'
import type { LeafType } from '../../../models/task.ts'
import { learnBias, median } from './bias.ts'

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

/** Above this belief that there is no bias, nothing is corrected. */
const MAX_CHANCE_OF_NONE = 0.5
/** An effect below this changes no minute worth naming; log ratio. */
const NOTABLE = 0.05

const FACTORS = ['kind', 'energy', 'part'] as const satisfies readonly (keyof WorkContext)[]

/** What the finished tasks of one person say of a new one under these circumstances. */
export type TimeModel = (at: WorkContext) => TimeFactor

/**
 * Learns from finished tasks, once for any number of questions. The factor is the overall bias times what kind, energy and
 * part of the day add, each of which rests on three tasks at the least.
 * @param samples of one person, in any order
 */
export function createTimeModel(samples: readonly TimeSample[]): TimeModel {
  if (samples.length < MIN_SAMPLES) return () => NO_FACTOR
  const bias = learnBias(
    samples.map((sample) => ({ log: Math.log(sample.actual / sample.estimated), levels: levelsOf(sample) })),
    MIN_SAMPLES,
    FACTORS.length,
  )
  if (bias.chanceOfNone > MAX_CHANCE_OF_NONE) return () => NO_FACTOR
  const newest = samples.toSorted((a, b) => b.doneAt.getTime() - a.doneAt.getTime())
  return (at) => {
    const effects = levelsOf(at).map((level, factor) => bias.effect(factor, level))
    const log = effects.reduce((sum, each) => sum + each, bias.overall)
    const factor = Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, Math.exp(log)))
    const by = FACTORS.filter((_, index) => Math.abs(effects[index] ?? 0) >= NOTABLE)
    const together = Math.abs(effects[FACTORS.length] ?? 0) >= NOTABLE ? [[...FACTORS]] : []
    // The narrowest group that enough tasks were in.
    for (const group of [...together, by, ...by.map((name) => [name]), []]) {
      const alike = newest.filter((sample) => group.every((name) => sample[name] === at[name]))
      if (alike.length < MIN_SAMPLES) continue
      const evidence = alike.slice(0, MAX_EVIDENCE)
      // What is said has to agree with what is shown for it.
      const isClear = Math.abs(factor - 1) >= MIN_DIFFERENCE && (medianRatio(evidence) - 1) * (factor - 1) > 0
      return isClear ? { factor, samples: evidence, by: group } : NO_FACTOR
    }
    return NO_FACTOR
  }
}

const NO_FACTOR: TimeFactor = { factor: 1, samples: [], by: [] }

/** The levels of the three factors, and of the three together. */
function levelsOf({ kind, energy, part }: WorkContext): readonly (string | null)[] {
  const level = energy === null ? null : String(energy)
  const all = kind === null || level === null || part === null ? null : `${kind} ${level} ${part}`
  return [kind, level, part, all]
}

/** As one question to `createTimeModel`. */
export const computeTimeFactor = (samples: readonly TimeSample[], at: WorkContext): TimeFactor =>
  createTimeModel(samples)(at)

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

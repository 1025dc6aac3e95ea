// What a person's estimates are off by, learned from log ratios: an overall bias, and what each circumstance adds to it.
// A hierarchical model: every effect shrinks towards the overall bias, that one towards none, each by as much as its tasks
// are few or contradict each other. Several such models are weighed by how well they explain the tasks (Bayesian model
// averaging; Gelman and others, Bayesian Data Analysis, chapters 5 and 7). How likely circumstances matter is learned too,
// for all of them together (a beta-binomial prior on the size of the model; Scott and Berger, Annals of Statistics 38, 2010).

/** A task: the log of measured by estimated minutes, and its level of each factor; null where that is not known. */
export interface BiasSample {
  readonly log: number
  readonly levels: readonly (string | null)[]
}

/** What was learned. */
export interface LearnedBias {
  /** The part of the belief that there is no bias at all, 0 to 1. */
  readonly chanceOfNone: number
  /** Log ratio, whatever the circumstances. */
  readonly overall: number
  /** What a level of a factor adds to it; 0 where too few tasks had it. */
  effect(factor: number, level: string | null): number
}

/** Chance, before anything is known, that a person has no bias. */
const NONE = 0.8
/** Standard deviation of people's biases, in log ratios. */
const OVERALL_SPREAD = 0.6
/** Standard deviation of what a circumstance adds. */
const EFFECT_SPREAD = 0.35
/** How much one task may differ from another of its kind, in log ratios: which of these holds is learned too. */
const NOISES = [0.12, 0.2, 0.3, 0.45] as const
/** Beta prior of a factor's chance to matter: people are much alike in all circumstances, or differ by most of them. */
const [MATTERS, IS_NOTHING] = [0.5, 0.3]
/** Chance that circumstances matter together in a way that none of them does alone. */
const COMBINED = 0.15
/** Outliers count as the edge of the others: so many spreads from their middle, at least so far. */
const [REACH, LEAST_SPREAD] = [3.5, 0.3]

interface Feature {
  readonly factor: number
  readonly level: string
}

/**
 * @param minCount tasks of a level, before it has an effect of its own
 * @param combined the factor that stands for others together; a model without those is as likely to have it
 */
export function learnBias(samples: readonly BiasSample[], minCount: number, combined: number): LearnedBias {
  const logs = clipOutliers(samples.map(({ log }) => log))
  const features = listFeatures(samples, minCount)
  const factors = [...new Set(features.map(({ factor }) => factor))]
  const rows = samples.map(({ levels }) => [
    1,
    ...features.map(({ factor, level }) => (levels[factor] === level ? 1 : 0)),
  ])
  const squares = logs.reduce((sum, log) => sum + log ** 2, 0)
  const width = features.length + 1
  const products = Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (__, b) => rows.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)),
  )
  const totals = Array.from({ length: width }, (_, a) =>
    rows.reduce((sum, row, index) => sum + (row[a] ?? 0) * (logs[index] ?? 0), 0),
  )
  const models: { readonly evidence: number; readonly used: readonly number[]; readonly values: readonly number[] }[] =
    []
  for (const noise of NOISES) {
    const variance = noise ** 2
    const flat = -0.5 * (squares / variance) - samples.length * Math.log(noise)
    models.push({ evidence: Math.log(NONE) + flat, used: [], values: [] })
    for (let mask = 0; mask < 2 ** factors.length; mask++) {
      const isIn = (factor: number): boolean => ((mask >> factors.indexOf(factor)) & 1) === 1
      const used = [0, ...features.flatMap(({ factor }, index) => (isIn(factor) ? [index + 1] : []))]
      const spreads = used.map((index) => (index === 0 ? OVERALL_SPREAD : EFFECT_SPREAD))
      const fit = solve(
        used.map((a, row) =>
          used.map((b, column) => (products[a]?.[b] ?? 0) + (row === column ? variance / (spreads[row] ?? 1) ** 2 : 0)),
        ),
        used.map((a) => totals[a] ?? 0),
      )
      const prior = Math.log(1 - NONE) + logChance(factors, isIn, combined)
      const shrinking = spreads.reduce((sum, spread) => sum + Math.log(spread / noise), 0)
      const evidence = prior + flat + fit.product / (2 * variance) - shrinking - 0.5 * fit.logDeterminant
      models.push({ evidence, used, values: fit.values })
    }
  }
  const best = Math.max(...models.map(({ evidence }) => evidence))
  const weights = models.map(({ evidence }) => Math.exp(evidence - best))
  const total = weights.reduce((sum, each) => sum + each, 0)
  const means = Array.from({ length: width }, () => 0)
  let none = 0
  for (const [index, { used, values }] of models.entries()) {
    const weight = (weights[index] ?? 0) / total
    if (used.length === 0) none += weight
    for (const [at, column] of used.entries()) means[column] = (means[column] ?? 0) + weight * (values[at] ?? 0)
  }
  return {
    chanceOfNone: none,
    overall: means[0] ?? 0,
    effect(factor, level) {
      const index = features.findIndex((each) => each.factor === factor && each.level === level)
      return index < 0 ? 0 : (means[index + 1] ?? 0)
    },
  }
}

/** The log of how likely it is, before anything is known, that of these factors those matter, and no other. */
function logChance(factors: readonly number[], isIn: (factor: number) => boolean, combined: number): number {
  const single = factors.filter((factor) => factor !== combined)
  const count = single.filter(isIn).length
  let log = 0
  for (let at = 0; at < single.length; at++) log -= Math.log(MATTERS + IS_NOTHING + at)
  for (let at = 0; at < count; at++) log += Math.log(MATTERS + at)
  for (let at = 0; at < single.length - count; at++) log += Math.log(IS_NOTHING + at)
  if (factors.includes(combined)) log += Math.log(isIn(combined) ? COMBINED : 1 - COMBINED)
  return log
}

/** Levels that enough tasks had, and not all of them: what all have in common is in the overall bias. */
function listFeatures(samples: readonly BiasSample[], minCount: number): Feature[] {
  const counts = new Map<string, Feature & { count: number }>()
  for (const { levels } of samples)
    for (const [factor, level] of levels.entries()) {
      if (level === null) continue
      const known = counts.get(`${factor} ${level}`) ?? { factor, level, count: 0 }
      counts.set(`${factor} ${level}`, { ...known, count: known.count + 1 })
    }
  return [...counts.values()].filter(({ count }) => count >= minCount && count < samples.length)
}

function clipOutliers(logs: readonly number[]): number[] {
  const middle = median(logs)
  // 1.4826: from the median deviation to a standard deviation.
  const reach = REACH * Math.max(LEAST_SPREAD, 1.4826 * median(logs.map((log) => Math.abs(log - middle))))
  return logs.map((log) => Math.min(middle + reach, Math.max(middle - reach, log)))
}

/** The middle value, or the mean of the middle two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/**
 * Solves a symmetric positive definite system by Cholesky's decomposition.
 * @returns `product`: the right side times the values
 */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]) {
  const lower: number[][] = []
  const halves: number[] = []
  let logDeterminant = 0
  for (const [row, given] of matrix.entries()) {
    const own: number[] = []
    for (let column = 0; column <= row; column++) {
      const other = column === row ? own : (lower[column] ?? [])
      let rest = given[column] ?? 0
      for (let at = 0; at < column; at++) rest -= (own[at] ?? 0) * (other[at] ?? 0)
      own.push(column === row ? Math.sqrt(rest) : rest / (other[column] ?? 1))
    }
    lower.push(own)
    const diagonal = own[row] ?? 1
    logDeterminant += 2 * Math.log(diagonal)
    let rest = right[row] ?? 0
    for (let at = 0; at < row; at++) rest -= (own[at] ?? 0) * (halves[at] ?? 0)
    halves.push(rest / diagonal)
  }
  const values = halves.map(() => 0)
  for (let row = matrix.length - 1; row >= 0; row--) {
    let rest = halves[row] ?? 0
    for (let below = row + 1; below < matrix.length; below++) rest -= (lower[below]?.[row] ?? 0) * (values[below] ?? 0)
    values[row] = rest / (lower[row]?.[row] ?? 1)
  }
  return { values, logDeterminant, product: halves.reduce((sum, each) => sum + each ** 2, 0) }
}

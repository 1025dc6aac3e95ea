// How long things take, as people say it and as it is measured.
/** An estimate, and what it becomes by what things really took. */
export interface EstimateCorrection {
  /** The person's own minutes. */
  readonly own: number
  /** The corrected minutes, rounded as one says them. */
  readonly minutes: number
  /** Real minutes for each estimated one, as it counts. */
  readonly factor: number
  /** The middle of what the last ones took, for each estimated minute. */
  readonly ratio: number
  /** How many finished tasks it rests on; three at the least. */
  readonly count: number
  /** What those have in common with this one. */
  readonly by: readonly ('kind' | 'energy' | 'part')[]
}

/** A finished task of which both numbers are known. */
export interface MeasuredTask {
  /** Null where it is hidden here. */
  readonly title: string | null
  /** Minutes, as its person estimated. */
  readonly estimated: number
  /** Minutes, as measured. */
  readonly actual: number
  /** When it was done, UTC. */
  readonly doneAt: Date
}

/** Why a task's minutes are what they are. */
export interface EstimateExplanation {
  /** The person's own minutes; null: there is no estimate. */
  readonly own: number | null
  readonly correction: EstimateCorrection | null
  /** What it rests on, newest first. */
  readonly measured: readonly MeasuredTask[]
  /** The circumstances they share, in words: "digital", "low energy", "in the morning". */
  readonly shared: readonly string[]
  /** The person wants their own number for this task. */
  readonly isKept: boolean
  /** The person wants their own numbers everywhere. */
  readonly isOff: boolean
}

/** What is known of a person's estimates as a whole. */
export interface EstimateSummary {
  /** Finished tasks with an own estimate and a measured time. */
  readonly count: number
  /** So many of them are needed before anything is said. */
  readonly needed: number
  /** Real minutes for each estimated one, the middle of all; null: too few. */
  readonly ratio: number | null
  /** The newest of them. */
  readonly measured: readonly MeasuredTask[]
}

// What a part of the bench is: some figures that belong together, measured in a process of their own.

/** One line of the table. */
export interface Row {
  readonly what: string
  /** As promised; empty where the figure only informs. */
  readonly promised: string
  readonly reached: string
  /** Null: nothing was promised, or it could not be measured here. */
  readonly isMet: boolean | null
  /** How it came about: the other side of a ratio, peers, percentiles. */
  readonly more?: readonly string[]
}

export interface Part {
  /** As in `npm run bench -- drain`. */
  readonly name: string
  readonly about: string
  run(bench: Bench): Promise<Row[]>
}

export interface Bench {
  /** A short form, to see that it works: its figures are not kept. */
  readonly isQuick: boolean
  /** Tells whoever waits how far it is. */
  say(text: string): void
  /** Done when the part ends, however it ends; the last one first. */
  after(clean: () => unknown): void
}

/** Ends by itself what a part began. */
export async function runPart(part: Part, isQuick: boolean, say: (text: string) => void): Promise<Row[]> {
  const cleaning: (() => unknown)[] = []
  try {
    return await part.run({ isQuick, say, after: (clean) => void cleaning.unshift(clean) })
  } finally {
    for (const clean of cleaning) await clean()
  }
}

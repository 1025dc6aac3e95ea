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

/** A part under way. */
export interface Running {
  readonly rows: Promise<Row[]>
  /** Ends what the part began; by itself when it is done, and once. */
  clean(): Promise<void>
}

export function startPart(part: Part, isQuick: boolean, say: (text: string) => void): Running {
  const cleaning: (() => unknown)[] = []
  const clean = async (): Promise<void> => {
    for (const each of cleaning.splice(0)) await each()
  }
  return { rows: part.run({ isQuick, say, after: (each) => void cleaning.unshift(each) }).finally(clean), clean }
}

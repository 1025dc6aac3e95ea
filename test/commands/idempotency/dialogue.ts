// A command in three lines: it does what it is for, said again it does no more, and it refuses with a way on.

/** A line, and what its answer has in it. */
export type Said = readonly [line: string, answered: string | RegExp]

export interface Dialogue {
  /** The channel they talk in shows a room. */
  readonly hasRoom?: true
  /** Said before, without a look at the answers. */
  readonly after?: readonly string[]
  readonly does: Said
  readonly again: Said
  /** Said before the refusal, likewise. */
  readonly meanwhile?: readonly string[]
  readonly refuses: Said
}

/** By command. */
export type Dialogues = Readonly<Record<string, Dialogue>>

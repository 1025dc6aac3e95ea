// Words that name a thing by what was shown before: "the second one", "both", "the other one", "it".

/** How such words point at something; which thing that is, the views of the last minutes say. */
export type Reference =
  /** "it", "that one": the thing shown last. */
  | { readonly kind: 'last' }
  /** "the second one", "the first two", "the last one": places in a list from 1, or from the end as negative numbers. */
  | {
      readonly kind: 'places'
      readonly places: readonly number[]
      /** The kind of thing, where the words say it: "step" of "the first step". */
      readonly noun?: string
    }
  /** "the other one": of two things, the one that was not acted on. */
  | { readonly kind: 'other' }
  /**
   * "both", "all of them", "all three": everything that was listed; `count` where a number was said, `except` the name of
   * what is left out: "all of them but milk".
   */
  | { readonly kind: 'all'; readonly count?: number; readonly except?: string }
  /** "the milk one": the thing whose name has these words. */
  | { readonly kind: 'named'; readonly words: string }

/** A line that corrects or extends what was just done: "no, the other one", "and the milk one too". */
export interface Correction {
  /** Takes back what was just done (`instead`), or does the same to one more thing (`too`). */
  readonly how: 'instead' | 'too'
  /** The words of the thing that is meant; empty where only "not that" was said. */
  readonly words: string
}

/** “Save this message”, “write that down”, “log it”. */
export interface SaveWish {
  /** `save` what was said as a task, `log` it as done, or `seen`: the message that is looked at alone. */
  readonly how: 'save' | 'log' | 'seen'
  /** It may mean the message that is looked at. */
  readonly ofSeen: boolean
}

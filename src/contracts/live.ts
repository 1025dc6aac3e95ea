// What an open page is told while it is open.

/** Changes of people's things, wherever they are made. */
export interface LiveChanges {
  /**
   * Calls `tell` after something of this person has changed, from the moment it resolves.
   * @param drawnAt when the page was drawn, UTC; what changed since is told at once. Null: not known
   * @returns what ends it
   */
  watch(userId: string, drawnAt: Date | null, tell: () => void): Promise<() => void>
  /** Nobody is told any more; resolves when nothing is under way. */
  stop(): Promise<void>
}

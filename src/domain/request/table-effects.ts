// The type of the effects literal in `src/domain/effects.ts`, by table. Commit and undo receive it; no module registers
// anything on import.
import type { Me, RowChange } from './me.ts'

/** Runs for all rows of one table that a request wrote, or that undo restored, in the same transaction. */
export type RowsEffect = (me: Me, images: readonly RowChange[]) => Promise<void>

/**
 * Checks rows before undo restores them. What it returns runs after the restore.
 * @throws DomainError if the person may not undo them
 */
export type UndoCheck = (me: Me, images: readonly RowChange[]) => Promise<(() => Promise<void>) | null>

/** The effects of a table's rows. Lists run in order. */
export interface TableEffects {
  /** When a change is stored: consequences that are no change themselves, such as reminders. */
  readonly afterWrite?: readonly RowsEffect[]
  /** After undo has restored the rows: derived values, cards, reminders. */
  readonly afterUndo?: readonly RowsEffect[]
  /** Who may undo rows of this table. */
  readonly beforeUndo?: UndoCheck
  /** Replaces restoring, for tables whose rows undo never changes or deletes. */
  readonly customRestore?: (me: Me, image: RowChange, effects: Effects) => Promise<void>
  /** Whether something was added to any of these rows since, apart from each other, so that undo must not delete them. */
  readonly blocksRemoval?: (me: Me, ids: readonly string[]) => Promise<boolean>
}

/** By table, in the order in which tables are processed. */
export type Effects = Readonly<Record<string, TableEffects>>

/** Applies an effect to each row separately. */
export const forEachRow =
  (work: (me: Me, image: RowChange) => Promise<void>): RowsEffect =>
  async (me, images) => {
    for (const image of images) await work(me, image)
  }

/** Runs one list of effects for the tables with images. */
export async function runEffects(
  me: Me,
  effects: Effects,
  list: 'afterWrite' | 'afterUndo',
  images: readonly RowChange[],
): Promise<void> {
  for (const [table, of] of Object.entries(effects)) {
    const own = of[list] ? images.filter((image) => image.table === table) : []
    if (own.length > 0) for (const work of of[list] ?? []) await work(me, own)
  }
}

// What follows from a written row, by table: the shape of the one literal in `src/domain/effects.ts`. The commit and undo
// are handed that literal; no file registers anything by being imported.
import type { Me, RowChange } from './me.ts'

/** Does something for all rows of one table that a request wrote, or that undo restored, in the same transaction. */
export type RowsEffect = (me: Me, images: readonly RowChange[]) => Promise<void>

/**
 * Looks at rows before undo restores them. What it returns runs when all rows are restored.
 * @throws DomainError where the person may not take them back
 */
export type UndoCheck = (me: Me, images: readonly RowChange[]) => Promise<(() => Promise<void>) | null>

/** What follows from the rows of one table. Lists run in their order. */
export interface TableEffects {
  /** When a request's change is recorded: what follows from its rows and is no change of its own, such as reminders. */
  readonly afterWrite?: readonly RowsEffect[]
  /** When undo has restored all rows of a change: derived values, cards, reminders. */
  readonly afterUndo?: readonly RowsEffect[]
  /** Who may take rows of this table back. */
  readonly beforeUndo?: UndoCheck
  /** Instead of restoring a row: for tables whose rows are never changed or removed by undo. */
  readonly customRestore?: (me: Me, image: RowChange, effects: Effects) => Promise<void>
  /** Whether something was added to the row since, so that undo must not remove it. */
  readonly blocksRemoval?: (me: Me, id: string) => Promise<boolean>
}

/** By table, in the order in which tables are worked off. */
export type Effects = Readonly<Record<string, TableEffects>>

/** The same for each row by itself. */
export const forEachRow =
  (work: (me: Me, image: RowChange) => Promise<void>): RowsEffect =>
  async (me, images) => {
    for (const image of images) await work(me, image)
  }

/** Runs one list of effects for the tables that have images. */
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

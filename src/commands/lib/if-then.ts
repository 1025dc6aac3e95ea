// If-thens as views know them.
import type { ListedIfThen } from '../../domain/days/if-then/index.ts'
import type { ShownIfThen } from '../../views/if-then.ts'

export const shownIfThen = ({ ifThen, when, shownAction, isWaiting, offeredAt }: ListedIfThen): ShownIfThen => ({
  id: ifThen.if_then_id,
  when,
  action: shownAction,
  isHabit: ifThen.trigger_kind === 'habit',
  isRepeating: Boolean(ifThen.is_repeating),
  isWaiting,
  offeredAt,
})

// What a report offers of a thing that is not there: to keep it as done.
import type { AnyCommand } from '../../chat/command.ts'
import type { Me } from '../../domain/request/me.ts'
import { reportTitle } from '../../language/english/report-title.ts'

/** “I posted the parcel”: the parcel as a task that is done. */
export const logAsDone: NonNullable<AnyCommand<Me>['whenMissing']> = {
  label: 'Log it as done',
  command: 'task add',
  into: 'title',
  with: { done: 'yes' },
  titleOf: reportTitle,
}

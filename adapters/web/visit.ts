// One person's visit to one page: what they see, what they do, and follow-up messages.

import type { Form } from '../../src/chat/form.ts'
import type { RawValues, Request, RequestInput } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import type {
  EnergyBoard,
  HabitRow,
  HomeBoard,
  TaskBoard,
  TaskBoardQuery,
  TaskPage,
  WeekBoard,
} from '../../src/contracts/page-boards.ts'
import type { PushDeviceLabel } from '../../src/contracts/push.ts'

/** The boards of one person. Null: there is no such thing of theirs. */
export interface VisitBoards {
  home(): Promise<HomeBoard | null>
  tasks(query: TaskBoardQuery): Promise<TaskBoard | null>
  task(taskId: string): Promise<TaskPage | null>
  week(of: string | null): Promise<WeekBoard | null>
  habits(): Promise<readonly HabitRow[] | null>
  energy(days: string | null): Promise<EnergyBoard | null>
}

export interface PageVisit {
  readonly dispatcher: Dispatcher
  /** What lists show of this person's things. */
  readonly boards: VisitBoards
  /** Notifications of this person's browsers. */
  readonly push: {
    publicKey(): Promise<string>
    devices(): Promise<readonly PushDeviceLabel[]>
  }
  /** Discord servers can be let see this person's effort. */
  readonly hasLinkedRoles: boolean
  /** Tells this person from others who use the same browser, without saying who it is. */
  readonly person: string
  readonly now: () => Date
  /** Runs a request of this person; idempotent if it has a delivery id. */
  createRequest(said: RequestInput, deliveryId?: string): Request
  /** False if this visit signed the browser out. */
  isSessionActive(): Promise<boolean>
  /** Follow-up messages of this visit: shown on top. */
  readonly extraViews: View[]
}

/** What a command shows, without side effects. */
export async function showCommand(visit: PageVisit, command: string, values: RawValues = {}): Promise<View> {
  const { view, followUps } = await visit.dispatcher.answer(visit.createRequest({ kind: 'command', command, values }))
  visit.extraViews.push(...followUps)
  return view
}

/** A command's form with current values; null if its thing is gone. */
export const commandForm = (visit: PageVisit, command: string, values: RawValues = {}): Promise<Form | null> =>
  visit.dispatcher.openForm(visit.createRequest({ kind: 'command', command, values }))

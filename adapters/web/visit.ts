// One person looking at one page, once: what they see, what they do there, what they are told besides.

import type { Form } from '../../src/chat/form.ts'
import type { RawValues, Request, RequestInput } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'

export interface PageVisit {
  readonly dispatcher: Dispatcher
  /** A request of this person. With a delivery's id, the same one again changes nothing. */
  createRequest(said: RequestInput, deliveryId?: string): Request
  /** False once what was done here signed this very browser out. */
  isSessionActive(): Promise<boolean>
  /** What was told besides, at this contact: shown on top. */
  readonly extraViews: View[]
}

/** What a command shows, without doing anything. */
export async function showCommand(visit: PageVisit, command: string, values: RawValues = {}): Promise<View> {
  const { view, followUps } = await visit.dispatcher.answer(visit.createRequest({ kind: 'command', command, values }))
  visit.extraViews.push(...followUps)
  return view
}

/** A command's form, filled with what holds now; null where its thing is gone. */
export const commandForm = (visit: PageVisit, command: string, values: RawValues = {}): Promise<Form | null> =>
  visit.dispatcher.openForm(visit.createRequest({ kind: 'command', command, values }))

// One person looking at one page, once: what they see, what they do there, what they are told besides.

import type { Form } from '../../src/chat/form.ts'
import type { RawValues, Request, Said } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'

export interface Visit {
  readonly dispatcher: Dispatcher
  /** A request of this person. With a delivery's id, the same one again changes nothing. */
  ask(said: Said, deliveryId?: string): Request
  /** False once what was done here signed this very browser out. */
  isStillHere(): Promise<boolean>
  /** What was told besides, at this contact: shown on top. */
  readonly told: View[]
}

/** What a command shows, without doing anything. */
export async function look(visit: Visit, command: string, values: RawValues = {}): Promise<View> {
  const { view, also } = await visit.dispatcher.answer(visit.ask({ kind: 'command', command, values }))
  visit.told.push(...also)
  return view
}

/** A command's form, filled with what holds now; null where its thing is gone. */
export const formFor = (visit: Visit, command: string, values: RawValues = {}): Promise<Form | null> =>
  visit.dispatcher.form(visit.ask({ kind: 'command', command, values }))

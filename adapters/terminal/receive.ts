// From a line to its answer: requests as the terminal makes them, forms where there is somebody to ask.

import type { Form } from '../../src/chat/form.ts'
import type { Identity, RawValues, Request, Said } from '../../src/chat/request.ts'
import type { Answer, Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import { BREAK } from './limits.ts'

export interface Conversation {
  readonly dispatcher: Dispatcher
  readonly who: Identity
  /** Shows a message; resolves when it is out. */
  show(view: View): Promise<void>
  /** Asks the blanks of a form; null where the person left it. Absent where nobody can be asked. */
  fillIn?(form: Form): Promise<RawValues | null>
  /** The person left a form. */
  onLeft?(): void
}

/** What one says to leave. */
export const isGoodbye = (line: string): boolean => /^\/?(exit|quit)\s*$/i.test(line.trim())

export const PLACE = { channelId: 'terminal', kind: 'private' } as const

export const requestOf = (who: Identity, said: Said): Request => ({
  // Nothing is ever delivered twice here.
  deliveryId: null,
  who,
  where: PLACE,
  said,
  numbersButtons: true,
})

/** Answers a line. Resolves when everything about it has been shown, its form included. */
export async function hear(talk: Conversation, line: string): Promise<void> {
  const { dispatcher, who } = talk
  const request = requestOf(who, { kind: 'typed', line: line.replaceAll(new RegExp(` *${BREAK} *`, 'g'), '\n') })
  if (talk.fillIn && dispatcher.plan(request).opensForm && (await form(talk, request))) return
  await show(talk, await dispatcher.answer(request))
}

async function form(talk: Conversation, request: Request): Promise<boolean> {
  const asked = await talk.dispatcher.form(request)
  if (!asked || !talk.fillIn) return false
  const values = await talk.fillIn(asked)
  if (values) {
    const said = { kind: 'command', command: asked.command, values, isForm: true } as const
    await show(talk, await talk.dispatcher.answer(requestOf(talk.who, said)))
  } else talk.onLeft?.()
  return true
}

async function show(talk: Conversation, answer: Answer): Promise<void> {
  if (answer.isRepeat) return
  const { opens } = answer
  if (talk.fillIn && opens !== undefined && (await form(talk, requestOf(talk.who, { kind: 'pressed', line: opens }))))
    return
  await talk.show(answer.view)
  for (const view of answer.also) await talk.show(view)
}

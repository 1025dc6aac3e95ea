// Turns a line into a request and shows its answer; forms are asked if there is a person to ask.

import type { Form } from '../../src/chat/form.ts'
import type { RawValues, Request, RequestInput } from '../../src/chat/request.ts'
import type { Answer, Dispatcher, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import type { View } from '../../src/chat/view.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { readDroppedFile } from './dropped-file.ts'
import { LINE_BREAK_SIGN } from './limits.ts'

export interface TerminalConversation {
  readonly dispatcher: Dispatcher
  readonly who: ChatIdentity
  /** Shows a message; resolves when it is written. */
  show(view: View): Promise<void>
  /** Asks the options of a form; null if the person cancelled. Absent for piped input. */
  askForm?(form: Form): Promise<RawValues | null>
  /** The person cancelled a form. */
  onFormLeft?(): void
}

/** Words that leave. */
export const isExitLine = (line: string): boolean => /^\/?(exit|quit)\s*$/i.test(line.trim())

export const TERMINAL_PLACE = { channelId: 'terminal', kind: 'private' } as const

export const createTerminalRequest = (who: ChatIdentity, said: RequestInput): Request => ({
  // The terminal delivers nothing twice.
  deliveryId: null,
  who,
  where: TERMINAL_PLACE,
  input: said,
  numbersButtons: true,
})

/** Answers a line. Resolves when everything is shown, including its form. */
export async function answerLine(talk: TerminalConversation, line: string): Promise<void> {
  const { dispatcher, who } = talk
  const dropped = await readDroppedFile(line)
  const file = dropped && dispatcher.catalogue.findFileCommand(dropped.name) ? dropped : null
  const typed = line.replaceAll(new RegExp(` *${LINE_BREAK_SIGN} *`, 'g'), '\n')
  // The path of a file that is taken is no thing to do.
  const said = { kind: 'typed', line: file ? file.name : typed } as const
  const opened = dispatcher.open({ ...createTerminalRequest(who, said), ...(file ? { file } : {}) })
  if (talk.askForm && opened.plan.opensForm && (await answerWithForm(talk, opened))) return
  await showAnswer(talk, await dispatcher.answer(opened))
}

async function answerWithForm(talk: TerminalConversation, opened: OpenedRequest): Promise<boolean> {
  const asked = await talk.dispatcher.openForm(opened)
  if (!asked || !talk.askForm) return false
  const values = await talk.askForm(asked)
  if (values) {
    const said = { kind: 'command', command: asked.command, values, isForm: true } as const
    await showAnswer(talk, await talk.dispatcher.answer(createTerminalRequest(talk.who, said)))
  } else talk.onFormLeft?.()
  return true
}

async function showAnswer(talk: TerminalConversation, answer: Answer): Promise<void> {
  if (answer.isRepeat) return
  const { formLine } = answer
  if (talk.askForm && formLine !== undefined) {
    const opened = talk.dispatcher.open(createTerminalRequest(talk.who, { kind: 'pressed', line: formLine }))
    if (await answerWithForm(talk, opened)) return
  }
  await talk.show(answer.view)
  for (const view of answer.followUps) await talk.show(view)
}

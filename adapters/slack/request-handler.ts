// Handles one request to its visible answer: opens a form where one is needed, else shows the answer.
import type { Answer, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import { createFormOpener } from './open-form.ts'
import { addMessage, placeAnswer, sayPlainly } from './place-answer.ts'
import type { RequestHandlerOptions, SlackRequest, SlackRequestHandler } from './slack-request.ts'

export function createRequestHandler(options: RequestHandlerOptions): SlackRequestHandler {
  const { dispatcher, report } = options
  const openForm = createFormOpener(options)

  const answerRequest = async (asked: SlackRequest, opened: OpenedRequest): Promise<void> => {
    const answer = await dispatcher.answer(opened)
    if (answer.formProblem && asked.refuseForm) {
      if (await asked.refuseForm(answer.formProblem)) return
      // The form has closed: the answer brings what was typed back.
      const { keepsForm: _, ...request } = asked.request
      const { refuseForm: __, ...late } = asked
      return answerRequest({ ...late, request }, dispatcher.open(request))
    }
    // A command's answer may be its acknowledgement.
    if (!asked.reply || answer.isRepeat) await asked.acknowledge()
    // What an emoji could not do is left alone.
    if (answer.isRepeat || (asked.request.byReaction && answer.problem)) return
    if (answer.formLine !== undefined && asked.triggerId !== undefined) {
      const said = { kind: 'pressed', line: answer.formLine } as const
      const missing = { ...asked, request: { ...asked.request, input: said } }
      if (await openForm(missing, dispatcher.open(missing.request), asked.triggerId)) return
    }
    await showAnswer(asked, opened, answer)
  }

  const showAnswer = async (asked: SlackRequest, opened: OpenedRequest, answer: Answer): Promise<void> => {
    try {
      const ref = await placeAnswer(options, asked, answer)
      // In a card's thread, the card is the message above.
      if (ref && answer.view.card && asked.origin.threadTs === undefined)
        await dispatcher.recordCard(opened, answer.view.card, ref)
      if (asked.origin.isHome) return
      for (const also of answer.followUps) await addMessage(options, asked, also, true)
      const { responseUrl } = asked.origin
      await options.pictures.add(asked.installation, answer.view, {
        message: ref,
        ...(responseUrl === undefined ? {} : { responseUrl }),
      })
    } catch (error) {
      report(error)
      await sayPlainly(options, asked, answer.view).catch(report)
    }
  }

  return async (asked) => {
    const opened = dispatcher.open(asked.request)
    const { opensForm } = opened.plan
    // It stores nothing and has to open at once.
    if (opensForm) await asked.acknowledge()
    if (opensForm && asked.triggerId !== undefined && (await openForm(asked, opened, asked.triggerId))) return
    await answerRequest(asked, opened)
  }
}

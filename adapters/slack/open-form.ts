// Opens a form as a modal within the three seconds a trigger id lives.
import type { types } from '@slack/bolt'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { Form } from '../../src/chat/form.ts'
import type { Dispatcher, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { TooLongError } from './elements.ts'
import { withFallbacks } from './messages.ts'
import { loadingModal, messageModal, renderSlackModal } from './modal.ts'
import { ALL_REFUSED, type RefusedBlocks } from './newer-blocks.ts'
import { renderSlackMessage } from './render.ts'
import type { RequestHandlerOptions, SlackRequest } from './slack-request.ts'
import { classifySlackError, retryCall } from './web-client.ts'

/** Opens the form of a request; returns false if it has to be asked in words. */
export type FormOpener = (asked: SlackRequest, opened: OpenedRequest, triggerId: string) => Promise<boolean>

/** How long filling a form may take before a placeholder modal is opened, in milliseconds. The trigger lives 3 s. */
const FORM_TIMEOUT_MS = 700

export function createFormOpener({ dispatcher, surface, report }: RequestHandlerOptions): FormOpener {
  const usedTriggers = createBoundedCache<true>(10_000)
  return async (asked, opened, triggerId) => {
    // A repeated delivery: the first one opened it or is about to.
    if (usedTriggers.has(triggerId)) return true
    usedTriggers.set(triggerId, true)
    const { web, blocks } = surface(asked.installation)
    const filling = dispatcher.openForm(opened)
    const first = await withTimeout(FORM_TIMEOUT_MS, filling)
    if (first === null) {
      usedTriggers.delete(triggerId)
      return false
    }
    try {
      if (first !== undefined) {
        await withFallbacks(blocks, modals(first, asked), (view) => web.views.open({ trigger_id: triggerId, view }))
        return true
      }
      const loading = await web.views.open({ trigger_id: triggerId, view: loadingModal('One moment') })
      const form = await filling
      const update = (view: types.ModalView) =>
        retryCall(() => web.views.update({ view_id: loading.view?.id ?? '', view }))
      if (form) await withFallbacks(blocks, modals(form, asked), update)
      else await update(await answerModal(dispatcher, opened))
      return true
    } catch (error) {
      usedTriggers.delete(triggerId)
      if (error instanceof TooLongError) return false
      const failure = classifySlackError(error)
      // Another process opened it first.
      if (failure.kind === 'refused' && failure.error === 'exchanged_trigger_id') return true
      report(error)
      return false
    }
  }
}

/** The form with an alert for what is wrong, or with plain blocks alone. */
const modals = (form: Form, { origin }: SlackRequest) =>
  [
    (refused: RefusedBlocks) => renderSlackModal(form, origin, refused),
    () => renderSlackModal(form, origin, ALL_REFUSED),
  ] as const

const answerModal = async (dispatcher: Dispatcher, opened: OpenedRequest) =>
  messageModal('Proxy', renderSlackMessage((await dispatcher.answer(opened)).view).text)

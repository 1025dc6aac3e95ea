// What Slack's client shows for an acknowledgement: a text for a command, the next view for a submission.
import { z } from 'zod'
import { asRecord } from './blocks.ts'
import { say } from './response-urls.ts'
import { SlackError } from './slack-error.ts'
import type { ResponseUrl, State } from './state.ts'
import type { Answer, Installation, View } from './types.ts'
import { changeView, newView, openViews, shut, viewShape } from './views.ts'

/** Show what a command's acknowledgement says, if it says anything. */
export function hear(state: State, target: Omit<ResponseUrl, 'madeAt' | 'uses'>, answer: Answer): void {
  if (!answer.acknowledged || answer.body === undefined || answer.body === '') return
  const said = typeof answer.body === 'string' ? { text: answer.body } : asRecord(answer.body)
  if (!said) return
  try {
    say(state, { ...target, madeAt: state.clock.now(), uses: 0 }, said, 'acknowledgement')
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    state.log.note(`acknowledgement: ${error.code}`)
  }
}

const reaction = z.looseObject({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  view: viewShape.optional(),
})

/** Close, keep, change or stack the modal, as the acknowledgement of its submission says. */
export function applySubmission(state: State, installation: Installation, view: View, answer: Answer): void {
  if (!answer.acknowledged) return
  const parsed = reaction.safeParse(answer.body ?? {})
  if (!parsed.success) {
    state.log.note(`submit ${view.callback_id}: the acknowledgement makes no sense: ${JSON.stringify(answer.body)}`)
    return
  }
  const { response_action, errors, view: next } = parsed.data
  view.errors = {}
  if (response_action === 'errors') {
    view.errors = errors ?? {}
    const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id))
    for (const id of Object.keys(view.errors)) {
      if (!inputs.has(id)) state.log.note(`submit ${view.callback_id}: an error for a block that is no input: ${id}`)
    }
    state.log.record('view', view)
  } else if (response_action === 'clear') {
    for (const open of openViews(installation, view.user)) shut(installation, open)
    state.log.stir()
  } else if (response_action === undefined) {
    closeView(installation, view)
    state.log.stir()
  } else if (!next) {
    state.log.note(`submit ${view.callback_id}: ${response_action} without a view`)
  } else if (response_action === 'update') {
    changeView(state, view, next, 'response_action')
  } else {
    state.log.record('view', newView(state, installation, view.user, next, 'response_action', view))
  }
}

/** Take a modal away; with `clear_on_close`, the ones below it too. */
export function closeView(installation: Installation, view: View): void {
  shut(installation, view)
  if (view.clear_on_close) for (const open of openViews(installation, view.user)) shut(installation, open)
}

// Forms: suggestions for an option while it is typed, and submission.
import { optionObject } from '../elements.ts'
import { LIMITS } from '../limits.ts'
import { FORM_CALLBACK_ID, formErrors, readSubmittedForm } from '../modal.ts'
import { submissionShape, suggestionShape } from '../payloads.ts'
import { type PayloadReceiver, presserHints } from './delivery.ts'

/** Answers with the option's suggestions, in the acknowledgement. */
export const receiveSuggestion: PayloadReceiver = async (
  { dispatcher, people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const typed = suggestionShape.parse(body)
  const [, command = '', option = ''] = /^lookup:([^:]*):(.*)$/.exec(typed.action_id) ?? []
  const [who, origin] = await Promise.all([
    people.lookUpIdentity(installation, typed.user.id, presserHints(typed.user)),
    builder.directOrigin(installation, typed.user.id),
  ])
  const request = builder.buildRequest(installation, who, origin, null, { kind: 'command', command, values: {} })
  const choices = await dispatcher.suggest(request, command, option, typed.value)
  const fitting = choices.filter(({ value }) => value.length <= LIMITS.optionValue).slice(0, LIMITS.options)
  await acknowledge({ options: fitting.map(optionObject) })
}

export const receiveSubmission: PayloadReceiver = async (
  { people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const { user, view } = submissionShape.parse(body)
  if (view.callback_id !== FORM_CALLBACK_ID) return
  const { command, values, origin } = readSubmittedForm(view.private_metadata, view.state.values)
  const who = await people.lookUpIdentity(installation, user.id, presserHints(user))
  const said = { kind: 'command', command, values, isForm: true } as const
  const fields = Object.keys(view.state.values)
  // The acknowledgement closes the form, so it stays open and filled in until its values are stored.
  await builder.submit(installation, who, origin, `view:${view.id}:${view.hash}`, said, {
    acknowledge,
    keepsForm: true,
    async refuseForm(problem) {
      const errors = formErrors(problem, fields)
      return errors !== null && acknowledge(errors)
    },
  })
}

// Edits a step: its words, minutes, place, emoji, and company.
import { choiceOption, clearable, integerOption, required, textOption } from '../../chat/options.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { stepEditedView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { stepOption } from '../lib/options/step.ts'

export default defineCommand({
  name: 'step edit',
  about: 'Change a step',
  formWhenUnchanged: true,
  options: {
    step: required(stepOption('Which one? Its words or its number.')),
    text: textOption('What to do', { max: 255 }),
    minutes: integerOption('How long it takes, 1 to 10 minutes', { min: 1, max: 10 }),
    place: integerOption('Its place in the list', { min: 1, max: 99 }),
    emoji: clearable(textOption('One emoji', { max: 10 })),
    how: choiceOption('Who does it', ['do', 'do_with_me', 'delegate'], {
      do: 'do',
      do_with_me: 'do with me',
      delegate: 'delegate',
    }),
  },
  examples: ['step edit 2 minutes:3', 'step edit 2 text:"Write one sentence" place:1'],
  async prefill(_me, { step }) {
    if (!step) return {}
    return {
      text: step.description,
      minutes: String(step.estimated_minutes),
      place: String(step.step_number),
      ...(step.emoji ? { emoji: step.emoji } : {}),
    }
  },
  async run(me, { step, ...values }) {
    const result = await steps.editStep(me, step, {
      ...(values.text === undefined ? {} : { text: values.text }),
      ...(values.minutes === undefined ? {} : { minutes: values.minutes }),
      ...(values.place === undefined ? {} : { place: values.place }),
      ...(values.emoji === undefined ? {} : { emoji: values.emoji }),
      ...(values.how === undefined ? {} : { how: values.how }),
    })
    const now = result.steps.find(({ step_id }) => step_id === step.step_id) ?? step
    return stepEditedView(now, result.steps.length, result.happened === 'already')
  },
})

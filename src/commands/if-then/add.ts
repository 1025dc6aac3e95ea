// Binds something to an event that is noticed here: it is offered when that happens.
import { flagOption, required, textOption, withDefault } from '../../chat/options.ts'
import { addIfThen } from '../../domain/days/if-then/index.ts'
import { ifThenSavedView } from '../../views/if-then.ts'
import { defineCommand, readerOf } from '../command.ts'
import { shownIfThen } from '../lib/if-then.ts'
import { MAX_ACTION, triggerOption } from '../lib/options/if-then.ts'

export default defineCommand({
  name: 'if-then add',
  about: 'When something happens, offer me something',
  byModel: 'offer',
  question: 'When what happens?',
  options: {
    when: required(triggerOption('A habit, an event, “focus ends”, “my break ends”, “my first word”')),
    do: required(textOption('What to offer then', { max: MAX_ACTION, takes: 'rest' })),
    every: withDefault(flagOption('Every time, not only the next time'), false, 'no'),
  },
  examples: ['if-then add when:"focus ends" do:stretch', 'if-then add when:"my first word" do:"drink water" every:yes'],
  async run(me, { when, do: action, every }) {
    const { listed, isNew } = await addIfThen(me, when, action, every)
    return ifThenSavedView(readerOf(me), shownIfThen(listed), isNew ? 'added' : 'same')
  },
})

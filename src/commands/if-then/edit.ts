// Changes what is offered and how often, or lets it wait once more.
import { flagOption, hidden, required, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { describeIfThens, editIfThen } from '../../domain/days/if-then/index.ts'
import { ifThenSavedView } from '../../views/if-then.ts'
import { defineCommand, readerOf } from '../command.ts'
import { shownIfThen } from '../lib/if-then.ts'
import { ifThenOption, MAX_ACTION } from '../lib/options/if-then.ts'

export default defineCommand({
  name: 'if-then edit',
  about: 'Change what is offered, or how often',
  byModel: 'offer',
  formWhenUnchanged: true,
  options: {
    which: required(ifThenOption('Which one')),
    do: textOption('What to offer then', { max: MAX_ACTION }),
    every: flagOption('Every time, not only the next time'),
    again: hidden(flagOption('Once more, the next time')),
  },
  examples: ['if-then edit stretch every:yes'],
  prefill: async (_me, { which }): Promise<RawValues> =>
    which ? { do: which.ifThen.action, every: which.ifThen.is_repeating ? 'yes' : 'no' } : {},
  async run(me, { which, do: action, every, again }) {
    const isChanged = await editIfThen(me, which.ifThen, {
      ...(action === undefined || action === which.ifThen.action ? {} : { action }),
      ...(every === undefined ? {} : { isRepeating: every }),
      ...(again === undefined ? {} : { isArmed: again }),
    })
    const [now = which] = await describeIfThens(me, [which.ifThen])
    return ifThenSavedView(readerOf(me), shownIfThen(now), isChanged ? 'saved' : 'same')
  },
})

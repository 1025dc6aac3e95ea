// Drops an if-then.
import { required } from '../../chat/options.ts'
import { dropIfThen } from '../../domain/days/if-then/index.ts'
import { ifThenDroppedView } from '../../views/if-then.ts'
import { defineCommand } from '../command.ts'
import { shownIfThen } from '../lib/if-then.ts'
import { ifThenOption } from '../lib/options/if-then.ts'

export default defineCommand({
  name: 'if-then drop',
  about: 'Let an if-then go',
  byModel: 'offer',
  options: { which: required(ifThenOption('Which one')) },
  examples: ['if-then drop stretch'],
  async run(me, { which }) {
    await dropIfThen(me, which.ifThen)
    return ifThenDroppedView(shownIfThen(which))
  },
})

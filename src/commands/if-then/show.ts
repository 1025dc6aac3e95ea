// Lists a person's if-thens, and whether they help.
import { compareIfThens } from '../../domain/days/if-then/comparison.ts'
import { listIfThens } from '../../domain/days/if-then/index.ts'
import { ifThenListView } from '../../views/if-then.ts'
import { defineCommand, readerOf } from '../command.ts'
import { shownIfThen } from '../lib/if-then.ts'

/** Offers are kept for so long. */
const DAYS = 90

export default defineCommand({
  name: 'if-then show',
  about: 'What I offer when something happens, and whether it helps',
  byModel: 'show',
  isDefault: true,
  phrases: { 'if thens': {}, 'my if-thens': {} },
  spoken: ['show my if-thens'],
  says: [
    '(show|show me|list|whats|what are|see) (all)? (my|the)? (if-thens|if-then|if thens|if then plans|if-then plans)',
  ],
  options: {},
  examples: ['if-then show'],
  async run(me) {
    const since = new Date(me.now.getTime() - DAYS * 86_400_000)
    return ifThenListView(readerOf(me), (await listIfThens(me)).map(shownIfThen), await compareIfThens(me, since))
  },
})

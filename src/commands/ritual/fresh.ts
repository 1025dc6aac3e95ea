// A fresh start after days away: clears past dates, undoable for a week.
import { listPlanCandidates } from '../../domain/days/rituals/candidates.ts'
import { makeFreshStart } from '../../domain/days/rituals/fresh-start.ts'
import { freshStartView } from '../../views/evening.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'ritual fresh',
  about: 'Clear past dates, keep everything',
  byModel: 'offer',
  aliases: ['fresh'],
  phrases: { 'fresh start': {}, 'start over': {} },
  spoken: ['I want a fresh start', 'start over'],
  says: [
    '(i want|i need|give me|lets have|lets make|make|start|can i have)? (a)? fresh start',
    '(start|lets start|begin|i want to start) (over|afresh|fresh|again from zero|from scratch)',
  ],
  options: {},
  examples: ['fresh', 'fresh start'],
  async run(me) {
    const { undated, rested } = await makeFreshStart(me)
    // One small thing to begin with.
    const [small] = await listPlanCandidates(me, 1, 1)
    return freshStartView(undated, rested, small?.task ?? null)
  },
})

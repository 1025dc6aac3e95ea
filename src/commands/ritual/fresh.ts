// After days away: nothing to catch up with. A week to take it back.
import { listPlanCandidates } from '../../domain/days/rituals/candidates.ts'
import { makeFreshStart } from '../../domain/days/rituals/fresh-start.ts'
import { freshStartView } from '../../views/evening.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'ritual fresh',
  about: 'Clear past dates, keep everything',
  aliases: ['fresh'],
  phrases: { 'fresh start': {}, 'start over': {} },
  options: {},
  examples: ['fresh', 'fresh start'],
  async run(me) {
    const { undated, rested } = await makeFreshStart(me)
    // One small thing to begin with.
    const [small] = await listPlanCandidates(me, 1, 1)
    return freshStartView(undated, rested, small?.task ?? null)
  },
})

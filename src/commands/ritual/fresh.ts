// After days away: nothing to catch up with. A week to take it back.
import { candidates } from '../../domain/days/rituals/candidates.ts'
import { freshStart } from '../../domain/days/rituals/fresh.ts'
import { fresh } from '../../views/evening.ts'
import { command } from '../command.ts'

export default command({
  name: 'ritual fresh',
  about: 'Take off dates gone by, keep everything',
  shorts: ['fresh'],
  phrases: { 'fresh start': {}, 'start over': {} },
  options: {},
  examples: ['fresh', 'fresh start'],
  async run(me) {
    const { undated, rested } = await freshStart(me)
    // One small thing to begin with.
    const [small] = await candidates(me, 1, 1)
    return fresh(undated, rested, small?.task ?? null)
  },
})

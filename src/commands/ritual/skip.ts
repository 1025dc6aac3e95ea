// Skips today's plan: neutral, and reverted by planning later.
import * as rituals from '../../domain/days/rituals/index.ts'
import { planSkippedView } from '../../views/ritual.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'ritual skip',
  about: 'No plan today',
  byModel: 'offer',
  phrases: { 'no plan today': {} },
  options: {},
  examples: ['ritual skip'],
  run: async (me) => planSkippedView((await rituals.skipPlan(me)) === 'already'),
})

// The week as it was recorded.
import { loadWeekSummary } from '../../domain/days/rituals/week.ts'
import { weekView } from '../../views/evening.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'ritual week',
  about: 'Your week as recorded',
  aliases: ['review'],
  phrases: { 'my week': {} },
  options: {},
  examples: ['review', 'ritual week'],
  run: async (me) => weekView(readerOf(me), await loadWeekSummary(me)),
})

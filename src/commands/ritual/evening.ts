// Close the day: what was done, where the rest goes, and what is still in one's head.
import { choice, text } from '../../chat/options.ts'
import { evening, keepForTomorrow, letRest, moveOn } from '../../domain/days/rituals/evening.ts'
import { zoneOf } from '../../domain/request/me.ts'
import { localDay } from '../../time/index.ts'
import { closed, closing, keptForTomorrow, moved, rests } from '../../views/evening.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'ritual evening',
  about: 'Close the day',
  shorts: ['/wrap'],
  phrases: {
    'wrap up': {},
    'good night': {},
    'close the day': {},
    goodnight: {},
    gn: {},
    'close day': {},
    'end the day': {},
    'end my day': {},
  },
  options: {
    tomorrow: text('What is still in your head', { max: 255, takes: 'rest' }),
    how: choice('Where the rest goes', ['move', 'rest', 'close']),
  },
  examples: ['wrap', 'ritual evening how:move', 'ritual evening tomorrow:"call the landlord"'],
  async run(me, { tomorrow, how }) {
    const reader = readerOf(me)
    if (tomorrow !== undefined) {
      const { task } = await keepForTomorrow(me, tomorrow)
      return keptForTomorrow(reader, task, task.due_date && localDay(task.due_date, zoneOf(me), '00:00'))
    }
    if (how === 'move') {
      const { moved: tasks, to } = await moveOn(me)
      return moved(reader, tasks, to)
    }
    if (how === 'rest') return rests(await letRest(me))
    const today = await evening(me)
    return how === 'close' ? closed(today) : closing(reader, today)
  },
})

// Wraps up the day: what was done, where the rest goes, and what is still in mind.
import { choiceOption, textOption } from '../../chat/options.ts'
import {
  captureForTomorrow,
  clearTodaysDueDates,
  loadEveningReview,
  moveToTomorrow,
} from '../../domain/days/rituals/evening.ts'
import { zoneOf } from '../../domain/request/me.ts'
import { localDay } from '../../time/index.ts'
import {
  capturedForTomorrowView,
  captureMoreView,
  dayClosedView,
  dayReviewView,
  tasksMovedView,
  tasksRestedView,
} from '../../views/evening.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'ritual evening',
  about: 'Close the day',
  byModel: 'run',
  aliases: ['/wrap'],
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
  says: [
    '(wrap|wrap up|close|end|finish|review) (up)? (my|the)? (day|today|evening)',
    '(how was|hows|how is|how did|how has) (my|the|todays) day (go|going|gone|been|today|so far|looking back)*',
    'did i (do|have) (well|ok|okay|good|enough|a good day) today',
    '(recap|summary|summarise|summarize|overview|review) (of)? (today|the day|my day)',
    '(any|how much) progress (today|so far today)',
    '(im|i am) (done|finished) for (today|the day|tonight)',
    '(calling|call|lets call) it a (day|night)',
    '(im|i am) (going|off|heading) to (bed|sleep)',
    { say: '(end|finish|close) of (the|my)? day', trust: 'offer' },
    // With nothing spoken of that it could be about.
    { say: '(move|carry|push) (them|over)* to tomorrow', with: { how: 'move' }, yields: true },
    '(time to)? (wrap|wrap things|finish) up (for today|for the day|the day|now)?',
  ],
  options: {
    tomorrow: textOption("What's still on your mind", { max: 255, takes: 'rest', acceptsLonger: true }),
    how: choiceOption('What to do with the rest', ['move', 'rest', 'close', 'more']),
  },
  examples: ['wrap', 'ritual evening how:move', 'ritual evening tomorrow:"call the landlord"'],
  async run(me, { tomorrow, how }) {
    const reader = readerOf(me)
    if (tomorrow !== undefined) {
      const { task } = await captureForTomorrow(me, tomorrow)
      return capturedForTomorrowView(reader, task, task.due_date && localDay(task.due_date, zoneOf(me), '00:00'))
    }
    if (how === 'move') {
      const { moved: tasks, fixed, to } = await moveToTomorrow(me)
      return tasksMovedView(reader, tasks, to, fixed)
    }
    if (how === 'more') return captureMoreView()
    if (how === 'rest') return tasksRestedView(await clearTodaysDueDates(me))
    const today = await loadEveningReview(me)
    return how === 'close' ? dayClosedView(today) : dayReviewView(reader, today)
  },
})

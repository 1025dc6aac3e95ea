// Wraps up the day: what was done, where the rest goes, and what is still in mind.
import { choiceOption, flagOption, hidden, textOption } from '../../chat/options.ts'
import {
  captureForTomorrow,
  clearTodaysDueDates,
  loadEveningReview,
  moveToTomorrow,
} from '../../domain/days/rituals/evening.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import { localDay } from '../../time/index.ts'
import { NotMeantError } from '../../user-error.ts'
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
    close: {},
    'good night': {},
    'close the day': {},
    goodnight: {},
    gn: {},
    'close day': {},
    'end the day': {},
    'end my day': {},
  },
  spoken: ['wrap up my day', 'how was my day?', 'did I do well today?'],
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
    // Below the offer to close the day, or the review itself.
    {
      say: '(just|ok|no|nah|please|lets|oh)* (leave|let) (them|it|it all|them all|everything|the rest|those) (rest|be|there|go|where (it|they) (is|are)|as (it|they) (is|are)|for now)*',
      with: { how: 'rest', below: 'yes' },
    },
    // With nothing spoken of that it could be about.
    { say: '(move|carry|push) (them|over)* to tomorrow', with: { how: 'move' }, yields: true },
    '(time to)? (wrap|wrap things|finish) up (for today|for the day|the day|now)?',
  ],
  options: {
    tomorrow: textOption("What's still on your mind", { max: 255, takes: 'rest', acceptsLonger: true }),
    how: choiceOption('What to do with the rest', ['move', 'rest', 'close', 'more']),
    below: hidden(flagOption('Only below the offer to close the day')),
  },
  examples: ['wrap', 'ritual evening how:move', 'ritual evening tomorrow:"call the landlord"'],
  async run(me, { tomorrow, how, below }) {
    if (below && !(await isCloseOffered(me))) throw new NotMeantError('Nothing is closed.')
    const reader = readerOf(me)
    if (tomorrow !== undefined) {
      const { task } = await captureForTomorrow(me, tomorrow.replace(ADDS, ''))
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

/** Has the newest view with buttons one that closes the day? */
async function isCloseOffered(me: Me): Promise<boolean> {
  const { labelled } = await loadReplyMeanings(me, me.channelId)
  return labelled.some(({ line }) => /^ritual evening\b/.test(line))
}

/** “Oh add pick up the parcel”: to the question what is still in mind. */
const ADDS =
  /^(?:(?:oh|and|also|ok|yes|yeah|please|can you|just)[, ]+)*(?:add|put down|note down|write down)[,:]? (?=\p{L}+ \S)/iu

// Ends a session early, or records how many minutes of the newest one were focus. Never blames.
import { flagOption, hidden, integerOption, textOption } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusCorrectionView, focusEndedView, noFocusView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'

/** Said shortly, and with the reason behind it. */
const STOPPED_EARLY = /^[^:]{5,80}$/

export default defineCommand({
  name: 'focus stop',
  about: 'End the session, or correct the last one',
  byModel: 'offer',
  phrases: { stop: {}, 'i drifted': {} },
  spoken: ['stop the timer', "I'm done focusing"],
  says: [
    '(stop|end|cancel|finish|kill|quit|abort|turn off|switch off|close) (the|my|this|that)? (timer|session|focus|focus session|focus timer|countdown|clock|pomodoro|pomo) (now|please|early)?',
    '(im|i am|were|we are) (done|finished|through) (focusing|focussing|working|with the session|with the timer|with focus) (now|for now|for today)?',
    // To “ten more minutes?”, or just so: no more of it.
    {
      say: '(actually|ok|oh|wait|well)* (no|nope|nah|no thanks) (actually|thanks)* (im|i am|were|we are) (all|quite|pretty much)? (done|finished) (for now|for today|now|here|thanks|tonight)*',
      with: { running: 'yes' },
    },
    '(turn|switch) (the|my)? (timer|session|countdown|pomodoro) off',
    '(stop|quit) (focusing|focussing|working)',
    '(ok|right|lets|ill|i will|well)* (stop|leave it) (there|here) (now|for now|please)*',
    {
      say: '(i|ive|had to|sorry|ugh|actually|well|so|ok|but)* (stopped|finished|ended|quit|gave up|packed it in|bailed|cut it short|stop|stopping|finishing) (early|half way|halfway|part way|partway|before the end|before time|after a bit|a bit early|sooner) {_}?',
      typed: STOPPED_EARLY,
      with: { ended: 'yes' },
    },
    // Below a session that has ended: “only did 10 of those”.
    {
      say: '(no|actually|well|wait|sorry|ok|so|but)* (i)? (actually|really)? (only|just) (did|managed|got|worked|focused|focussed|lasted|made it) {minutes} (minutes|mins|min)? (of (it|that|those|them|the session|these|which))?',
      typed: /\b(?:min|mins|minutes|of (?:it|that|those|them|these|which|the session))\W*$/i,
    },
  ],
  options: {
    minutes: integerOption('How many minutes you focused', { min: 0, max: 180, unit: 'minutes' }),
    note: textOption('A note, if you like', { max: 1000 }),
    running: hidden(flagOption('Only a session that runs')),
    ended: hidden(flagOption('Only a session of the last hours')),
  },
  examples: ['stop', 'focus stop 20', 'focus stop note:"Tables are done"'],
  async run(me, { minutes, note, running, ended }) {
    const reader = readerOf(me)
    const open = await focus.findRunningFocus(me)
    if (running && !open) throw new NotMeantError('No session is running.')
    const session = open ?? (await focus.findRecentFocus(me))
    if (ended && !session) throw new NotMeantError('There was no session.')
    if (!session) return noFocusView(true)
    if (note !== undefined) await focus.addFocusNote(me, session, note)
    if (open) {
      await focus.stopFocus(me, open, minutes)
      return focusEndedView(reader, await loadFocusDetails(me, open), 'stopped')
    }
    if (minutes === undefined) {
      const shown = await loadFocusDetails(me, session)
      return note === undefined ? focusCorrectionView(shown) : focusEndedView(reader, shown, 'noted')
    }
    await focus.correctFocusMinutes(me, session, minutes)
    return focusEndedView(reader, await loadFocusDetails(me, session), 'corrected')
  },
})

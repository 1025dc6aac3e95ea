// Starts a break with a reminder at its end.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, integerOption, withDefault } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import type { Me } from '../../domain/request/me.ts'
import { NotMeantError } from '../../user-error.ts'
import { breakAfterFocusView, breakView } from '../../views/focus-break.ts'
import { gapChoiceView } from '../../views/gap.ts'
import { defineCommand, readerOf } from '../command.ts'
import { isReminderNewest } from '../lib/current-task.ts'
import { findGapBefore, minutesFromNow } from '../lib/gap.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'

export default defineCommand({
  name: 'focus break',
  about: 'Take a break',
  byModel: 'run',
  phrases: { break: {}, 'take a break': {}, 'i need a break': {}, 'need a break': {}, 'have a break': {} },
  spoken: ['take a break for 10 minutes', 'can I have a break?'],
  says: [
    '(im|i am|lets|i will|ill|i want to|i want|i need|need|give me|can i|can i have|can i take|id like|let me)? (take|have|taking|on)? (a|my|another)? {minutes} break',
    '(take|have|need|i need|i need to take|i want|time for|lets take|lets have|start|im taking|i am taking|going on|on) (a|my)? (short|little|quick|coffee|lunch|tea)? break (for|of)? {minutes}',
    '(take|have|need|i need|i need to take|i want|time for|lets take|lets have|start|im taking|i am taking|going on|on|can i have|can i take) (a|my)? (short|little|quick|coffee|tea|wee|tiny|mini|small|proper|fag|smoke|screen|loo|toilet|snack|cuppa)? break (now|please)?',
    { say: '(i need|i want|give me|just|can i have|i just need|taking|back in|brb|brb in)', length: 'minutes' },
    {
      say: '(ok|im|i am|lets|i will|ill|i want|i need|need|give me|can i|can i have|can i take|id like|let me|going for|taking|having|have|take)* (to)? (have|take|go for)? (a|my)? (quick|short|power|little|wee|cheeky)* (nap|lie down|snooze|breather|rest|cuppa|smoke|coffee|tea|stretch|sit down) (first|now|please|then)*',
      length: 'minutes',
    },
    '(ok|so|please|now)* (can i|could i|may i|i want to|i need to|id like to|let me|i have to|i must|im going to|ill|i will) (just)? (take|get|have)? (some|a bit of|a little|a)? (rest|breather|nap|lie down) (now|first|please|for a bit|for a while|a bit|a while|today)*',
    'break (for)? {minutes}',
    '(ok|okay|so|just|a|quick|now)* {minutes} break (and|then|after that|and then)* {_}?',
    // “Half an hour lunch”: its length first, and then what it is spent on.
    {
      say: '(ok|im|i am|taking|having|gonna take|going to take|a|my)* (lunch|lunch break|tea break|coffee break|snack break|screen break|siesta|breather|time out) (now|first|please|then)*',
      length: 'minutes',
    },
    {
      say: [
        'take (a)? five',
        'take 5',
        'five minutes off',
        'time out',
        'time for a breather',
        'breather',
        'quick break',
        'short break',
        'coffee break',
        'tea break',
        'pause for a bit',
        '(pause|freeze|hold) (the|my|this)? (timer|session|focus|focus session|clock|countdown|pomodoro)? (please|for now|now|for a moment|for a minute)?',
      ],
      with: { minutes: '5' },
    },
    { say: ['take ten', 'take 10', 'ten minutes off'], with: { minutes: '10' } },
    '(i deserve|ive earned|gonna take|going to take|off for|im off for|popping out for|stepping out for) (a|my)? (short|little|quick|coffee|tea|smoke)? break',
  ],
  options: {
    minutes: withDefault(
      integerOption('How long', { min: 1, max: 60, unit: 'minutes' }),
      5,
      '5, 15 after every fourth',
    ),
    over: hidden(flagOption('Ends the running break')),
    anyway: hidden(flagOption('Even if something fixed comes before its end')),
  },
  examples: ['focus break', 'focus break 10'],
  async run(me, values, { raw, request, runLine }) {
    if (values.over) {
      const wasRunning = await focus.endRunningBreak(me)
      return {
        ...(await runLine(ask('task suggest'))),
        notice: wasRunning ? t`The break is over.` : t`No break is running.`,
      }
    }
    if (request.input.kind === 'typed' && WANTS_TIME.test(request.input.line) && (await isRemindedOfOther(me)))
      throw new NotMeantError('The reminder is put off.')
    const wished = (raw['minutes'] ?? '') === '' ? null : values.minutes
    const minutes = wished ?? (await focus.nextBreakMinutes(me))
    const gap = await findGapBefore(me, minutesFromNow(me, minutes), values.anyway)
    if (gap)
      return gapChoiceView(readerOf(me), gap, {
        what: 'break',
        minutes,
        shorter: ask('focus break', { minutes: gap.minutes }),
        anyway: ask('focus break', { minutes, anyway: 'yes' }),
      })
    const taken = await focus.takeBreak(me, wished)
    const { session } = taken
    return session
      ? breakAfterFocusView(readerOf(me), await loadFocusDetails(me, session), taken)
      : breakView(readerOf(me), taken)
  },
})

/** “Give me a minute”: a break, but below a reminder it puts that off. */
const WANTS_TIME = /^\W*(?:(?:ok|please|just)\W+)*(?:give me|i(?: just)? need)\b(?!.*\b(?:break|breather|rest)\b)/i

/** After these a break is what time is wanted for. */
const SESSION_KINDS: ReadonlySet<string> = new Set(['focus-end', 'focus-landing', 'break-end'])

/** Was a reminder that still waits said last, of something else than sessions and breaks? */
async function isRemindedOfOther(me: Me): Promise<boolean> {
  if (!(await isReminderNewest(me))) return false
  const found = await nudges.findUnansweredNudge(me)
  return found !== undefined && !SESSION_KINDS.has(found.schedule?.kind ?? '')
}

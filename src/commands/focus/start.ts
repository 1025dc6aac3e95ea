// Starts a focus session: one task, a duration, and no nudges until it ends.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, integerOption, withDefault } from '../../chat/options.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import * as focus from '../../domain/days/focus/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { focusRunningView } from '../../views/focus.ts'
import { gapChoiceView } from '../../views/gap.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findGapBefore, minutesFromNow } from '../lib/gap.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'focus start',
  about: 'Focus on one thing for a while',
  byModel: 'run',
  isDefault: true,
  spoken: ['focus for 25 minutes', 'focus on the report for 25 minutes', 'sit with me while I do the report'],
  says: [
    '(focus on|focus|concentrate|work|focusing|pomodoro) (on)? {task} for {minutes}',
    '(focus|concentrate|work|pomodoro) (for)? {minutes} (on|for|at) {task}',
    '(focus|concentrate) on {task}',
    '(start|begin|do|set|run|lets do|lets start) (a|an|my|the)? {minutes} (minute|minutes|min|mins)? (focus|pomodoro|focus session|session|work session|timer|sprint) (on|for|with) {task}',
    '(start|begin|do|run|lets do|lets start) (a|an|my|the)? (focus|pomodoro|focus session|session|work session|sprint) (on|for|with) {task} (for {minutes})?',
    '(start|begin|do|set|run|lets do|lets start|give me) (a|an|my|the|me)? {minutes} (minute|minutes|min|mins)? (focus|pomodoro|focus session|session|work session|timer|sprint) (on|for|with|to) {_}',
    // Company is what a session is.
    {
      say: '(i need someone to|i want someone to)? <withme> (while|as|when) (i do|i|im|i am) !(away|out|asleep|gone) (doing|start|starting|tackle|tackling|work on|working on|get on with|finish|finishing)? {task}',
      orElse: 'ask',
    },
    {
      say: '(lets|let us|can we|could we|shall we|ok|just|maybe)* (do|try|put in|go for|have|start) (together|with me|side by side)',
      length: 'minutes',
    },
    '(i need someone to|i want someone to)? <withme> (for a (bit|while|moment))? (please|now|today)*',
    {
      say: '(i need someone to|i want someone to)? <withme> (for|about)* (please|now)?',
      length: 'minutes',
    },
    // “25 on the deck”
    {
      say: '(lets do|ill do|do|just|can we do|another|a)* {minutes} (minutes|mins|min|m)? on (the|my)? {task} (please|now|then)?',
      typed: /^\D{0,20}\d{1,3} ?(?:m|mins?|minutes)? on \S/i,
    },
    // “Go again”, below the end of a session or of its break.
    {
      say: '(ok|okay|right|yes|yep|lets|ill|i will|i shall|and|shall we|can we|well|we)* (go|go for it|do it|do that|do one|again|one more|one more round|one more go|another go|another round|another one|round two|same again) (again|once more|one more time|please|then|now)*',
      with: { again: 'yes' },
      typed: /\b(?:again|once more|one more|another (?:round|go)|round two)\b/i,
    },
    'pomodoro {task}',
    // “Anyways I will start now”, “ten minutes I will sit and write”.
    '(anyway|anyways|ok|okay|so|right|now|then|well|finally)* (i will|ill|im going to|i am going to|im gonna|let me|lemme|i better|id better|i should|time to|gonna) (just|really|actually|now)* (start|begin|get started|get going|crack on|make a start|get to work|get on with it|focus|concentrate|sit and work|sit down and work|knuckle down|get stuck in|lock in) (working|work|now|then|already|for real|again|right now)*',
    {
      say: '(ok|okay|so|just|for|only)* (i will|ill|im going to|i am going to|im gonna|let me|lemme|gonna)* (just)? (sit|sit down|work|write|study|read|focus|concentrate|try|do some work|give it) (and|to|then|now|first)* (write|work|study|read|focus|concentrate|try|do it|revise|start)? (now|then|first)*',
      length: 'minutes',
    },
    '(focus|concentrate|pomodoro|work) (for)? {minutes}',
    '(start|begin|do|lets do|lets) (a)? (focus|pomodoro|focus session|session|work session|focusing)',
    'pomodoro',
    '(timer|countdown|set timer|start timer) (for|of|to)? {minutes}',
    { say: '(timer|countdown) (on)? {task} (for)?', length: 'minutes' },
    {
      say: '(a|one|start|do|lets do|give me|i want|set|quick|another)* (focus|focus session|pomodoro|pomo|sprint|deep work|work session|session) (now|please|timer)?',
      length: 'minutes',
    },
    '(can we|can i|could we|could i|lets|let me|ill|shall we|we|i want to|id like to)* (do|spend|put in|put|try|go for) {minutes} (minutes|minute|mins|min)? (focus|focusing)? (on|with|into) (the|my)? {task} (now|please|then)?',
    {
      say: '(please|can you|could you|lets|ill|i want to)* (block|set aside|book|reserve|block off|block out|give me|take|spend|put aside|carve out) (out|off|aside)? (for|on) (it|that|this|this one|that one) (now|right now|please|then)*',
      length: 'minutes',
      with: { task: 'it' },
    },
    {
      say: '(i want to|id like to|i would like to|let me|lets|ill|i will|i shall|im going to|can we|can i)* (work|focus|study|concentrate) (for)? {minutes} (minutes|minute|mins|min) (and|with|then) {_}',
    },
    {
      say: '(just|only|ok|lets|do|lets do|ill do|maybe|about|even)* (of|on|at|with) (it|that|this|this one|that one) (then|now|please)*',
      length: 'minutes',
      with: { task: 'it' },
    },
    '(one more|another|lets do another|do another|same again) (round|session|pomodoro|pomo|sprint|focus|focus session)',
    {
      say: '(ok|okay|right|so|then)* (lets|let us|ill|i will|i shall|let me|lemme|im going to|i can) (do|start|tackle|work on|begin|have a go at|try) (on|with)? (the|my)? {task} (for|about)?',
      length: 'minutes',
    },
    '(focus|deep work|pomodoro) (mode|time|session|block)? (for|on)? {minutes} (minutes|mins|min)? (please|now)?',
    {
      say: '(just|lets|ill|i will|i shall|do|lets do|ill do|spend|ill spend|ok|then|give me|put in)* (on|with) (the|my)? {task} (then|now|first)?',
      length: 'minutes',
    },
    {
      say: [
        '{_}? (timer|timers|countdown|countdowns|stopwatch|chronometer|egg timer|kitchen timer) {_}?',
        '{_}? (count down|counting down|time me|time this|clock me|run a clock|set the clock|on the clock|start the clock|begin timing|start timing) {_}?',
        '(<alertme>|<remind>|warn me|shout|say|beep) (when|after|once|that|as soon as)? (are|is|have|has)? (up|over|passed|gone|elapsed|gone by|past|been)',
      ],
      length: 'minutes',
    },
    {
      say: [
        '(set|start|begin|give me|put)? (for|on)? (the|my)? (oven|cookies|cake|pizza|egg|eggs|laundry|pasta|chicken|rice|tea|time)',
      ],
      length: 'minutes',
    },
    { say: '(deep work|deep focus|heads down|work) (on|at) {task} for (an|one|a full) hour', with: { minutes: '60' } },
    { say: '(focus|concentrate) (on)? {task} for (an|one|a full) hour', with: { minutes: '60' } },
    { say: '(focus|concentrate|work) (for)? (an|one|a full) hour (on)? {task}', with: { minutes: '60' } },
    { say: '(focus|concentrate) (on)? {task} for half an hour', with: { minutes: '30' } },
    '(deep work|deep focus|heads down|sprint) (on|at)? {task} (for)? {minutes}',
    '(deep work|deep focus|heads down) (on|at) {task}',
    '{minutes} (of)? (focus|deep work|concentration) (on|for) {task}',
    '(focus|pomodoro) {minutes} {task}',
    {
      say: '(make|do|have|take|start|i want|i need) (a|an|some)? (focus|pomodoro|session|focus session|focus time|time) (on|for|with) (the|my)? {task}',
      length: 'minutes',
    },
    {
      say: '(make|do|have|take|i want|i need) (a|an|some)? (focus|pomodoro|session|focus session|focus time) {_}?',
      length: 'minutes',
    },
  ],
  options: {
    task: taskOption('Which task; the current one if left out'),
    minutes: withDefault(integerOption('How long', { min: 1, max: 180, unit: 'minutes' }), 25),
    again: hidden(flagOption('What the session of a while ago was for, and as long')),
    anyway: hidden(flagOption('Even if something fixed comes before its end')),
  },
  examples: ['focus', 'focus 25', 'focus start report 25'],
  async run(me, values, { runLine }) {
    if (values.again) return runLine(await againLine(me))
    const task = values.task ?? (await tasks.findCurrentTask(me)) ?? null
    const isRunning = (await focus.findRunningFocus(me)) !== undefined
    const gap = isRunning ? null : await findGapBefore(me, minutesFromNow(me, values.minutes), values.anyway)
    if (gap) {
      const on = task ? { task: task.task_id } : {}
      return gapChoiceView(readerOf(me), gap, {
        what: 'focus',
        minutes: values.minutes,
        shorter: ask('focus start', { ...on, minutes: gap.minutes }),
        anyway: ask('focus start', { ...on, minutes: values.minutes, anyway: 'yes' }),
      })
    }
    const { session, state } = await focus.startFocus(me, task, values.minutes)
    return focusRunningView(readerOf(me), await loadFocusDetails(me, session), state)
  },
})

/** Minutes for which a session that has ended can be had again. */
const AGAIN_MINUTES = 60

/** @throws NotMeantError where no session ended lately */
async function againLine(me: Me): Promise<CommandLine> {
  const last = (await focus.findRunningFocus(me)) ? undefined : await focus.findRecentFocus(me)
  const ended = last?.ended_at ? (me.now.getTime() - last.ended_at.getTime()) / 60_000 : AGAIN_MINUTES
  if (!last || ended >= AGAIN_MINUTES) throw new NotMeantError('No session has ended lately.')
  const task = last.task_id === null ? undefined : await tasks.findTask(me, last.task_id)
  return ask('focus start', { ...(task?.isOpen ? { task: task.task_id } : {}), minutes: last.duration_minutes })
}

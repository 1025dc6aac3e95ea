// Begin to focus: one task, a clock, and quiet until it is over.
import { integerOption, withDefault } from '../../chat/options.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { focusRunningView } from '../../views/focus.ts'
import { defineCommand, readerOf } from '../command.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'focus start',
  about: 'Focus on one thing for a while',
  byModel: 'run',
  isDefault: true,
  says: [
    '(focus|concentrate|work|focusing|pomodoro) (on)? {task} for {minutes}',
    '(focus|concentrate|work|pomodoro) (for)? {minutes} (on|for|at) {task}',
    '(focus|concentrate) on {task}',
    'pomodoro {task}',
    '(focus|concentrate|pomodoro|work) (for)? {minutes}',
    '(start|begin|do|lets do|lets) (a)? (focus|pomodoro|focus session|session|work session|focusing)',
    'pomodoro',
    '<iwant>? (<setup>|<iwill> <setup>)? (up)? (a|the|my|an)? (new|brand new)? (timer|countdown|stopwatch) (please|for me|set|up|going|now|started|to be set|running|set up)?',
    'timer (for|of)? {minutes}',
    '{minutes} timer',
    '<iwant>? <setup>? (a|the|my|an|another|one|some)? (new|brand new)? (timer|countdown|stopwatch|time) (to go off|to ring|to run|set|going|started|that goes off|up|running)? (to|in|for|of|at|with)? (about|exactly)? {minutes} (starting now|from now|long|on it)?',
    '<iwant>? <setup>? (a|the|my|an)? {minutes} (timer|countdown|long timer) (set|going|started|running)?',
    '(start|begin)? (counting down|count down|countdown|timing|time) (from|for|me for)? {minutes}',
    '(timer|countdown) (on)? {task} (for)? {minutes}',
    'set (a)? timer (for|of) {minutes} (for|to|on|so) {_}',
    '(set|start) (a)? (timer|countdown) for {task}',
    '(<alertme>|<remind>) (when|after|in)? {minutes} (are|is|have)? (up|over|passed|gone)',
    { say: '(deep work|deep focus|heads down|work) (on|at) {task} for (an|one|a full) hour', with: { minutes: '60' } },
    { say: '(focus|concentrate) (on)? {task} for (an|one|a full) hour', with: { minutes: '60' } },
    { say: '(focus|concentrate|work) (for)? (an|one|a full) hour (on)? {task}', with: { minutes: '60' } },
    { say: '(focus|concentrate) (on)? {task} for half an hour', with: { minutes: '30' } },
    '(deep work|deep focus|heads down|sprint) (on|at)? {task} (for)? {minutes}',
    '(deep work|deep focus|heads down) (on|at) {task}',
    '{minutes} (of)? (focus|deep work|concentration) (on|for) {task}',
    '(focus|pomodoro) {minutes} {task}',
  ],
  options: {
    task: taskOption('Which task; the current one if left out'),
    minutes: withDefault(integerOption('How long', { min: 5, max: 180, unit: 'minutes' }), 25),
  },
  examples: ['focus', 'focus 25', 'focus start report 25'],
  async run(me, values) {
    const task = values.task ?? (await tasks.findCurrentTask(me)) ?? null
    const { session, state } = await focus.startFocus(me, task, values.minutes)
    return focusRunningView(readerOf(me), await loadFocusDetails(me, session), state)
  },
})

// Let a task go. It is out of every list and can come back.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'task drop',
  about: 'Let a task go; you can put it back',
  byModel: 'run',
  aliases: ['drop'],
  says: [
    { say: '<remove> {task} (off|from|off of|out of|in|on|for|to|of) <my>? <anylist>', orElse: 'tell' },
    {
      say: '<remove> {task} (off|from|off of|out of|in|on|for) <my>? (<calendar>|<shoppinglist>) {_}?',
      orElse: 'tell',
    },
    { say: '<remove> {task} {_} (off|from|off of|out of|in|on|for) <my>? <calendar>', orElse: 'tell' },
    {
      say: '(on|from|off|to|in) <my>? (<anylist>|<calendar>|<shoppinglist>) (please)? <remove> {task}',
      orElse: 'tell',
    },
    {
      say: '<iwill>? (get|have) {task} (removed|deleted|erased|taken off|taken|cleared|crossed off|dropped) (off|from|off of|out of)? {_}?',
      orElse: 'tell',
    },
    {
      say: '<iwill> <remove> {task} (off|from|off of|out of|in|on) <my>? (<anylist>|<calendar>|<shoppinglist>)',
      orElse: 'tell',
    },
    {
      say: '(i|we) (dont|do not|no longer) (need|want|have|have to do) {task} (any more|anymore|any longer|on {_}|in {_}|from {_})?',
      orElse: 'tell',
    },
    {
      say: '<remove> (the|my|this|that|a|an|all|any|all the|all my|all of my|every|item|these|those)? {task} (alarm|alarms|reminder|reminders|event|events|item|items|entry|entries|meeting|meetings|appointment|appointments|list|lists)',
      orElse: 'tell',
    },
    {
      say: '<remove> (the|my|this|that|a|an|all|any|all the|all my|all of my)? (alarm|alarms|reminder|reminders|event|events|item|items|entry|meeting|meetings|appointment|appointments|list) {task}',
      orElse: 'tell',
    },
    { say: '(cancel|call off|scrap) (my|the|our) {task}', orElse: 'tell' },
    '(delete|remove|erase|scratch|scrap|forget|forget about) {task}',
    { say: '(cancel|call off) {task}', trust: 'offer' },
    '(never mind|nevermind) {task}',
    '(get rid of|let go of|bin|dump|ditch|lose) {task}',
    '(i|we) (dont|do not|no longer) (need|want|have) to (do)? {task} (any more|anymore|any longer|now)?',
  ],
  takesSeveral: 'task',
  options: { task: required(taskOption('Which one')) },
  examples: ['drop milk'],
  async run(me, { task }) {
    const how = await tasks.dropTask(me, task)
    const card = { kind: 'task', id: task.task_id }
    if (how === 'dropped') return view(t`Let go: ${task.title}`, [], { card })
    const buttons = [{ label: 'Put back', line: ask('task reopen', { task: task.task_id }) }]
    return view(t`Already let go: ${task.title}`, [], { buttons, card })
  },
})

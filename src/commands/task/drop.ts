// Drops a task: it leaves every list and can be reopened.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import { t, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { readReference } from '../../language/english/references.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task drop',
  about: 'Let a task go; you can put it back',
  byModel: 'run',
  aliases: ['drop'],
  says: [
    {
      say: [
        '<iwill>? <remove> (the|my|this|that|a|an|item|any|some)? {task} (off|from|off of|out of|in|on|of|for|to) <my>? (new|current|existing)? (<anylist>|<calendar>|<shoppinglist>) {_}?',
        '<iwill>? <remove> (the|my|this|that|a|an)? {task} (i have|i had|that i have|that i had|ive|ive got|thats|that is|which is|we have) (scheduled|set|planned|made|on|booked|down|for|in|coming up)* {_}?',
        '<iwill>? <remove> {task} {_} (off|from|off of|out of|in|on|for) <my>? <calendar>',
        '(on|from|off|to|in|find|open|go to|check|update|edit|fix|change) <my>? (<anylist>|<calendar>|<shoppinglist>) (please|and|by|to|can you|i need to|i want to|you can)* (remove|removing|delete|deleting|erase|take off|take out|cross off|drop|cancel|scratch|eliminate) {task}',
        '<iwill>? (get|have|want|need) {task} (removed|deleted|erased|taken off|taken|cleared|crossed off|dropped|cancelled|canceled|gone|off) (off|from|off of|out of|on|in)? {_}?',
        '(i|we) (dont|do not|no longer) (need|want|have|have to do|have to|need to|want to) (to)? (do|buy|get|see|have)? {task} (any more|anymore|any longer|so|please|can you|you can)* (on {_}|in {_}|from {_}|(remove|delete|take|cross|drop) {_})?',
        '<iwill>? <remove> (the|my)? {task} (off|from|out of|on|in) <my> {_} (calendar|schedule|list|agenda)',
        '<iwill>? <surelyremove> !((the|my|this|that|our)? (first|second|third|next|last|other|this|that|wrong|old|new|whole|entire)? (list|lists)) (the|my|this|that|a|an|all|any|all the|all my|all of my|every|item|these|those)? {task} (alarm|alarms|reminder|reminders|event|events|item|items|entry|entries|meeting|meetings|appointment|appointments|list|lists|task) (please|from {_}|on {_}|for {_}|i {_}|that {_})?',
        '<iwill>? <surelyremove> (the|my|this|that|a|an|all|any|all the|all my|all of my)? (alarm|alarms|reminder|reminders|event|events|item|items|entry|meeting|meetings|appointment|appointments|list|task) (for|about|to|called|named|with|of|on|at|titled|that says|set for|set to)? {task}',
        '(please)? (cancel|call off) (my|the|our) {task}',
        '{task} (needs|need|has|have|should|must|ought) to be (removed|deleted|cancelled|canceled|erased|taken off|crossed off|taken out) {_}?',
        '{task} (can|should) (be)? (come off|removed|deleted|go|taken off) {_}?',
        '<my> <shoppinglist> (doesnt|does not|no longer) (need|needs|have|require) {task}',
      ],
      orElse: 'tell',
    },
    // With a moment beside it, it is on the calendar, and no thing to do.
    {
      say: '<iwill>? (delete|remove|erase|cancel|call off|get rid of|drop|scrap) (the|my|our|that|this)? !<deletable> {task} (scheduled|planned|set|booked|set up)?',
      orElse: 'tell',
      moment: 'needed',
    },
    {
      say: [
        '{task} (is|s|are) (no longer|not|not longer) (needed|necessary|required|relevant|wanted) (any more|anymore|any longer|now)?',
        '{task} (is|s|are|was|were|has been|have been|got|gets) (cancelled|canceled|called off|scrapped)',
        '{task} (isnt|arent) (needed|necessary|required|relevant) (any more|anymore|any longer|now)?',
      ],
      orElse: 'tell',
    },
    '(take|strike|scratch) &(it|that|this|them|the) {task} off (please|then|now)?',
    // By its place in what was shown, and nothing more.
    {
      say: '<iwill>? <surelyremove> (the|my)? first (event|item|appointment|meeting|reminder|alarm|entry|task|list item|one)',
      with: { task: 'the first one' },
      orElse: 'tell',
    },
    {
      say: '<iwill>? <surelyremove> (the|my)? last (event|item|appointment|meeting|reminder|alarm|entry|task|list item|one)',
      with: { task: 'the last one' },
      orElse: 'tell',
    },
    // One that is named by its kind alone: which one is asked.
    {
      say: [
        '<iwill>? <surelyremove> (the|my|this|that|a|an|next|last|first|following|one)* (event|item|appointment|meeting|reminder|alarm|entry|task|list item|one) (off|from|off of|out of|in|on|of|for|set|please|i|that|at|to|with|and|now|scheduled)? {_}?',
        '<iwill>? <surelyremove> (something|one thing|an item|items|a few things|things|some things|some items|these|those) (off|from|off of|out of|in|on|of) {_}',
        '(how|where|what) (do|can|would|should|could) (i|you|we) <surelyremove> (a|an|the|my|some)? {_} (off|from|off of|out of|in|on)? <my>? (<anylist>|<calendar>|<shoppinglist>|<reminders>|event|item|appointment) {_}?',
      ],
      with: { task: 'the thing' },
      orElse: 'tell',
    },
    '(delete|remove|erase|scratch|scrap|forget|forget about) {task}',
    // “Delete bread” names a thing of the list, “delete old photos” is a thing to do.
    { say: '(delete|remove|erase|scratch) (the|my)? !<deletable> {task}', isOneWord: 'task', orElse: 'tell' },
    { say: '(cancel|call off) {task}', trust: 'offer' },
    { say: '(cancel|call off) (the|my)? {task}', isOneWord: 'task', trust: 'offer', orElse: 'keep' },
    '(never mind|nevermind) {task}',
    '(not|im not|i am not|i wont be|no longer) (doing|going to do|gonna do) {task} (anymore|any more|after all|any longer)?',
    '(delete|remove|erase|take|cross) (from|off) (the|my)? list (the|my)? {task}',
    '(get rid of|let go of|bin|ditch|lose) {task}',
    // “dump” also opens a list of several things.
    { say: 'dump {task}', trust: 'offer' },
    '(i|we) (dont|do not|no longer) (need|want|have) to (do)? {task} (any more|anymore|any longer|now)?',
  ],
  takesSeveral: 'task',
  // The 📌 that kept a message was taken away.
  takesEdit: { of: 'pin', by: 'task' },
  options: { task: required(taskOption('Which one')) },
  examples: ['drop milk'],
  async run(me, { task }, { request, raw }) {
    // "Take it off the list": which one is a guess, and it would be gone.
    const line = request.input.kind === 'typed' ? request.input.line : null
    const pointed = line === null ? null : readReference(raw['task'] ?? '')
    const isGuess = line !== null && pointed !== null && pointed.kind === 'last' && !isShort(line, raw['task'] ?? '')
    if (isGuess && task.isOpen)
      return view(t`Do you mean “${task.title}”?`, [], {
        buttons: [
          { label: `Drop: ${excerpt(task.title)}`, line: ask('task drop', { task: task.task_id }) },
          { label: 'Show tasks', line: ask('task list') },
        ],
      })
    const how = await tasks.dropTask(me, task)
    const card = { kind: 'task', id: task.task_id }
    if (how === 'dropped') return view(t`Let go: ${task.title}`, [], { card })
    const buttons = [{ label: 'Put back', line: ask('task reopen', { task: task.task_id }) }]
    return view(t`Already let go: ${task.title}`, [], { buttons, card })
  },
})

/** "Drop it": nothing but the verb and the thing. */
const isShort = (line: string, thing: string): boolean =>
  line.trim().split(/\s+/).length <= 2 && line.toLowerCase().includes(thing.toLowerCase())

// Drops a task: it leaves every list and can be reopened.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, required } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import { t, type View, view } from '../../chat/view.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { namesAppointment } from '../../language/appointments.ts'
import { cancelsService } from '../../language/english/cancelling.ts'
import { readReference } from '../../language/english/references.ts'
import { foldText } from '../../text.ts'
import { NotMeantError } from '../../user-error.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

/** “Drop the shift swap, it’s sorted” says that it is done. */
const STILL_OPEN =
  /^(?!.*\b(?:it[’']?s|it is|that[’']?s|they[’']?re|they are|already) (?:all |now |already |been )*(?:sorted|done|finished|dealt with|handled|complete|taken care of)\b)/i

/** “Cancel the milk order” is a thing to do. */
const IS_PLANNED = { test: (line: string): boolean => !cancelsService(line) }

export default defineCommand({
  name: 'task drop',
  about: 'Let a task go; you can put it back',
  byModel: 'run',
  aliases: ['drop'],
  spoken: ['take the milk off my list', "I don't need to buy the milk any more", 'forget about the report'],
  says: [
    {
      say: [
        '<iwill>? <remove> (the|my|this|that|a|an|item|any|some)? {task} (off|from|off of|out of|in|on|of|for|to) <my>? (new|current|existing)? (<anylist>|<calendar>|<shoppinglist>) {_}?',
        '<iwill>? <remove> (the|my|this|that|a|an)? {task} (i have|i had|that i have|that i had|ive|ive got|thats|that is|which is|we have) (scheduled|set|planned|made|on|booked|down|for|in|coming up)* {_}?',
        '<iwill>? <remove> {task} {_} (off|from|off of|out of|in|on|for) <my>? <calendar>',
        '(on|from|off|to|in|find|open|go to|check|update|edit|fix|change) <my>? (<anylist>|<calendar>|<shoppinglist>) (please|and|by|to|can you|i need to|i want to|you can)* (remove|removing|delete|deleting|erase|take off|take out|cross off|drop|cancel|scratch|eliminate) {task}',
        '<iwill>? (get|have|want|need) !to {task} (removed|deleted|erased|taken off|taken|cleared|crossed off|dropped|cancelled|canceled|gone|off) (off|from|off of|out of|on|in)? {_}?',
        '(i|we) (dont|do not|no longer) !(want to|wanna) (need|want|have|have to do|have to|need to) (to)? (do|buy|get|see|have)? {task} (any more|anymore|any longer|so|please|can you|you can)* (on {_}|in {_}|from {_}|(remove|delete|take|cross|drop) {_})?',
        '<iwill>? <remove> (the|my)? {task} (off|from|out of|on|in) <my> {_} (calendar|schedule|list|agenda)',
        '<iwill>? <surelyremove> !((the|my|this|that|our)? (first|second|third|next|last|other|this|that|wrong|old|new|whole|entire)? (list|lists)) (the|my|this|that|a|an|all|any|all the|all my|all of my|every|item|these|those)? {task} (alarm|alarms|reminder|reminders|event|events|item|items|entry|entries|meeting|meetings|appointment|appointments|list|lists|task) (please|from {_}|on {_}|for {_}|i {_}|that {_})?',
        '<iwill>? <surelyremove> (the|my|this|that|a|an|all|any|all the|all my|all of my)? (alarm|alarms|reminder|reminders|event|events|item|items|entry|meeting|meetings|appointment|appointments|list|task) (for|about|to|called|named|with|of|on|at|titled|that says|set for|set to)? {task}',
        '{task} (needs|need|has|have|should|must|ought) to be (removed|deleted|cancelled|canceled|erased|taken off|crossed off|taken out) {_}?',
        '(actually|oh|and|but|no)* (not|no|minus|without) (the|any)? {task} (i|ive|weve|we|i have|we have|ill|theyve|theres|theyre) {_}',
        '{task} (can|should) (be)? (come off|removed|deleted|go|taken off) {_}?',
        '<my> <shoppinglist> (doesnt|does not|no longer) (need|needs|have|require) {task}',
      ],
      orElse: 'tell',
    },
    {
      say: '<iwill>? (drop|scrap|scratch|cancel|bin|forget|forget about|delete|remove|skip|ditch|kill|lose|axe) (the|my|that|this)? {task} (its|it is|theyre|they are|thats|hes|shes|because|cos|coz|since|as|cause|got some|got it|got them|got one|ive got|i have|we have|weve got|already) {_}?',
      typed: STILL_OPEN,
      orElse: 'tell',
    },
    // With a moment beside it, it is on the calendar, and no thing to do.
    {
      say: '<iwill>? (delete|remove|erase|cancel|call off|get rid of|drop|scrap) (the|my|our|that|this)? !(<deletable>|it|them|him|her|me|us|off) {task} (scheduled|planned|set|booked|set up)?',
      orElse: 'tell',
      moment: 'needed',
      typed: IS_PLANNED,
    },
    { say: '<iwill>? (please)? (cancel|call off) (my|the|our) {task}', orElse: 'tell', typed: IS_PLANNED },
    {
      say: [
        '{task} (is|s|are) (no longer|not|not longer) (needed|necessary|required|relevant|wanted) (any more|anymore|any longer|now)?',
        '{task} (is|s|are|was|were|has been|have been|got|gets) (cancelled|canceled|called off|scrapped)',
        '{task} (isnt|arent) (needed|necessary|required|relevant) (any more|anymore|any longer|now)?',
        '{task} (is|s|are|was|were|has been|have been|got|gets) (now|just)? (cancel|called off|not happening|not on|no longer happening) (now|after all|today|anymore)? <chat>~',
        '{task} (is|s|has been|got|was) (cancelled|canceled|called off) (now|today|after all)? <chat>~',
        '(theyve|they have|they|he|she|hes|shes|they just) (just|now)? (cancelled|canceled|called off|pulled out of) (the|my|our)? {task}',
      ],
      orElse: 'tell',
      moment: 'ignored',
    },
    // “The wifi is off”, “today mood is off” tell how things are: only of what is there.
    {
      say: '{task} (is|s|are|was|were) (now|just|all)? off (now|after all|today|anymore)? <chat>~',
      moment: 'ignored',
    },
    // Not wanting to is a feeling as well: asked.
    {
      say: '(i|we) (really|just|still|so)* (dont|do not) (want to|wanna|feel like) (do|doing|finish|start|face|go to|write|call|make)? {task} (today|now|anymore|any more|at all)*',
      with: { ask: 'yes' },
      moment: 'ignored',
    },
    // What will not happen: let go, or another day.
    {
      say: '(the|my|our)? {task} (will not|wont|isnt going to|is not going to|not gonna|aint gonna|is not|isnt) (happen|happening|get done|getting done|be done|be possible|gonna happen) {_}?',
      with: { ask: 'yes' },
      moment: 'ignored',
    },
    {
      say: '(oh|ok|so|right)* !(day|i|im|he|she|hes|shes|turn|switch|go|set|take|come|night|week|mood|today|head|brain|stomach|energy|timing|sleep|appetite|something|everything|smell) {task} (is|s|are|has been)? (now|all)? off (then|now|too|this time|after all)*',
      with: { ask: 'yes' },
      moment: 'ignored',
    },
    // “My therapist cancelled on me”, with nothing of that name: it is only told.
    {
      say: '&(my|our|his|her|their) {task} (has|have|s)? (just|now)? (cancelled|canceled|bailed|dropped out|pulled out) (on me|again|now|today)?',
      with: { ask: 'yes' },
      moment: 'ignored',
    },
    // Who cancelled is a person, and what was planned with them is asked about.
    {
      say: [
        // “Email carol - can't come in tomorrow” is an errand, and what it is to say.
        '!(i|we|my|our|his|her|their|email|text|tell|ring|call|phone|message|msg|whatsapp|ask|write|reply|let|mail|dm) {task} (has|have|s)? (just|now)? (cancelled|canceled|bailed|dropped out|pulled out|cant make it|cannot make it|cant come|isnt coming|is not coming) (on me|again|now|today)?',
        '!(i|we|email|text|tell|ring|call|phone|message|msg|whatsapp|ask|write|reply|let|mail|dm) {task} (cant|cannot|can not|wont|isnt|is not) (make|do|come|be here|be there|free|available) (it|that|then)?',
      ],
      with: { ask: 'yes' },
      orElse: 'tell',
      moment: 'ignored',
    },
    // Of what was spoken of last: “wait, it's cancelled because of the rain”.
    {
      say: '(wait|oh|no|ok|ugh|so|actually|well)* (its|it is|thats|that is|theyre|they are|that got|it got|this is) (cancelled|canceled|called off|off|not happening) {_}?',
      with: { task: 'it', ask: 'yes' },
    },
    // With a reason behind it: “actually cancel that, I'll do it myself”.
    {
      say: '(actually|no|wait|oh|ok|sorry)* (cancel|scrap|drop|forget|skip|delete) (it|that|this|that one) &(i|ill|im|ive|its|it|we|well|he|she|they|theyre|because|no|not|my|already) {_}',
      with: { task: 'it' },
    },
    '(take off|cross off|strike off) (the|my) {task}',
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
        '<iwill>? <surelyremove> (something|one thing|an item|items|a few things|things|some things|some items|these|those) !(off at|off to|off for|off with|off in) (off|from|off of|out of|in|on|of) {_}',
        '(how|where|what) (do|can|would|should|could) (i|you|we) <surelyremove> (a|an|the|my|some)? {_} (off|from|off of|out of|in|on)? <my>? (<anylist>|<calendar>|<shoppinglist>|<reminders>|event|item|appointment) {_}?',
      ],
      with: { task: 'the thing' },
      orElse: 'tell',
    },
    '(delete|remove|erase|scratch|scrap|forget|forget about) {task}',
    // “Delete bread” names a thing of the list, “delete old photos” is a thing to do.
    { say: '(delete|remove|erase|scratch) (the|my)? !<deletable> {task}', isOneWord: 'task', orElse: 'tell' },
    // “Cancel gym” with the gym on the list: asked, for it may be the membership as well.
    {
      say: '(ok|so|actually|oh|and|please|can you)* (cancel|call off) (the|my|our)? {task} (please|then|today|now)?',
      with: { ask: 'yes', called: 'yes' },
    },
    { say: '(cancel|call off) {task}', trust: 'offer' },
    { say: '(cancel|call off) (the|my)? {task}', isOneWord: 'task', trust: 'offer', orElse: 'keep' },
    '(never mind|nevermind) {task}',
    '(not|im not|i am not|i wont be|no longer) (doing|going to do|gonna do) {task} (anymore|any more|after all|any longer)?',
    '(delete|remove|erase|take|cross) (from|off) (the|my)? list (the|my)? {task}',
    '(get rid of|let go of|bin|ditch|lose|kill|axe|scrap) (off)? {task}',
    // “dump” also opens a list of several things.
    { say: 'dump {task}', trust: 'offer' },
    '(i|we) (dont|do not|no longer) (need|want|have) to (do)? {task} (any more|anymore|any longer|now)?',
  ],
  takesSeveral: 'task',
  // The 📌 that kept a message was taken away.
  takesEdit: { of: 'pin', by: 'task' },
  options: {
    task: required(taskOption('Which one')),
    ask: hidden(flagOption('Asked first, with another day beside it')),
    called: hidden(flagOption('Only one with exactly this name, or an appointment')),
  },
  examples: ['drop milk'],
  async run(me, { task, ask: isAsked, called }, { request, raw }) {
    if (called && !isCalled(task.title, raw['task'] ?? ''))
      throw new NotMeantError('It may be a thing to cancel that is not on the list.')
    // "Take it off the list": which one is a guess, and it would be gone.
    const line = request.input.kind === 'typed' ? request.input.line : null
    const pointed = line === null ? null : readReference(raw['task'] ?? '')
    const isOff = line !== null && CANCELLED.test(line)
    const recurs = isOff && (await loadTaskPlaces(me, [task]))(task).rhythm !== null
    if (task.isOpen && (isAsked || recurs)) return cancelledView(task, recurs)
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

/** “Gym” is called so, “dentist at the clinic” is an appointment; “make a spotify list” is not what is cancelled. */
const isCalled = (title: string, words: string): boolean =>
  namesAppointment(title) ||
  foldText(title).replace(/^(?:the|my|our|go to|going to) /, '') === foldText(words).replace(/^(?:the|my|our) /, '')

/** Who was to come can't: what becomes of it is the person's choice. */
const cancelledView = (task: tasks.Task, recurs: boolean): View =>
  view(recurs ? t`Is “${task.title}” off this time, or for good?` : t`Is “${task.title}” off, or on another day?`, [], {
    buttons: [
      ...(recurs ? [{ label: 'Only this time', line: ask('task skip', { task: task.task_id }) }] : []),
      { label: recurs ? 'For good' : 'Let it go', line: ask('task drop', { task: task.task_id }) },
      { label: 'Another day', line: ask('task move', { task: task.task_id, asked: 'to' }) },
    ],
    choices: recurs ? 3 : 2,
    card: { kind: 'task', id: task.task_id },
  })

/** Said of a thing, and no order to take it off the list. */
const CANCELLED = /\b(?:cancel|cancell?ed|called off|off|not happening|not on)\W*(?:\w+\W*){0,3}$/i

/** "Drop it": nothing but the verb and the thing. */
const isShort = (line: string, thing: string): boolean =>
  line.trim().split(/\s+/).length <= 2 && line.toLowerCase().includes(thing.toLowerCase())

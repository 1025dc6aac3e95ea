// Capture in two seconds: one line, understood where it is clear, kept as it is where it is not.
import { choiceOption, flagOption, required, textOption, withDefault } from '../../chat/options.ts'
import type { Request } from '../../chat/request.ts'
import * as cards from '../../domain/request/cards.ts'
import { captureLine } from '../../domain/tasks/capture.ts'
import { canDump } from '../../domain/tasks/dump.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { captureTypes, priorities } from '../../domain/tasks/index.ts'
import type { CapturedLine } from '../../language/capture-line.ts'
import { stripCarrier } from '../../language/carriers.ts'
import { readListLines } from '../../language/lists.ts'
import { taskAddedView, taskLoggedView } from '../../views/task-added.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dateOption, minutesOption, parseTags, projectOption, zoneOption } from '../lib/options.ts'

export default defineCommand({
  name: 'task add',
  about: 'Capture a task',
  aliases: ['/add'],
  captures: { lines: 'one', into: 'title' },
  messageMenu: {
    label: 'Save as task',
    values: ({ text: words, link, author }) => ({
      title: words.trim() || 'A message',
      ...(link ? { notes: `${author ? `${author}: ` : ''}${link}` } : {}),
    }),
  },
  says: [
    // A reminder of a thing.
    '(on|at|for|by|in)? {due} <remind> (to|about|of|that|for) {title}',
    '<remind> (on|at|for|by|in)? {due} (to|about|of|that|for|because) {title}',
    '<remind> (on|at|for|by|in)? {due} (i|we|there) (have|need|must|got|should|am|is|are) (to|a|an)? {title}',
    '<remind> (to|about|of|that|for) (the|my)? {title}',
    '<remind> (that|to|when|for|of)? (i|we|there) (have|need|must|got|should|want|is) (to|a|an)? (remember to)? {title}',
    '<remind> (the|my|me)? {title}',
    '{title} (please)? remind me (of it|of that|about it|about that|to)?',
    '<areminder> (set|made|added|up|created|in)? (for me|for us|for my phone)? (that|because|so that|and)? (i|we|there) (have|need|must|got|should|want|is) (to|a|an)? (remember to)? {title}',
    '<areminder> (set|made|added|up|created|in)? (for me|for us)? (to|about|of|that|for|saying|called|labelled|labeled|named|on) (me to|us to|to|to remind me to|remind me to|the|my|a)? {title}',
    '<areminder> (set|made|added|up|created)? (for me)? (on|at|for|in|by)? {due} (to|for|about|that|of|so|saying|called|labelled|labeled|named) (me to|the|my|i|i need to|there is a)? {title}',
    {
      say: '<areminder> (set|made|added|up|created|to go off|to ring)? (for me)? (on|at|for|in|by|to)? {due}',
      with: { title: 'Reminder' },
    },
    '<areminder> {title}',
    // An alarm at a time.
    {
      say: [
        '<analarm> (set|made|added|up|created|to go off|to ring|that goes off|going|to wake me up|to wake me|to get up|scheduled)? (for me)? (on|at|for|in|by|to)? {due}',
        '{due} <iwant>? (a|an|the)? <alarmword> (to go off|set)? (on|at|for)? (then)?',
        '<alarmword> (set|on)? (on|at|for|in|by|to)? {due}',
        '(<setup>|<iwant> <setup>?) (a|an|the|my)? {due} <alarmword>',
        '(on|at)? {due} (set off|sound|ring|start|<iwant>|set|have) (the|my|an|a)? <alarmword> (to go off|set|to ring)?',
        '(ring|sound|set off|turn on|start|play) (my|the|an|a)? (phone|alarm|bell) (on|at|in|for)? {due}',
        '<alertme> (on|at|in) {due}',
        '<alertme> when (its|it is) {due}',
      ],
      with: { title: 'Alarm' },
    },
    {
      say: [
        '<analarm> (set|made|created)? (for|on|at)? {due} and (another|one|the other|a second|the next) (set)? (for|on|at|one at|one for)? {_}',
        '<analarm> (set|made|created)? (one)? (for|on|at) {due} and (another|one|the other|a second|the next) {_}',
      ],
      with: { title: 'Alarm' },
    },
    '<analarm> (on|at|for|in) {due} (for|to|called|labelled|labeled|named|saying) {title}',
    '<analarm> (for|to|called|labelled|labeled|named) {title}',
    { say: ['<iwill>? <wakeme> (on|at|in|by|for)? {due}', '(on|at) {due} <wakeme>'], with: { title: 'Wake up' } },
    // Onto a list or the calendar.
    {
      say: '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on) <my>? <shoppinglist>',
      with: { tags: 'shopping' },
    },
    {
      say: '<iwill>? <put> {title} (on|onto|in|into|to) <my>? <shoppinglist> (if|unless|as|because|since|when|and (remove|delete|take)) {_}',
      with: { tags: 'shopping' },
    },
    {
      say: [
        '<iwill>? <remove> {_} (from|off|off of) <my>? <shoppinglist> and (please)? <put> {title} (instead|to it|on it|in it)?',
        '{_}? <my>? <shoppinglist> {_}? (if|please|can|could|then|and|go ahead and|would) (its|it is|theyre|they are|not|you|it)? (isnt|not|arent|there)? (please|on it|already|there)? (can|could|will|you)? (you)? <put> {title} (to it|on it|if {_})?',
      ],
      with: { tags: 'shopping' },
    },
    {
      say: '(im|i am|we are|were) (all)? out of {title} (so|and|,)? (please)? (add|put|they need|it needs|need) {_}',
      with: { tags: 'shopping' },
    },
    '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on) <my>? (new|current|existing|pending)? <anylist> (of mine)?',
    '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? <anylist> (for|on|by|at)? {due}',
    '<iwill>? <put> {title} (on|onto|in|into|to|down on|to be on) <my>? (family|work|personal|shared)? <calendar>',
    '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar> (for|on|at|by)? {due}',
    '<iwill>? <put> {title} (for|on|at|of) {due} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar>',
    '<iwill>? <put> (down)? (on|onto|in|into|to) <my>? (<calendar>|<shoppinglist>|<anylist>) (that|for the|for|the|a|an|to|event)? {title}',
    '(on|onto|in|into|to) <my>? (<calendar>|<shoppinglist>|<anylist>) (please)? <put> (that|the|a|an)? {title}',
    '{title} (needs|need|has|have|should|must|ought) to (be|go|get) (added|put|on|marked|listed|included|placed)? (on|onto|in|into|to) <my>? {_}',
    '<iwant> {title} (added|put|placed|included|marked|written|listed|scheduled|noted|on) (on|onto|in|into|to|down on)? <my>? (<calendar>|<shoppinglist>|<anylist>) (for|on|at|by)? {due}',
    '<iwant> {title} (added|put|placed|included|marked|written|listed|scheduled|noted|on) (on|onto|in|into|to|down on)? <my>? (<calendar>|<shoppinglist>|<anylist>) (please)?',
    '(get|have|make sure|make sure that|be sure|i need|ensure|i need you to get|see that|see to it that) {title} (is|are|gets|get|be)? (added|put|on|placed|included|marked) (on|onto|in|into|to)? <my>? (<calendar>|<shoppinglist>|<anylist>)',
    '(mark|flag|note) {due} (on|in)? <my>? <calendar>? (as|for|to be) {title}',
    '(mark|block) <my> <calendar> (for|with) {title}',
    '{due} (needs to be|should be|must be) (marked|flagged|noted) (as|for) {title}',
    { say: 'add {_} (to|into) {_}', trust: 'title', with: { title: 'as it stands' } },
    'add &<taskverb> {title}',
    // An event.
    '<iwill>? <setup> (up)? (a|an|the|my|this)? (new|calendar|recurring|repeating)? (event|appointment|entry|calendar entry|calendar event|reminder|notification) (called|named|for|about|titled|to|of) {title}',
    '<iwill>? <setup> (up)? (a|an|the|my|this)? (new|calendar)? (event|entry) (called|named|for|about|titled|to|of) {title} (on|in|to) <my>? <calendar> (for|on|at)? {due}',
    '<iwill>? (schedule|book|arrange|set up|plan|organize|organise|make|create|set|put in|put|fix|hook up|get|need|hook me up with|book me|get me|schedule me|have|reserve|find|find me|hook me up) (a|an|the|my|another|me a) &(meeting|appointment|conference|room|event|interview) {title}',
    '<iwant> (a|an|the|my) &(meeting|appointment|conference room|call|doctor|doctors|dentist) {title}',
    '<iwill>? (set|add|mark) {title} (as (an|a)? event|as appointment) {_}?',
    '(save|keep|capture|note down|dont forget|i must not forget|i cant forget|make a note|take a note|make a note of|add a note|be sure) (that|to|this|about|of|down) {title}',
    { say: '(log|record) {title} (as)? (done|finished|already done|completed)', with: { done: 'yes' } },
    '(add|create|make|new) (a|an|the|another)? (new)? (task|todo|to do|to-do|item|chore|errand|job) (to|called|named|for|that says|saying|of|about) {title}',
    // Nothing to keep yet: what it is is asked.
    {
      say: [
        '<iwill>? (<iwant>|<setup>|new|i need|initiate|<iwant> <setup>|lets <setup>) (up|in|on|me)? (an|a|the|my|some|another|one|this|that|these|two|any|me a|me an)? (new|recurring|repeating|different|following)? (<reminderword>|<alarmword>|event|events|appointment|task|tasks|meeting|meetings|list|lists|item|shopping list|todo list|to do list|something|entry|meeting room|calendar event|calendar entry) (for me|to be set|set|set up|made|please|up|on|to|for|of|with|created|added|scheduled|booked|in my calendar|to my calendar|to my list|to the list|to a list|going|down|started|in|for later|for me please|to remind me to do something|to be made|for us)?',
        '<areminder> (for me)? (to|for|of|about)?',
        '<remind> (of|about|to)? (something|do something|this|that|it|get something done|of|of that|about that)? (again)?',
        '<put> (this|it|that|something|an item|this item|an event|this event|a task|the item|an appointment) (in|on|to|into) <my>? (new)? (<anylist>|<calendar>|<shoppinglist>)',
        'i (would like|want|need) to be reminded (of something)?',
        '<iwill>? <put> (something|this|that|it|the following) {_}?',
        '(start|create|make|begin|<iwant>|by {_} create) (a|an|my|the)? (new|another)? (<anylist>|<shoppinglist>|list) (for {_}|of {_}|called {_}|of|named {_})?',
      ],
    },
  ],
  options: {
    title: required(
      textOption('What is it? You can add #tag !high @zone +project ~25m and a date.', { max: 255, takes: 'rest' }),
    ),
    due: dateOption('When', 'to come'),
    minutes: minutesOption('How long it takes'),
    zone: zoneOption('Area of life'),
    notes: textOption('Notes'),
    priority: { ...choiceOption('Priority', priorities), defaultText: 'medium' },
    project: { ...projectOption('Project'), defaultText: 'Inbox' },
    tags: textOption('Tags, to find it by', { max: 100 }),
    type: withDefault(choiceOption('Task, idea, goal or habit', captureTypes), 'task'),
    done: withDefault(flagOption('It is already done'), false, 'no'),
  },
  examples: [
    'task add Buy milk tomorrow',
    'add Call Ann friday 9am #family !high ~10m',
    'task add Renew passport due:"5 March" zone:life',
  ],
  async run(me, values, { request }) {
    const isTyped = request.input.kind === 'typed'
    const isAdded = isTyped && /^\s*(?:\/?add|task add)\s/i.test(request.input.line)
    const captured = await captureLine(
      me,
      values.title,
      {
        ...(values.due ? { due: values.due } : {}),
        ...(values.minutes ? { minutes: values.minutes } : {}),
        ...(values.zone ? { zoneId: values.zone.zone_id } : {}),
        ...(values.notes ? { notes: values.notes } : {}),
        ...(values.priority ? { priority: values.priority } : {}),
        ...(values.project ? { projectId: values.project.project_id } : {}),
        ...(values.tags ? { tags: parseTags(values.tags) } : {}),
        type: values.type,
      },
      { isAdded, ...(isTyped && !values.title.includes('\n') ? { typed: request.input.line } : {}) },
    )
    const { task, places, read } = captured
    if (values.done) {
      await tasks.finishTask(me, task)
      return taskLoggedView(task)
    }
    const { ownMessage } = request
    // Editing that message reads it again, as long as nobody touched the task.
    if (ownMessage && request.input.kind === 'typed')
      await cards.registerCard(me, { kind: 'capture', id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    const isTask = values.type === 'task'
    return taskAddedView(readerOf(me), task, places, {
      isBrief: await tasks.isFocusing(me),
      rhythm: captured.rhythm,
      offeredRhythm: isTask && captured.rhythm === null ? (read.rhythm?.words ?? null) : null,
      offers: values.due ? [] : read.offers,
      unread: values.due ? '' : read.unread,
      others: captured.others,
      ...(isTask ? listDetails(read, values.title) : {}),
      twin: captured.twin,
      ...(read.unknownZone !== undefined && !isMentioned(request, read.unknownZone)
        ? { unknownZone: read.unknownZone }
        : {}),
      noteLines: values.title
        .trim()
        .split('\n')
        .slice(1)
        .filter((line) => line.trim() !== '').length,
      // The sentence that was understood may have taken the words that ask.
      isReminder: read.isReminder || (request.input.kind === 'typed' && stripCarrier(request.input.line).isReminder),
    })
  },
})

/** The things of a line or of many lines, where all of them can be saved one by one. */
function listDetails(read: CapturedLine, title: string): { items: readonly string[]; listText?: string } {
  const isText = title.trim().includes('\n')
  const open = (isText ? readListLines(title) : read.items).filter(({ isTicked }) => !isTicked)
  if (!canDump(open)) return { items: [] }
  return { items: open.map(({ text }) => text), ...(isText ? { listText: title } : {}) }
}

/** "@ann" may be a person of the place. */
const isMentioned = ({ mentions = {} }: Pick<Request, 'mentions'>, word: string): boolean =>
  Object.keys(mentions).some((name) => name.toLowerCase() === `@${word.toLowerCase()}`)

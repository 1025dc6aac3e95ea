// Capture in two seconds: one line, understood where it is clear, kept as it is where it is not.
import { choiceOption, flagOption, required, textOption, withDefault } from '../../chat/options.ts'
import * as cards from '../../domain/request/cards.ts'
import { captureLine } from '../../domain/tasks/capture.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { captureTypes, priorities } from '../../domain/tasks/index.ts'
import { rhythmIn } from '../../language/recurrence.ts'
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
    '(on|at|for|by|in)? {due} <remind> (to|about|of|that|for) {title}',
    '<remind> (on|at|for|by|in)? {due} (to|about|of|that|for) {title}',
    '<remind> (on|at|for|by|in)? {due} (i|we) (have|need|must|got|should|am) (to)? {title}',
    '<remind> (to|about|of|that|for) (the|my)? {title}',
    '<remind> (that)? (i|we) (have|need|must|got|should|want) (to|a|an)? {title}',
    '<remind> {title}',
    '<iwant>? <areminder> (that|because)? (i|we) (have|need|must|got|should|want) (to|a|an)? (remember to)? {title}',
    '<iwant>? <areminder> (set|made|added|up|created)? (for me|for us)? (to|about|of|that|for|saying|called|labelled|labeled|named) (me to|us to|to remind me to|the|my)? {title}',
    '<iwant>? <areminder> (set|made|added|up|created)? (for me)? (on|at|for|in|by) {due} (to|for|about|that|of|so|saying|called|labelled|labeled|named) (me to|the|my|i)? {title}',
    {
      say: '<iwant>? <areminder> (set|made|added|up|created|to go off|to ring)? (for me)? (on|at|for|in|by|to)? {due}',
      with: { title: 'Alarm' },
    },
    { say: '(alarm|reminder|alarms) (set|on)? (for|at|on|in)? {due}', with: { title: 'Alarm' } },
    {
      say: [
        '(wake|get) me (up)? (on|at|in|by|for)? {due}',
        '<iwill>? (wake|get) up (on|at|in|by)? {due}',
        '(at|on) {due} (wake|get) me (up)?',
      ],
      with: { title: 'Wake up' },
    },
    {
      say: [
        '(ring|sound|set off|turn on|start) (my|the|an)? (phone|alarm|bell)? (alarm|at|on|in|for)? (at|for)? {due}',
        '(alert|notify|ping|page|buzz|call) me (at|in|on) {due}',
        '(at|on) {due} (set off|sound|ring|start) (the|my|an)? alarm',
      ],
      with: { title: 'Alarm' },
    },
    {
      say: '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on) <my>? <shoppinglist> (please)?',
      with: { tags: 'shopping' },
    },
    {
      say: '<iwill>? <put> {title} (on|onto|in|into|to|down on|down in|in on|up on) <my>? (new|current|existing|pending)? <anylist> (of mine)?',
    },
    '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? <anylist> (for|on|by|at) {due}',
    '<iwill>? <put> {title} (on|onto|in|into|to|down on|to be on) <my>? (family|work|personal|shared)? <calendar>',
    '<iwill>? <put> {title} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar> (for|on|at|by|this|next)? {due}',
    '<iwill>? <put> {title} (for|on|at) {due} (on|onto|in|into|to|down on) <my>? (family|work|personal|shared)? <calendar>',
    '<iwill>? <put> (on|onto|in|into|to) <my>? (<anylist>|<calendar>) (that|for|the|a|an|to|event)? (i have to|i need to|we are having|we have)? {title}',
    '(on|onto|in|into|to) <my>? (<anylist>|<calendar>) (please)? <put> (that)? {title}',
    { say: '(on|onto|in|into|to) <my>? <shoppinglist> (please)? <put> (that)? {title}', with: { tags: 'shopping' } },
    '{title} (needs|need|has|have|should|must|ought) to (be|go|get) (added|put|on|marked|listed|included|placed)? (on|onto|in|into|to) <my>? {_}',
    '<iwant> {title} (added|put|placed|included|marked|written|listed|scheduled|noted) (on|onto|in|into|to|down on) <my>? (<anylist>|<calendar>|<shoppinglist>) {_}?',
    '(get|have|make sure|be sure|i need) {title} (is|are|gets|get|be)? (added|put|on|placed|included) (on|onto|in|into|to)? <my>? (<anylist>|<calendar>|<shoppinglist>) {_}?',
    '<setup> (a|an|the|my|this)? (new|calendar|recurring)? (event|appointment|entry|calendar entry|calendar event) (called|named|for|about|titled|to|of) {title}',
    '<setup> (a|an|the|my|this)? (new|calendar)? (event|entry) (called|named|for|about|titled|to|of) {title} (on|in|to) <my>? <calendar> {_}?',
    '<iwill>? (schedule|book|arrange|set up|plan|organize|make) {title}',
    '(save|keep|remember|note|capture|write down|jot down|dont let me forget|dont forget|i must not forget|i cant forget|make a note|take a note|make a note of|add a note) (that|to|this|about|of|down)? {title}',
    { say: '(log|record) {title} (as)? (done|finished|already done|completed)', with: { done: 'yes' } },
    '(add|create|make|new) (a|an|the|another)? (new)? (task|todo|to do|to-do|item|chore|errand|job) (to|called|named|for|that says|saying|of|about) {title}',
    {
      say: [
        '<iwill>? (<iwant>|<areminder>|<setup>|i need) (an|a|the|my|some|another|one|this|that|these|two)? (new|recurring|repeating|different)? (reminder|reminders|alarm|alarms|event|events|appointment|task|tasks|meeting|meetings|list|lists|item|note|notification|shopping list|todo list|to do list|something|remainder|entry|alert) (for me|to be set|set|set up|made|please|up|on|to|for|of|with|created|added|scheduled|booked|in my calendar|to my calendar|to my list|to the list|to a list|going|down|started|in)?',
        '<areminder> (for me)? (to|for|of|about)?',
        '<remind> (of|about|to)? (something|do something|this|that|it|get something done)?',
        '<put> (this|it|that|something|an item|this item|an event|this event|a task|to) (in|on|to|into) <my>? (new)? (<anylist>|<calendar>)',
        'i (would like|want|need) to be reminded (of something)?',
        '(please)? <put> (something|this|that|it)',
        '(start|create|make|begin|by {_} create) (a|an|my|the)? (new|another)? (<anylist>|list) (for {_}|of {_}|called {_}|of)?',
      ],
    },
  ],
  options: {
    title: required(
      textOption('What it is, with #tag !high @zone +project ~25m and a date if you like', { max: 255, takes: 'rest' }),
    ),
    due: dateOption('When', 'to come'),
    minutes: minutesOption('How long it takes'),
    zone: zoneOption('Area of life'),
    notes: textOption('Anything else'),
    priority: { ...choiceOption('How pressing', priorities), defaultText: 'medium' },
    project: { ...projectOption('Where it belongs'), defaultText: 'Inbox' },
    tags: textOption('Words to find it by', { max: 100 }),
    type: withDefault(choiceOption('What it is', captureTypes), 'task'),
    done: withDefault(flagOption('It is done already'), false, 'no'),
  },
  examples: [
    'task add Buy milk tomorrow',
    'add Call Ann friday 9am #family !high ~10m',
    'task add Renew passport due:"5 March" zone:life',
  ],
  async run(me, values, { request }) {
    const { task, places } = await captureLine(me, values.title, {
      ...(values.due ? { due: values.due } : {}),
      ...(values.minutes ? { minutes: values.minutes } : {}),
      ...(values.zone ? { zoneId: values.zone.zone_id } : {}),
      ...(values.notes ? { notes: values.notes } : {}),
      ...(values.priority ? { priority: values.priority } : {}),
      ...(values.project ? { projectId: values.project.project_id } : {}),
      ...(values.tags ? { tags: parseTags(values.tags) } : {}),
      type: values.type,
    })
    if (values.done) {
      await tasks.finishTask(me, task)
      return taskLoggedView(task)
    }
    const { ownMessage } = request
    // Editing that message reads it again, as long as nobody touched the task.
    if (ownMessage && request.input.kind === 'typed')
      await cards.registerCard(me, { kind: 'capture', id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    const rhythm = values.type === 'task' ? rhythmIn(task.title) : null
    return taskAddedView(readerOf(me), task, places, { isBrief: await tasks.isFocusing(me), rhythm })
  },
})

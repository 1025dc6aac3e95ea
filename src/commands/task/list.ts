// Five open tasks a page; the rest is one press away, and said.

import { choiceOption, excerpt, hidden, type Option, textOption, withDefault } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { formatDay } from '../../time/index.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { taskItem } from '../../views/task.ts'
import { taskListView } from '../../views/task-list.ts'
import { defineCommand, readerOf } from '../command.ts'
import { anyProjectOption } from '../lib/options/project.ts'
import { dateOption, pageOption, zoneOption } from '../lib/options.ts'

/** As forms and menus name them; a line takes the first word. */
const LABELS: Partial<Record<tasks.TaskView, string>> = {
  today: 'today: due by tonight',
  waiting: 'waiting: its day has passed, or others have it',
  blocked: 'blocked: held up by something',
  ideas: 'ideas: for some day',
  dropped: 'dropped: let go, can be put back',
}

export default defineCommand({
  name: 'task list',
  about: 'Your tasks, five to a page',
  byModel: 'show',
  isDefault: true,
  aliases: ['tasks', 'list'],
  phrases: {
    'my tasks': {},
    'list tasks': {},
    'show tasks': {},
    list: {},
    todo: {},
    todos: {},
    'to do': {},
    'to-do': {},
    'my list': {},
    'my todos': {},
    'my todo list': {},
    'todo list': {},
    'all tasks': {},
    'show all': {},
    'show everything': {},
    'show my tasks': {},
    'show list': {},
    "what's on my list": {},
    'what do i have to do': {},
    'what have i got to do': {},
    'what did i do': { view: 'done' },
    'what did i do today': { view: 'done' },
    'what have i done': { view: 'done' },
    'what have i done today': { view: 'done' },
    'what did i get done': { view: 'done' },
  },
  says: [
    '(find|search for|search|look for|look up|where is|wheres|grep) (my|the)? {find} (task|tasks)',
    '(find|search for|search|look for|look up|where is|wheres|grep) (my|the)? {find}',
    '(list|show|show me|see|view) (the|my|all|me)? {view} (tasks|ones|things|items|list)?',
    '(list|show) (tasks|everything|things)? (in|of|for) (the|my)? {zone}',
    { say: '(list|show) (the|my|me|all)? (#|tag)? {tag} tasks' },
    '(list|show|show me|view) (my|all|the)? {hash} (tasks)?',
    // What is on a day.
    '(<what>|anything|<show>) {_}? <due> (on|for|by|in)? {on}',
    '(<what>|anything|<show> <what>?) {_}? (on|in|for|from|to)? <my>? (<anylist>|<calendar>) (to do|like|looking like|look like|scheduled|planned|set)? (on|for|in|this|at|of)? {on}',
    '(<what>|anything|<have>|<can>|<show> <what>?) <doihave> {_}? (on|for|in|this|at|by)? {on}',
    '(is there|are there|<doihave>) (anything|something|any|some|a) {_}? (on|for|in|this|at|by)? {on}',
    '(whats|what is|whats happening|what is happening|anything|whats going on|what is going on|anything happening|whats up) (happening|going on|planned|scheduled|coming up|set|up)? (on|for|in)? {on}',
    '(am i|are we|will i be|is my (calendar|schedule)|how busy am i|do i look) (free|busy|booked|available|open|clear|doing anything)? (on|for|in)? {on}',
    '(how does|how is|hows|what does|how will) <my>? {_}? (look|looking|look like|be|going)? (like)? (on|for|in)? {on}',
    '<show>? <my>? (agenda|schedule|calendar|plan|plans|events|tasks|list|meetings|appointments|to do list|todos) (on|for|in|of)? {on}',
    '<show>? {on} (agenda|schedule|calendar|plan|plans|events|tasks|list|meetings|appointments)',
    // Is it there, and when.
    '(is|are|was|were|do i have|did i|have i|does|has|am i|check if|check whether|see if|check to see if|tell me if|do we have|confirm that|confirm) (there)? (a|an|any|the|my)? {find} (on|in|already on|already in|currently on|listed on|written on|noted on|anywhere on|still on|now on) <my>? (<anylist>|<calendar>|<shoppinglist>) {_}?',
    '(did i|have i|did you|have you|did we|do i remember to) (already|remember to|ever)? (add|added|put|create|created|write|written|include|included|note|set|schedule|scheduled|make) (a|an|the|any|my)? (task|event|reminder|item)? (to|for|called|about)? {find} (on|in|to|into|for|onto|down on) {_}',
    '(does|has|do|check) <my>? (<anylist>|<calendar>|<shoppinglist>) (have|has|include|contain|includes|contains|for|list|mention|say|already have) {find} {_}?',
    '(when|what time|what day|at what time|what date|how soon|how long until|where) (is|are|does|do|was|will|am i|am i having|do i have|have i|is there|s) (my|the|our|a|an|that|next|this|it)? {find} (due|scheduled|on my calendar|starting|start|starts|again|happening|be|begin|set for|on the calendar|take place|planned)?',
    '(do i have|have i got|is there|are there|did i set|have i set|do we have) (a|an|any|some|the)? (reminder|reminders|appointment|appointments|event|events|meeting|meetings|task|tasks|alarm|alarms|item|items|note|notes) (about|to|for|with|called|named|related to|set for|on|regarding|of|that says) {find}',
    // All of it.
    {
      say: [
        '<what> {_}? (on|in|of|from|to) <my>? {_}? (<list>|<calendar>|<reminders>|<shoppinglist>) {_}?',
        '<show> <what>? {_}? <my>? (<list>|<calendar>|<reminders>|<shoppinglist>) {_}?',
        '<what> <doihave> {_}',
        '(how many|how much|which|whose|what) (things|items|tasks|chores|events|meetings|reminders|appointments|alarms|food items|stuff|lists|list|todos) {_}',
        '(what|which) {_}? <doihave> {_}',
        '<doihave> (anything|any|something|a|an|some|anywhere|the|my)? {_}? (to do|planned|scheduled|going on|coming up|pending|left|upcoming|set|booked|due|on {_}|in {_}|for {_}|today|tomorrow|between {_})',
        '<doihave> (any|a|an|some)? (upcoming|pending|more|other)? <event> {_}?',
        '(are|is) there (any|anything|something|a|some) {_}? (event|events|appointment|appointments|meeting|meetings|reminders|reminder|alarm|alarms|on {_}|scheduled|planned|left)',
        '<show>? <my>? (upcoming|next|latest|pending|coming|up coming|current|last|first) <event> {_}?',
        '<my>? (schedule|calendar|agenda|events|appointments|meetings|reminders|alarms|work schedule|weekly plan|plans)',
        '(whats|what is|what are|what was|when is|when are|when will) <my>? (next|first|last|upcoming)? (<event>|alarm|alarms) {_}?',
        '<my> (<shoppinglist>|<list>) (contains|has|includes|is) what {_}?',
        '(is|are|does) <my>? (<anylist>|<calendar>|<shoppinglist>) {_}',
        '(what|when|which|how|is|are|did|do|does|have|has|was|tell me|show me|check|who|can|where|will) {_}? (<calendar>|<list>|<reminders>|<shoppinglist>|appointment|appointments|meeting|meetings|event|events|alarm|alarms) {_}?',
        '(i need|i want|i would like|id like|i have) (to)? (hear|see|know|have|read|get|remember|check|look at|review|go over) {_}? (<list>|<calendar>|<reminders>|<shoppinglist>) {_}?',
        '(read|check|list|show|display|open|name|repeat|bing up|bring up|read off|read out|iterate|pull up|view|see) <my>? {_}? (<list>|<calendar>|<reminders>|<shoppinglist>|alarm|alarms) {_}?',
      ],
      trust: 'last',
    },
    '(what did i|what have i|show what i|list what i) (do|done|get done|finish|finished|achieve|achieved|complete|completed|accomplish|accomplished) (today|this week|yesterday|so far)?',
    {
      say: [
        'show me everything',
        '(whats|what is|what else is|whatever is) (left|still open|outstanding|remaining) (to do|on my list|for me)?',
        'what do i (still)? (have|need) to do',
        '(whats|what is) (still)? to do',
        'everything (on my list)?',
      ],
    },
    '(do i have|have i got|is there) (anything|something|a task|any task|any tasks) (about|with|for|on|regarding) {find}',
    '(which|what) (task|tasks|one|ones) (mention|mentions|has|have|contain|contains|is about|are about) {find}',
  ],
  options: {
    find: textOption('Words to look for', { max: 100, takes: 'rest' }),
    view: withDefault(choiceOption('Which ones', tasks.TASK_VIEWS, LABELS), 'open'),
    zone: zoneOption('Only this area of life'),
    project: anyProjectOption('Only this project, everyone’s tasks'),
    tag: textOption('Only with this tag', { max: 50 }),
    on: dateOption('Only what is due on this day'),
    hash: hidden(hashOption('A tag with its sign, #home')),
    page: pageOption(),
  },
  examples: ['tasks', 'task list view:done', 'task list find:milk', 'task list tag:home'],
  async run(me, values, { raw, request, catalogue }) {
    const { found, count } = await tasks.listTasks(me, {
      view: values.view,
      words: values.find ?? '',
      zoneId: values.zone?.zone_id ?? null,
      projectId: values.project?.project_id ?? null,
      tag: (values.tag ?? values.hash)?.replace(/^#/, '') ?? null,
      day: values.on?.day ?? null,
      page: values.page,
    })
    // “find healthy baking recipes”, and none is there: that is a thing to do.
    if (count === 0 && (values.find ?? '').split(/\s+/).length > 2 && request.input.kind === 'typed')
      throw new NotMeantError(`Nothing open has “${excerpt(values.find ?? '')}”.`)
    const isPlain =
      values.view === 'open' &&
      !values.find &&
      !values.zone &&
      !values.project &&
      !values.tag &&
      !values.hash &&
      !values.on
    const hidden = isPlain ? await tasks.countHiddenTasks(me) : 0
    const places = await loadTaskPlaces(me, found)
    const reader = readerOf(me)
    const day = values.on?.day ?? null
    const about = {
      view: values.view,
      day: day && formatDay(day),
      words: values.find ?? '',
      page: values.page,
      count,
      hidden,
      raw,
    }
    const shown = taskListView(about, (returnTo) => found.map((task) => taskItem(reader, task, places(task), returnTo)))
    // “tasks for Mia”, and there are none: perhaps that was the task.
    return values.find && count === 0
      ? { ...shown, buttons: [...shown.buttons, ...saveButtons(catalogue, request)] }
      : shown
  },
})

/** "#home", and nothing without its sign. */
function hashOption(about: string): Option<string, unknown, false> {
  return {
    ...textOption(about, { max: 50 }),
    read(raw) {
      const tag = raw.trim()
      if (!/^#[\p{L}\p{N}_-]+$/u.test(tag)) throw new UserError('A tag begins with #.')
      return tag
    },
  }
}

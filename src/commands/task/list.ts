// Five open tasks a page; the rest is one press away, and said.

import { choiceOption, textOption, withDefault } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { taskItem } from '../../views/task.ts'
import { taskListView } from '../../views/task-list.ts'
import { defineCommand, readerOf } from '../command.ts'
import { anyProjectOption } from '../lib/options/project.ts'
import { pageOption, zoneOption } from '../lib/options.ts'

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
  isDefault: true,
  aliases: ['tasks'],
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
  options: {
    find: textOption('Words to look for', { max: 100, takes: 'rest' }),
    view: withDefault(choiceOption('Which ones', tasks.TASK_VIEWS, LABELS), 'open'),
    zone: zoneOption('Only this area of life'),
    project: anyProjectOption('Only this project, everyone’s tasks'),
    tag: textOption('Only with this tag', { max: 50 }),
    page: pageOption(),
  },
  examples: ['tasks', 'task list view:done', 'task list find:milk', 'task list tag:home'],
  async run(me, values, { raw, request, catalogue }) {
    const { found, count } = await tasks.listTasks(me, {
      view: values.view,
      words: values.find ?? '',
      zoneId: values.zone?.zone_id ?? null,
      projectId: values.project?.project_id ?? null,
      tag: values.tag?.replace(/^#/, '') ?? null,
      page: values.page,
    })
    const isPlain = values.view === 'open' && !values.find && !values.zone && !values.project && !values.tag
    const hidden = isPlain ? await tasks.countHiddenTasks(me) : 0
    const places = await loadTaskPlaces(me, found)
    const reader = readerOf(me)
    const about = { view: values.view, words: values.find ?? '', page: values.page, count, hidden, raw }
    const shown = taskListView(about, (returnTo) => found.map((task) => taskItem(reader, task, places(task), returnTo)))
    // “tasks for Mia”, and there are none: perhaps that was the task.
    return values.find && count === 0
      ? { ...shown, buttons: [...shown.buttons, ...saveButtons(catalogue, request)] }
      : shown
  },
})

// Five open tasks a page; the rest is one press away, and said.
import { choice, otherwise, text } from '../../chat/options.ts'
import * as capture from '../../services/capture.ts'
import * as tasks from '../../services/tasks.ts'
import { list, taskItem } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { page, project, zone } from '../options.ts'

export default command({
  name: 'task list',
  about: 'Your tasks, five a page',
  isDefault: true,
  phrases: { 'my tasks': {}, 'list tasks': {}, 'show tasks': {} },
  options: {
    find: text('Words to look for', { max: 100, takes: 'rest' }),
    view: otherwise(choice('Which ones', tasks.VIEWS), 'open'),
    zone: zone('Only this area of life'),
    project: project('Only this project'),
    tag: text('Only with this tag', { max: 50 }),
    page: page(),
  },
  examples: ['tasks', 'task list view:done', 'task list find:milk'],
  async run(me, values, { raw }) {
    const { found, count } = await tasks.list(me, {
      view: values.view,
      words: values.find ?? '',
      zoneId: values.zone?.zone_id ?? null,
      projectId: values.project?.project_id ?? null,
      tag: values.tag?.replace(/^#/, '') ?? null,
      page: values.page,
    })
    const places = await capture.placesOf(me, found)
    const reader = readerOf(me)
    return list({ view: values.view, words: values.find ?? '', page: values.page, count, raw }, (returnTo) =>
      found.map((task) => taskItem(reader, task, places(task), returnTo)),
    )
  },
})

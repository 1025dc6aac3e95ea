// Capture in two seconds: one line, understood where it is clear, kept as it is where it is not.
import { choice, need, otherwise, text } from '../../chat/options.ts'
import * as cards from '../../domain/request/cards.ts'
import { captureLine } from '../../domain/tasks/capture.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { captureTypes, priorities } from '../../domain/tasks/index.ts'
import { rhythmIn } from '../../language/recurrence.ts'
import { captured } from '../../views/task-captured.ts'
import { command, readerOf } from '../command.ts'
import { minutes, project, tagsOf, when, zone } from '../lib/options.ts'

export default command({
  name: 'task add',
  about: 'Capture a task',
  shorts: ['/add'],
  captures: { lines: 'one', into: 'title' },
  takesMessage: {
    label: 'Save as task',
    values: ({ text: words, link, author }) => ({
      title: words.trim() || 'A message',
      ...(link ? { notes: `${author ? `${author}: ` : ''}${link}` } : {}),
    }),
  },
  options: {
    title: need(
      text('What it is, with #tag !high @zone +project ~25m and a date if you like', { max: 255, takes: 'rest' }),
    ),
    due: when('When', 'to come'),
    minutes: minutes('How long it takes'),
    zone: zone('Area of life'),
    notes: text('Anything else'),
    priority: { ...choice('How pressing', priorities), defaultText: 'medium' },
    project: { ...project('Where it belongs'), defaultText: 'Inbox' },
    tags: text('Words to find it by', { max: 100 }),
    type: otherwise(choice('What it is', captureTypes), 'task'),
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
      ...(values.tags ? { tags: tagsOf(values.tags) } : {}),
      type: values.type,
    })
    const { message } = request
    // Editing that message reads it again, as long as nobody touched the task.
    if (message && request.said.kind === 'typed')
      await cards.post(me, { kind: 'capture', id: task.task_id }, message.channelId, message.messageId)
    const rhythm = values.type === 'task' ? rhythmIn(task.title) : null
    return captured(readerOf(me), task, places, { isBrief: await tasks.isFocusing(me), rhythm })
  },
})

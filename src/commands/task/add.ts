// Capture in two seconds: one line, understood where it is clear, kept as it is where it is not.
import { choiceOption, required, textOption, withDefault } from '../../chat/options.ts'
import * as cards from '../../domain/request/cards.ts'
import { captureLine } from '../../domain/tasks/capture.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { captureTypes, priorities } from '../../domain/tasks/index.ts'
import { rhythmIn } from '../../language/recurrence.ts'
import { taskAddedView } from '../../views/task-added.ts'
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
    const { ownMessage } = request
    // Editing that message reads it again, as long as nobody touched the task.
    if (ownMessage && request.input.kind === 'typed')
      await cards.registerCard(me, { kind: 'capture', id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    const rhythm = values.type === 'task' ? rhythmIn(task.title) : null
    return taskAddedView(readerOf(me), task, places, { isBrief: await tasks.isFocusing(me), rhythm })
  },
})

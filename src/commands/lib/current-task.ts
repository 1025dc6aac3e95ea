// Which task a command without one is about: the one that is under way, unless another thing was spoken of since.
import { excerpt } from '../../chat/options.ts'
import { formatLine } from '../../chat/parse/line.ts'
import * as habits from '../../domain/days/habits/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { AmbiguousError } from '../../user-error.ts'

/**
 * The task that is meant, if one is.
 * @param command the line of each choice, `task done`
 * @throws AmbiguousError where one is under way and another was just shown
 */
export async function findMeantTask(me: Me, command: string): Promise<tasks.Task | undefined> {
  const current = await tasks.findCurrentTask(me)
  const last = await recents.findLastSubject(me, me.channelId)
  if (!last || last.id === current?.task_id) return current
  const spoken = last.noun === 'task' ? await tasks.findTask(me, last.id) : undefined
  if (spoken && !spoken.isOpen) return current
  if (spoken && !current) return spoken
  const habit = last.noun === 'habit' && command === 'task done' ? await habits.findHabit(me, last.id) : undefined
  if (!spoken && !habit) return current
  const choices = [
    ...(spoken ? [{ label: excerpt(spoken.title), line: formatLine(command, { task: spoken.task_id }) }] : []),
    ...(habit ? [{ label: excerpt(habit.name), line: formatLine('habit check', { habit: habit.habit_id }) }] : []),
    ...(current ? [{ label: excerpt(current.title), line: formatLine(command, { task: current.task_id }) }] : []),
  ]
  throw new AmbiguousError('Which one?', choices)
}

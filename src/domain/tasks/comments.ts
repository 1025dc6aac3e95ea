// Comments on a task. The author may edit and delete one, the project's owner may delete it too.
import { newId } from '../../models/id.ts'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { TaskComment } from '../../models/task-comment.ts'
import { cleanText, foldText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { visibleTasks } from './rows.ts'

export type { TaskComment }

/** A page of a task's comments, the newest page first, each page in chronological order; and their number. */
export async function listComments(
  me: Me,
  task: Task,
  page = 1,
  size = 5,
): Promise<{ found: TaskComment[]; count: number }> {
  const query = TaskComment.query(me.trx).where('task_id', task.task_id)
  const count = await query.clone().resultSize()
  const found = await query
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'comment_id', order: 'desc' },
    ])
    .offset((page - 1) * size)
    .limit(size)
  return { found: found.toReversed(), count }
}

/** @returns `already` if the task's newest comment has the same words and author */
export async function addComment(
  me: Me,
  task: Task,
  words: string,
): Promise<{ readonly comment: TaskComment; readonly happened: 'added' | 'already' }> {
  const content = parseContent(words)
  const newest = (await listComments(me, task, 1, 1)).found[0]
  if (newest?.author_id === me.user.user_id && newest.content === content)
    return { comment: newest, happened: 'already' }
  const comment = await changes.insert(me, TaskComment, {
    comment_id: newId(),
    task_id: task.task_id,
    author_id: me.user.user_id,
    content,
    created_at: me.now,
    updated_at: null,
  })
  touch(me, 'task', task.task_id)
  return { comment, happened: 'added' }
}

/** @throws DomainError if it is another person's */
export async function editComment(me: Me, given: TaskComment, words: string): Promise<'edited' | 'already'> {
  const comment = await lockComment(me, given)
  if (comment.author_id !== me.user.user_id) throw new DomainError('comment.not-yours-to-edit')
  const content = parseContent(words)
  if (comment.content === content) return 'already'
  await changes.update(me, comment, { content, is_edited: true })
  given.$set(comment)
  if (comment.task_id) touch(me, 'task', comment.task_id)
  return 'edited'
}

/** @throws DomainError if it is another person's, in a project that is not one's own */
export async function deleteComment(me: Me, given: TaskComment): Promise<void> {
  const comment = await lockComment(me, given)
  if (comment.author_id !== me.user.user_id && !(await ownsProjectOf(me, comment)))
    throw new DomainError('comment.not-yours-to-remove')
  await changes.remove(me, comment)
  if (comment.task_id) touch(me, 'task', comment.task_id)
}

/** By id, on a task the person may see; any other counts as missing. */
export const findComment = (me: Me, id: string) => visibleComments(me).findOne({ 'task_comments.comment_id': id })

/** Those that contain the words, newest first, without regard to case and accents. */
export async function searchComments(me: Me, words: string): Promise<TaskComment[]> {
  const recent = await visibleComments(me).orderBy('task_comments.created_at', 'desc').limit(1000)
  return recent.filter(({ content }) => foldText(content).includes(foldText(words.trim())))
}

/** The person's own, newest first. */
export const listOwnComments = (me: Me) =>
  visibleComments(me)
    .where('task_comments.author_id', me.user.user_id)
    .orderBy('task_comments.created_at', 'desc')
    .limit(25)

const visibleComments = (me: Me) =>
  TaskComment.query(me.trx).whereIn('task_comments.task_id', visibleTasks(me).select('tasks.task_id'))

async function lockComment(me: Me, { comment_id }: TaskComment): Promise<TaskComment> {
  const found = await findComment(me, comment_id).forNoKeyUpdate()
  if (!found) throw new DomainError('comment.gone')
  return found
}

async function ownsProjectOf(me: Me, { task_id }: TaskComment): Promise<boolean> {
  const project = await Project.query(me.trx)
    .whereIn('project_id', Task.query(me.trx).select('project_id').where('task_id', task_id))
    .first()
  return project?.owner_id === me.user.user_id
}

function parseContent(words: string): string {
  const content = cleanText(words).trim()
  if (content === '') throw new DomainError('comment.no-words')
  return content
}

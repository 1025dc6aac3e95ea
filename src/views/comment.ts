// What people said about a task.
import { type ItemBlock, item, join, ours, say, t, type View, view } from '../chat/view.ts'
import type { TaskComment } from '../models/task-comment.ts'
import { moment, type Reader } from './reader.ts'

export interface Said {
  readonly comment: TaskComment
  /** Who said it, by name. */
  readonly by: string
  /** The reader's own: its number opens it for change. */
  readonly isOwn: boolean
}

export function saidItem(reader: Reader, { comment, by, isOwn }: Said): ItemBlock {
  return item(t`${by}: ${comment.content}`, {
    detail: join([moment(reader, comment.created_at), comment.is_edited ? ours('changed since') : []]),
    ...(isOwn ? { line: `comment edit comment:${comment.comment_id}` } : {}),
  })
}

/** A page of them, the newest page first. */
export function conversation(
  reader: Reader,
  about: { readonly taskId: string; readonly title: string; readonly page: number; readonly count: number },
  said: readonly Said[],
): View {
  const { taskId, title, page, count } = about
  const line = (number: number): string => `comment show task:${taskId} page:${number}`
  const earlier = Math.max(0, count - page * PAGE)
  return view(
    t`Comments on ${title}: ${count}`,
    [
      ...(earlier > 0 ? [say(t`and ${earlier} earlier`)] : []),
      ...said.map((each) => saidItem(reader, each)),
      ...(count === 0 ? [say(ours('Nobody has said anything yet.'))] : []),
    ],
    {
      buttons: [
        { label: 'Comment', line: `comment add task:${taskId}` },
        ...(earlier > 0 ? [{ label: 'Earlier', line: line(page + 1) }] : []),
        ...(page > 1 ? [{ label: 'Later', line: line(page - 1) }] : []),
      ],
    },
  )
}

const PAGE = 5

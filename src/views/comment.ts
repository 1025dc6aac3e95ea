// Views of comments on a task.
import { ask } from '../chat/ask.ts'
import { type ItemBlock, itemBlock, joinTexts, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { TaskComment } from '../models/task-comment.ts'
import { momentText, type Reader } from './reader.ts'

export interface CommentDetails {
  readonly comment: TaskComment
  /** The author's name. */
  readonly by: string
  /** The reader's own: its number opens it for editing. */
  readonly isOwn: boolean
}

export function commentItem(reader: Reader, { comment, by, isOwn }: CommentDetails): ItemBlock {
  return itemBlock(t`${by}: ${comment.content}`, {
    detail: joinTexts([momentText(reader, comment.created_at), comment.is_edited ? trustedText('edited') : []]),
    ...(isOwn ? { line: ask('comment edit', { comment: comment.comment_id }) } : {}),
  })
}

/** A page of them, the newest page first. */
export function commentListView(
  reader: Reader,
  about: { readonly taskId: string; readonly title: string; readonly page: number; readonly count: number },
  said: readonly CommentDetails[],
): View {
  const { taskId, title, page, count } = about
  const line = (number: number): CommandLine => ask('comment show', { task: taskId, page: number })
  const earlier = Math.max(0, count - page * PAGE)
  return view(
    t`Comments on ${title}: ${count}`,
    [
      ...(earlier > 0 ? [textBlock(t`and ${earlier} earlier`)] : []),
      ...said.map((each) => commentItem(reader, each)),
      ...(count === 0 ? [textBlock(trustedText('No comments yet.'))] : []),
    ],
    {
      buttons: [
        { label: 'Comment', line: ask('comment add', { task: taskId }) },
        ...(earlier > 0 ? [{ label: 'Earlier', line: line(page + 1) }] : []),
        ...(page > 1 ? [{ label: 'Later', line: line(page - 1) }] : []),
      ],
    },
  )
}

const PAGE = 5

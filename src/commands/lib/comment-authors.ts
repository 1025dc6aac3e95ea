// Comments with their authors' names, for views.
import * as acquaintances from '../../domain/access/visible-people.ts'
import type { Me } from '../../domain/request/me.ts'
import type { TaskComment } from '../../domain/tasks/comments.ts'
import type { CommentDetails } from '../../views/comment.ts'

/** One query for any number of comments. */
export async function withAuthorNames(me: Me, found: readonly TaskComment[]): Promise<CommentDetails[]> {
  const names = await acquaintances.personNamesById(
    me,
    found.flatMap(({ author_id }) => author_id ?? []),
  )
  return found.map((comment) => ({
    comment,
    by: names.get(comment.author_id ?? '') ?? 'Someone',
    isOwn: comment.author_id === me.user.user_id,
  }))
}

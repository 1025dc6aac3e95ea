// An option that names a comment: by id, number in the list, or words.
import type { Option } from '../../../chat/options.ts'
import { excerpt } from '../../../chat/phrases.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as comments from '../../../domain/tasks/comments.ts'
import { lookupOption } from '../lookup-option.ts'

/** A comment on a task the person may see. */
export const commentOption = (about: string): Option<comments.TaskComment, Me, false> =>
  lookupOption(about, {
    noun: 'comment',
    findById: async (me, id) => comments.findComment(me, id),
    search: comments.searchComments,
    listInitial: async (me) => comments.listOwnComments(me),
    id: ({ comment_id }) => comment_id,
    label: ({ content }) => excerpt(content),
  })

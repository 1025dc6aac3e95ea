// A blank that names a comment: by id, by its number in the list, by its words.
import type { Option } from '../../../chat/options.ts'
import { short } from '../../../chat/options.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as comments from '../../../domain/tasks/comments.ts'
import { lookup } from '../options.ts'

/** A comment on a task the person sees. */
export const comment = (about: string): Option<comments.TaskComment, Me, false> =>
  lookup(about, {
    noun: 'comment',
    byId: async (me, id) => comments.byId(me, id),
    search: comments.search,
    first: async (me) => comments.newest(me),
    id: ({ comment_id }) => comment_id,
    label: ({ content }) => short(content),
  })

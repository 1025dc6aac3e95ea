// What is said thrice of every command whose noun is `project`.
import type { Dialogues } from './dialogue.ts'

export const project: Dialogues = {
  'project add': {
    does: ['project add Flat', 'New project: Flat'],
    refuses: ['project add Flat ends:soonish', 'as a date. Try'],
    again: ['project add Flat', /already/i],
  },
  'project show': {
    after: ['project add Flat'],
    does: ['project show flat', 'Flat'],
    refuses: ['project show submarine', 'No project matches'],
    again: ['project show flat', 'Flat'],
  },
  'project edit': {
    after: ['project add Flat'],
    does: ['project edit flat about:Paint', 'Changed: Flat'],
    refuses: ['project edit submarine about:Paint', 'No project matches'],
    again: ['project edit flat about:Paint', /already/i],
  },
  'project invite': {
    after: ['project add Flat'],
    does: ['project invite flat ben', 'ben is now in Flat'],
    refuses: ['project invite flat nobody', 'No person matches'],
    again: ['project invite flat ben', 'already'],
  },
  'project leave': {
    after: ['project add Flat', 'project invite flat ben'],
    does: ['project leave project:flat person:ben', 'ben left Flat'],
    refuses: ['project leave flat', 'The owner stays'],
    again: ['project leave project:flat person:ben', /not in|is not|already/i],
  },
  'project archive': {
    after: ['project add Flat'],
    does: ['project archive flat open:keep', 'Archived: Flat'],
    refuses: ['project archive flat open:burn', 'Open is inbox, drop or keep'],
    again: ['project archive flat open:keep', 'Archived already'],
  },
}

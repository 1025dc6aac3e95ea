// What is said thrice of every command whose noun is `comment`.
import type { Dialogues } from './dialogue.ts'

export const comment: Dialogues = {
  'comment add': {
    does: ['comment add report first draft', 'Comment added: Report'],
    refuses: ['comment add submarine hello', 'No task matches'],
    again: ['comment add report first draft', 'Already said'],
  },
  'comment show': {
    after: ['comment add report first draft'],
    does: ['comment show report', 'Comments on Report: 1'],
    refuses: ['comment show submarine', 'No task matches'],
    again: ['comment show report', 'Comments on Report: 1'],
  },
  'comment edit': {
    after: ['comment add report first draft'],
    does: ['comment edit first second draft', 'Comment changed'],
    refuses: ['comment edit submarine hello', 'No comment matches'],
    again: ['comment edit second second draft', /already/i],
  },
  'comment drop': {
    after: ['comment add report first draft'],
    does: ['comment drop first', 'Comment removed'],
    refuses: ['comment drop submarine', 'No comment matches'],
    again: ['comment drop first', 'No comment matches'],
  },
}

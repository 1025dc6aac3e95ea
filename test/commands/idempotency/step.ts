// What is said thrice of every command whose noun is `step`.
import type { Dialogues } from './dialogue.ts'

export const step: Dialogues = {
  'step done': {
    after: ['task split report', 'save and start'],
    does: ['step done 1', 'Step 2 of'],
    refuses: ['step done 99', /99/],
    again: ['step done step:1', /./],
  },
  'step split': {
    after: ['task split report', 'save and start'],
    does: ['step split', /Step 1 of \d/],
    refuses: ['step split 99', /99/],
    again: ['step split', /./],
  },
  'step stuck': {
    after: ['task split report', 'save and start'],
    does: ['step stuck', 'First move'],
    refuses: ['step stuck 99', /99/],
    again: ['step stuck', 'First move'],
  },
  'step merge': {
    after: ['task split report', 'save and start'],
    does: ['step merge', /Step 1 of \d/],
    refuses: ['step merge 99', /99/],
    again: ['step merge', /./],
  },
  'step skip': {
    after: ['task split report', 'save and start'],
    does: ['step skip', /Step \d of \d/],
    refuses: ['step skip 99', /99/],
    again: ['step skip', /./],
  },
  'step edit': {
    after: ['task split report', 'save and start'],
    does: ['step edit 2 minutes:3', /./],
    refuses: ['step edit 2 minutes:30', 'Minutes is 1 to 10'],
    again: ['step edit 2 minutes:3', /already/i],
  },
  'step show': {
    after: ['task split report', 'save and start'],
    does: ['step show report', /Report/],
    refuses: ['step show submarine', 'No '],
    again: ['step show report', /Report/],
  },
}

// What is said thrice of every command whose noun is `task`.
import type { Dialogues } from './dialogue.ts'

export const task: Dialogues = {
  'task add': {
    does: ['task add Buy milk tomorrow', 'Added: Buy milk'],
    refuses: ['task add Bread due:soonish', 'as a date. Try'],
    // Said twice is wanted twice: a second packet of milk.
    again: ['task add Buy milk tomorrow', 'Added: Buy milk'],
  },
  'task dump': {
    does: ['task dump one thing\nanother thing', 'Saved 2 things'],
    refuses: ['task dump', 'Type your list, one thing per line.'],
    again: ['task dump one thing\nanother thing', 'Saved 2 things'],
  },
  'task import': {
    does: ['task import (A) 2026-03-01 Call mum +Family due:2026-03-05', 'From a todo.txt file'],
    refuses: ['task import one two three', "I don't recognize that file"],
    again: ['task import (A) 2026-03-01 Call mum +Family due:2026-03-05', 'From a todo.txt file'],
  },
  'task list': {
    does: ['task list', 'Open tasks: 1'],
    refuses: ['task list view:clouds', 'View must be open'],
    again: ['task list', 'Open tasks: 1'],
  },
  'task show': {
    does: ['task show report', /^Report/],
    refuses: ['task show submarine', 'No task matches “submarine”'],
    again: ['task show report', /^Report/],
  },
  'task suggest': {
    does: ['task suggest', /things? now/],
    refuses: ['task suggest energy:5', 'Energy must be 1, 2 or 3'],
    again: ['task suggest', /things? now/],
  },
  'task start': {
    does: ['task start report', 'Started: Report'],
    refuses: ['task start submarine', 'No task matches'],
    again: ['task start report', 'Already in progress: Report'],
  },
  'task done': {
    does: ['task done report', 'Done: Report'],
    refuses: ['task done submarine', 'No task matches'],
    again: ['task done report', 'Already done'],
  },
  'task reopen': {
    after: ['task done report'],
    does: ['task reopen report', 'Back on the list: Report'],
    refuses: ['task reopen submarine', 'No task matches'],
    again: ['task reopen report', /^(On the list already|Already|Open already|Not done)/],
  },
  'task drop': {
    does: ['task drop report', 'Let go: Report'],
    refuses: ['task drop submarine', 'No task matches'],
    again: ['task drop report', 'Already let go: Report'],
  },
  'task block': {
    does: ['task block report on:Ben', 'Blocked: Report'],
    refuses: ['task block submarine on:Ben', 'No task matches'],
    again: ['task block report on:Ben', 'Already blocked: Report'],
  },
  'task why': {
    does: ['task why report', 'Report'],
    refuses: ['task why submarine', 'No task matches'],
    again: ['task why report', 'Report'],
  },
  'task reason': {
    does: ['task reason report is:boring', 'Make it nicer: Report'],
    refuses: ['task reason report is:tasty', 'must be'],
    again: ['task reason report is:boring', 'No change'],
  },
  'task move': {
    does: ['task move report friday', 'Moved: Report'],
    refuses: ['task move report to:soonish', 'as a date. Try'],
    again: ['task move report friday', 'No change: Report'],
  },
  'task edit': {
    does: ['task edit report minutes:15', 'Saved'],
    refuses: ['task edit report minutes:many', 'Minutes must be from 1 to 6000'],
    again: ['task edit report minutes:15', 'No change'],
  },
  'task file': {
    does: ['task file report zone:life', 'Filed'],
    refuses: ['task file report parent:report', "can't be part of itself"],
    again: ['task file report zone:life', /already|^No change/i],
  },
  'task give': {
    does: ['task give report how:do_with_me', 'Shared focus: Report'],
    refuses: ['task give report how:never', 'How must be do'],
    again: ['task give report how:do_with_me', /already|^No change/i],
  },
  'task remind': {
    does: ['task remind report remind:"1 day, 10 min"', 'Reminds 1 day and 10 min before'],
    refuses: ['task remind report remind:soon', "I can't read “soon” as reminders"],
    again: ['task remind report remind:"1 day, 10 min"', 'No change: Report'],
  },
  'task runway': {
    after: ['Vet today 14:00'],
    does: ['task runway vet travel:20 by:bike', 'Saved: Vet'],
    refuses: ['task runway vet travel:9000', 'Travel must be from 0 to 600 minutes.'],
    again: ['task runway vet travel:20 by:bike', 'No change: Vet'],
  },
  'task leave': {
    after: ['Vet today 14:00 20 min by bike'],
    does: ['task leave vet', 'On your way: Vet'],
    refuses: ['task leave report', 'has no travel time and clock time yet'],
    again: ['task leave vet', 'Already on your way since'],
  },
  'task arrive': {
    after: ['Vet today 14:00 20 min by bike', 'task leave vet'],
    does: ['task arrive vet', 'You’re there: Vet'],
    refuses: ['task arrive submarine', 'No task matches'],
    again: ['task arrive vet', 'Already there: Vet'],
  },
  'task skip': {
    after: ['task move report every:mon'],
    does: ['task skip report', 'Skipped: Report'],
    refuses: ['task skip submarine', 'No task matches'],
    // Said twice is wanted twice: the occurrence after that one. The same message delivered twice is one skip.
    again: ['task skip report', 'Skipped: Report'],
  },
  'task split': {
    does: ['task split report', 'A suggestion. Nothing is saved yet.'],
    refuses: ['task split submarine', 'No task matches'],
    again: ['task split report', 'A suggestion. Nothing is saved yet.'],
  },
  'task hear': {
    does: ['task hear', 'Send me a voice message'],
    again: ['task hear', 'Send me a voice message'],
    refuses: ['task hear cellar', 'here'],
  },
}

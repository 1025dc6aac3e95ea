// What is said thrice of every command whose noun is `calendar`.
import type { Dialogues } from './dialogue.ts'

const ADD = 'calendar add https://calendar.example.org/private/ann.ics Work'

export const calendar: Dialogues = {
  'calendar show': {
    does: ['calendar show', 'No calendars yet'],
    refuses: ['calendar show Work', 'I don’t understand “Work” here'],
    again: ['calendar show', 'No calendars yet'],
  },
  'calendar next': {
    does: ['calendar next', 'Nothing with a time in the next two weeks'],
    refuses: ['calendar next Work', 'I don’t understand “Work” here'],
    again: ['calendar next', 'Nothing with a time in the next two weeks'],
  },
  'calendar add': {
    does: [ADD, 'Calendar added: Work'],
    refuses: ['calendar add http:// Work', "isn't a calendar address"],
    again: [ADD, 'You already have this one: Work'],
  },
  'calendar edit': {
    after: [ADD],
    does: ['calendar edit work name:Office', 'Saved: Office'],
    refuses: ['calendar edit submarine name:Office', 'No calendar matches'],
    again: ['calendar edit office name:Office', 'No change: Office'],
  },
  'calendar refresh': {
    after: [ADD],
    does: ['calendar refresh', 'Reading it again'],
    refuses: ['calendar refresh submarine', 'No calendar matches'],
    again: ['calendar refresh', 'Reading it again'],
  },
  'calendar remove': {
    after: [ADD, 'calendar add https://calendar.example.org/private/other.ics Other'],
    does: ['calendar remove work', 'Calendar removed: Work'],
    refuses: ['calendar remove submarine', 'No calendar matches'],
    again: ['calendar remove work', 'No calendar matches'],
  },
}

// What is said thrice of every command whose noun is `me`.
import type { Dialogues } from './dialogue.ts'

export const me: Dialogues = {
  'me home': {
    does: ['me home', 'Home, ann'],
    refuses: ['me home sweet', 'I can’t place'],
    again: ['me home', 'Home, ann'],
  },
  'me help': {
    does: ['me help task', 'Help: task'],
    refuses: ['me help clouds', 'There is no topic “clouds”'],
    again: ['me help task', 'Help: task'],
  },
  'me undo': {
    after: ['task add Bread'],
    does: ['me undo', 'Undone: “Bread” is off the list.'],
    refuses: ['me undo submarine', 'No change matches'],
    again: ['me undo', /^(Undone: “Added: Report|Nothing to undo)/],
  },
  'me share': {
    does: ['me share week', 'week since'],
    refuses: ['me share what:cloud', 'What is task'],
    again: ['me share week', 'week since'],
  },
  'me welcome': {
    does: ['me welcome', "Hello, I'm Proxy"],
    refuses: ['me welcome home', 'I can’t place'],
    again: ['me welcome', "Hello, I'm Proxy"],
  },
  'me calendar': {
    does: ['me calendar', '/me/calendar/'],
    refuses: ['me calendar tomorrow', 'I can’t place'],
    again: ['me calendar', '/me/calendar/'],
  },
  'me edit': {
    does: ['me edit timezone:Berlin', 'Time zone: Berlin'],
    refuses: ['me edit timezone:Atlantis', 'I know no time zone “Atlantis”'],
    again: ['me edit timezone:Berlin', 'Time zone: Berlin'],
  },
  'me style': {
    does: ['me style emoji:none', 'no emoji'],
    refuses: ['me style emoji:many', 'Emoji is few or none'],
    again: ['me style emoji:none', 'no emoji'],
  },
}

// What is said thrice of every command whose noun is `me`.
import type { Dialogues } from './dialogue.ts'

export const me: Dialogues = {
  'me home': {
    does: ['me home', 'Home'],
    refuses: ['me home sweet', 'I don’t understand'],
    again: ['me home', 'Home'],
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
    again: ['me undo', /^(Undone: “Report|Nothing to undo)/],
  },
  'me answer': {
    does: ['how are you', 'Hello. What’s on your mind? Type it, or take one small thing.'],
    refuses: ['me answer to:cloud', 'To must be greeting'],
    again: ['how are you', 'Hello. What’s on your mind? Type it, or take one small thing.'],
  },
  'me share': {
    does: ['me share week', 'week, from'],
    refuses: ['me share what:cloud', 'What must be task'],
    again: ['me share week', 'week, from'],
  },
  'me welcome': {
    does: ['me welcome', "Hello, I'm Proxy"],
    refuses: ['me welcome home', 'I don’t understand'],
    again: ['me welcome', "Hello, I'm Proxy"],
  },
  'me calendar': {
    does: ['me calendar', '/me/calendar/'],
    refuses: ['me calendar tomorrow', 'I don’t understand'],
    again: ['me calendar', '/me/calendar/'],
  },
  'me roles': {
    does: ['me roles', 'aren’t switched on here. The person who runs Proxy can set DISCORD_CLIENT_SECRET'],
    refuses: ['me roles do:on', 'Do must be off'],
    again: ['me roles do:off', 'No change: nothing of yours is shown on Discord'],
  },
  'me edit': {
    does: ['me edit timezone:Berlin', 'Time zone: Berlin'],
    refuses: ['me edit timezone:Atlantis', 'I don’t know a time zone called “Atlantis”'],
    again: ['me edit timezone:Berlin', 'Time zone: Berlin'],
  },
  'me style': {
    does: ['me style emoji:none', 'no emoji'],
    refuses: ['me style emoji:many', 'Emoji must be few or none'],
    again: ['me style emoji:none', 'no emoji'],
  },
}

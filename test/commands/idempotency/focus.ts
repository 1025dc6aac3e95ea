// What is said thrice of every command whose noun is `focus`.
import type { Dialogues } from './dialogue.ts'

export const focus: Dialogues = {
  'focus start': {
    does: ['focus start report 25', 'Focus: Report'],
    refuses: ['focus start report minutes:500', 'Minutes must be from 1 to 180'],
    again: ['focus start report 25', 'Already'],
  },
  'focus show': {
    after: ['focus report 25'],
    does: ['focus show', 'Report'],
    refuses: ['focus show submarine', 'No '],
    again: ['focus show', 'Report'],
  },
  'focus interrupt': {
    after: ['focus report 25'],
    does: ['focus interrupt table 2', 'Place saved'],
    again: ['focus interrupt table 2', 'Place saved'],
    meanwhile: ['focus stop'],
    refuses: ['focus interrupt table 3', 'No focus session is running'],
  },
  'focus extend': {
    after: ['focus report 25'],
    does: ['focus extend 10', 'until'],
    refuses: ['focus extend minutes:500', 'Minutes must be from 5 to 60'],
    again: ['focus extend 10', 'until'],
  },
  'focus note': {
    after: ['focus report 25'],
    does: ['focus note ask Mia', 'ask Mia'],
    refuses: ['focus note', 'What would you like to note?'],
    again: ['focus note ask Mia', 'ask Mia'],
  },
  'focus log': {
    does: ['focus log report 60', 'Logged: 1 h on Report'],
    refuses: ['focus log report minutes:900', 'Minutes must be from 1 to 720'],
    again: ['focus log report 60', 'Already logged: 1 h on Report'],
  },
  'focus break': {
    after: ['focus report 25', 'focus stop'],
    does: ['focus break', 'Break until'],
    refuses: ['focus break minutes:500', 'Minutes must be from 1 to 60'],
    again: ['focus break', /Break|Already/],
  },
  'focus stop': {
    after: ['focus report 25'],
    does: ['focus stop', /Report/],
    refuses: ['focus stop minutes:500', 'Minutes must be from 0 to 180'],
    again: ['focus stop', /No focus session is running|already/i],
  },
  'focus signal': {
    does: ['focus signal', /Only Slack can show|no chat app that has a status/],
    refuses: ['focus signal status:perhaps', 'Status must be yes or no'],
    again: ['focus signal', /Only Slack can show|no chat app that has a status/],
  },
  'focus join': {
    does: ['focus join', 'Nobody is sharing a focus session here'],
    refuses: ['focus join nobody', 'No '],
    again: ['focus join', 'Nobody is sharing a focus session here'],
  },
}

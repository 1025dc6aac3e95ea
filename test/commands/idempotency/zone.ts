// What is said thrice of every command whose noun is `zone`.
import type { Dialogues } from './dialogue.ts'

export const zone: Dialogues = {
  'zone show': {
    does: ['zone show', 'Zones: 3'],
    refuses: ['zone show submarine', 'No zone matches'],
    again: ['zone show', 'Zones: 3'],
  },
  'zone add': {
    does: ['zone add Garden', 'Added: ● Garden'],
    refuses: ['zone add Orchard color:green', 'is no colour I can read'],
    again: ['zone add Garden', 'You already have a zone called “Garden”'],
  },
  'zone edit': {
    does: ['zone edit life goal:Calm', 'Changed:'],
    refuses: ['zone edit life color:green', 'is no colour I can read'],
    again: ['zone edit life goal:Calm', 'Already so:'],
  },
  'zone archive': {
    does: ['zone archive life', 'Put away:'],
    refuses: ['zone archive submarine', 'No zone matches'],
    again: ['zone archive life', 'Already put away'],
  },
}

// What is said thrice of every command whose noun is `zone`.
import type { Dialogues } from './dialogue.ts'

export const zone: Dialogues = {
  'zone show': {
    does: ['zone show', 'Zones: 3'],
    refuses: ['zone show submarine', 'No zone matches'],
    again: ['zone show', 'Zones: 3'],
  },
  'zone add': {
    does: ['zone add Garden', 'New zone: ● Garden'],
    refuses: ['zone add Orchard color:green', 'as a colour. Use six digits'],
    again: ['zone add Garden', 'You already have a zone called “Garden”'],
  },
  'zone edit': {
    does: ['zone edit life goal:Calm', 'Saved:'],
    refuses: ['zone edit life color:green', 'as a colour. Use six digits'],
    again: ['zone edit life goal:Calm', 'No change:'],
  },
  'zone archive': {
    does: ['zone archive life', 'Archived:'],
    refuses: ['zone archive submarine', 'No zone matches'],
    again: ['zone archive life', 'Already archived'],
  },
}

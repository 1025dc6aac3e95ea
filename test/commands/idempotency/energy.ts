// What is said thrice of every command whose noun is `energy`.
import type { Dialogues } from './dialogue.ts'

export const energy: Dialogues = {
  'energy log': {
    does: ['energy log 2', 'Energy: medium'],
    refuses: ['energy log 4', 'Energy must be 1, 2 or 3'],
    again: ['energy log 2', 'Energy: medium'],
  },
  'energy show': {
    does: ['energy show', /Energy/],
    refuses: ['energy show days:0', 'Days is 1 to 90'],
    again: ['energy show', /Energy/],
  },
}

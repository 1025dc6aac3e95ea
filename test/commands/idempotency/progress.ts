// What is said thrice of every command whose noun is `progress`.
import type { Dialogues } from './dialogue.ts'

export const progress: Dialogues = {
  'progress show': {
    does: ['progress show', 'Your week, from'],
    refuses: ['progress show of:luck', 'Of must be week'],
    again: ['progress show', 'Your week, from'],
  },
}

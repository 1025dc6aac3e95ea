// What is said thrice of every command whose noun is `room`.
import type { Dialogues } from './dialogue.ts'

export const room: Dialogues = {
  'room show': {
    hasRoom: true,
    does: ['room show', 'Quiet room: free'],
    again: ['room show', 'Quiet room: free'],
    refuses: ['room show cellar', 'here'],
  },
  'room sit': {
    hasRoom: true,
    does: ['room sit report emoji:🌱', "You're in: Quiet room"],
    again: ['room sit report emoji:🌱', "You're already in"],
    refuses: ['room sit emoji:Ann', 'Use one emoji'],
  },
  'room leave': {
    hasRoom: true,
    after: ['room sit'],
    does: ['room leave', 'You left: Quiet room'],
    again: ['room leave', "You're not sitting in a room"],
    refuses: ['room leave cellar', 'here'],
  },
}

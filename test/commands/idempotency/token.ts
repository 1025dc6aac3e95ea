// What is said thrice of every command whose noun is `token`.
import type { Dialogues } from './dialogue.ts'

export const token: Dialogues = {
  'token add': {
    does: ['token add Widget', 'Token for Widget'],
    refuses: ['token add Widget days:1000', 'Days must be from 1 to 365'],
    // Said twice is wanted twice: a second device.
    again: ['token add Widget', 'Token for Widget'],
  },
  'token show': {
    does: ['token show', 'No program has a token'],
    refuses: ['token show everything', "I don't understand"],
    again: ['token show', 'No program has a token'],
  },
  'token remove': {
    after: ['token add Widget'],
    does: ['token remove widget', 'Revoked: Widget'],
    refuses: ['token remove submarine', 'No token matches'],
    again: ['token remove widget', 'No token'],
  },
}

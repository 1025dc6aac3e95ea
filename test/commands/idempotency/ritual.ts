// What is said thrice of every command whose noun is `ritual`.
import type { Dialogues } from './dialogue.ts'

export const ritual: Dialogues = {
  'ritual morning': {
    does: ['ritual morning first:report', 'to do: Report'],
    refuses: ['ritual morning first:submarine', 'No task matches'],
    again: ['ritual morning first:report', 'Already so'],
  },
  'ritual show': {
    after: ['plan first:report'],
    does: ['ritual show', 'to do: Report'],
    refuses: ['ritual show yesterday', 'There is no plan of that day'],
    again: ['ritual show', 'to do: Report'],
  },
  'ritual skip': {
    does: ['ritual skip', 'No plan today'],
    refuses: ['ritual skip please', 'I can’t place'],
    again: ['ritual skip', 'No change: no plan today'],
  },
  'ritual evening': {
    after: ['plan first:report'],
    does: ['ritual evening how:move', 'Moved: Report'],
    refuses: ['ritual evening how:never', 'How is move'],
    again: ['ritual evening how:move', /Nothing|Already|left/],
  },
  'ritual week': {
    does: ['ritual week', 'Your week since'],
    refuses: ['ritual week 53', 'I can’t place'],
    again: ['ritual week', 'Your week since'],
  },
  'ritual fresh': {
    after: ['task add Old letter due:today'],
    does: ['ritual fresh', /fresh/i],
    refuses: ['ritual fresh please', 'I can’t place'],
    again: ['ritual fresh', 'Already fresh'],
  },
}

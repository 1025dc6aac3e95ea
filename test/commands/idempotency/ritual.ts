// What is said thrice of every command whose noun is `ritual`.
import type { Dialogues } from './dialogue.ts'

export const ritual: Dialogues = {
  'ritual morning': {
    does: ['ritual morning first:report', 'to do: Report'],
    refuses: ['ritual morning first:submarine', 'No task matches'],
    again: ['ritual morning first:report', 'No change'],
  },
  'ritual show': {
    after: ['plan first:report'],
    does: ['ritual show', 'to do: Report'],
    refuses: ['ritual show yesterday', 'There is no plan for that day'],
    again: ['ritual show', 'to do: Report'],
  },
  'ritual skip': {
    does: ['ritual skip', 'No plan today'],
    refuses: ['ritual skip please', 'I don’t understand'],
    again: ['ritual skip', 'No change: no plan today'],
  },
  'ritual evening': {
    after: ['plan first:report'],
    does: ['ritual evening how:move', 'Moved: Report'],
    refuses: ['ritual evening how:never', 'How must be move'],
    again: ['ritual evening how:move', /Nothing|Already|left/],
  },
  'ritual week': {
    does: ['ritual week', 'Your week, from'],
    refuses: ['ritual week 53', 'I don’t understand'],
    again: ['ritual week', 'Your week, from'],
  },
  'ritual fresh': {
    after: ['task add Old letter due:today'],
    does: ['ritual fresh', 'Nothing to clear'],
    refuses: ['ritual fresh please', 'I don’t understand'],
    again: ['ritual fresh', 'Nothing to clear'],
  },
}

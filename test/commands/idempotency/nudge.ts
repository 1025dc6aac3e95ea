// What is said thrice of every command whose noun is `nudge`.
import type { Dialogues } from './dialogue.ts'

export const nudge: Dialogues = {
  'nudge show': {
    does: ['nudge show', 'Nudges'],
    refuses: ['nudge show me', 'I can’t place'],
    again: ['nudge show', 'Nudges'],
  },
  'nudge set': {
    does: ['nudge set morning 08:30', 'Mornings at 08:30'],
    refuses: ['nudge set kind:rain on:yes', 'Kinds are'],
    again: ['nudge set morning 08:30', 'Mornings at 08:30'],
  },
  'nudge limits': {
    does: ['nudge limits per-day:3', '3'],
    refuses: ['nudge limits per-day:99', 'Per day must be from 0 to 20'],
    again: ['nudge limits per-day:3', '3'],
  },
  'nudge snooze': {
    does: ['nudge snooze', 'Nothing is waiting'],
    refuses: ['nudge snooze minutes:1', 'Minutes is 5 to 1440'],
    again: ['nudge snooze', 'Nothing is waiting'],
  },
  'nudge pause': {
    does: ['nudge pause friday', 'Check-ins are paused until'],
    refuses: ['nudge pause until:soonish', 'as a date. Try'],
    again: ['nudge pause friday', 'Check-ins are paused until'],
  },
  'nudge why': {
    does: ['nudge why', "I haven't sent you anything yet"],
    refuses: ['nudge why submarine', 'No '],
    again: ['nudge why', "I haven't sent you anything yet"],
  },
}

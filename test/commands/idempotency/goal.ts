// What is said thrice of every command whose noun is `goal`.
import type { Dialogues } from './dialogue.ts'

export const goal: Dialogues = {
  'goal add': {
    does: ['goal add Run 5 km by 1 June', 'New goal: Run 5 km'],
    refuses: ['goal add Read by:soonish', 'as a date. Try'],
    again: ['goal add Run 5 km by 1 June', /already|New goal/],
  },
  'goal show': {
    after: ['goal add Run 5 km'],
    does: ['goal show run', 'Run 5 km'],
    refuses: ['goal show submarine', 'No goal matches'],
    again: ['goal show run', 'Run 5 km'],
  },
  'goal edit': {
    after: ['goal add Run 5 km'],
    does: ['goal edit run title:"Run 10 km"', 'Saved'],
    refuses: ['goal edit run by:soonish', 'as a date. Try'],
    again: ['goal edit run title:"Run 10 km"', /already/i],
  },
  'goal done': {
    after: ['goal add Run 5 km'],
    does: ['goal done run', 'Reached: Run 5 km'],
    refuses: ['goal done submarine', 'No goal matches'],
    again: ['goal done run', 'Already reached'],
  },
  'goal drop': {
    after: ['goal add Run 5 km'],
    does: ['goal drop run', 'Let go: Run 5 km'],
    refuses: ['goal drop submarine', 'No goal matches'],
    again: ['goal drop run', 'No goal matches'],
  },
}

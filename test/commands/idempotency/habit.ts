// What is said thrice of every command whose noun is `habit`.
import type { Dialogues } from './dialogue.ts'

export const habit: Dialogues = {
  'habit add': {
    does: ['habit add Stretch', 'New habit: Stretch'],
    refuses: ['habit add Swim on:someday', 'as days. Try'],
    again: ['habit add Stretch', /already|^No change/i],
  },
  'habit show': {
    after: ['habit add Stretch'],
    does: ['habit show stretch', 'Stretch'],
    refuses: ['habit show submarine', 'No habit matches'],
    again: ['habit show stretch', 'Stretch'],
  },
  'habit check': {
    after: ['habit add Stretch'],
    does: ['habit check stretch', 'Done today: Stretch'],
    refuses: ['habit check submarine', 'No habit matches'],
    again: ['habit check stretch', 'Already done today: Stretch'],
  },
  'habit count': {
    after: ['habit add Water count:8'],
    does: ['habit count water to:3', 'Water: 3 of 8'],
    refuses: ['habit count submarine', 'No habit matches'],
    again: ['habit count water to:3', 'Already 3 of 8: Water'],
  },
  'habit edit': {
    after: ['habit add Stretch'],
    does: ['habit edit stretch on:weekly', 'Saved'],
    refuses: ['habit edit stretch on:someday', 'as days. Try'],
    again: ['habit edit stretch on:weekly', /already|^No change/i],
  },
  'habit pause': {
    after: ['habit add Stretch'],
    does: ['habit pause stretch', 'Resting: Stretch'],
    refuses: ['habit pause submarine', 'No habit matches'],
    again: ['habit pause stretch', /already|^No change/i],
  },
  'habit archive': {
    after: ['habit add Stretch'],
    does: ['habit archive stretch', 'Archived: Stretch'],
    refuses: ['habit archive submarine', 'No habit matches'],
    again: ['habit archive stretch', 'Already archived: Stretch'],
  },
  'habit why': {
    after: ['habit add Stretch'],
    does: ['habit why stretch', 'Stretch'],
    refuses: ['habit why submarine', 'No habit matches'],
    again: ['habit why stretch', 'Stretch'],
  },
}

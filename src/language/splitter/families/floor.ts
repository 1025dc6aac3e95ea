// Vacuuming, sweeping, mopping.
import { family } from '../recipe.ts'

export const floor = family('floor', {
  strong: 'carpet, ^vacuum, ^hoover, ^mop, ^sweep, ^clean floor, ^clean the floor, ^clean floors',
  words: 'floor, vacuuming',
  steps: `
    🔌 1 Put the machine or the broom in the doorway of {thing} / Put the machine or the broom in the doorway
      > Walk to where it stands
      > Carry it to the doorway
    🧦 3 Lift everything off the floor of {thing} onto a chair or bed / Lift everything off the floor onto a chair or bed
      > Pick up three things
      > Go once around
    🧹 7 Go over {thing} in lanes, far corner first / Go over the floor in lanes, far corner first
      > Push it to the far corner
      > Make the first three lanes
      > Make the rest, backwards to the door
    + 🪑 3 Pull one piece of furniture aside and do the floor under it
      > Choose the lightest
      > Pull it a step aside
    + 🪣 6 Mop {thing} with warm water, backwards to the door / Mop with warm water, backwards to the door
      > Fill the bucket to a third
      > Wring out and begin in the far corner
    + 🗑️ 2 Empty the dust box, so the next start is easy
      > Open the lid
      > Tip it into the bin
  `,
})

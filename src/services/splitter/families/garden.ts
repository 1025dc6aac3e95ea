// Plants, balcony and garden.
import { family } from '../recipe.ts'

export const garden = family('garden', {
  strong:
    '^water plants, ^plant, ^repot, ^weed, ^mow, ^water, garden, balcony, lawn, houseplant, ^rake, ^trim hedge, ^prune, ^sow',
  words: 'plant, flower, tomato, hedge, herb, seed, fern',
  steps: `
    🪴 1 Fill one can with water, for {thing} / Fill one can with water
      > Take the can
      > Turn on the tap
    👆 2 Push a finger into the soil of {thing} and feel if it is dry / Push a finger into the soil and feel if it is dry
      > Walk to the nearest pot
      > Push the finger in
    💧 4 Go once around with the can, driest first, for {thing} / Go once around with the can, driest first
      > Water the driest one
      > Water its neighbours
    + ✂️ 3 Pick off brown leaves and drop them in a bag
      > Pick the brownest leaf
      > Go on to ten leaves
    + 🧤 6 Clear one patch of {thing} as wide as a towel / Clear one patch as wide as a towel
      > Put on gloves
      > Pull out what you can reach
    + 🗓️ 1 Write the next watering day on the pot or in the calendar
      > Count three days on
      > Write it down
  `,
})

// Plants on sill and balcony; lawn, hedge and beds, where one works with a tool.
import { family } from '../recipe.ts'

export const garden = family('garden', {
  strong: '^water plants, ^plant, ^repot, ^water, balcony, houseplant, ^sow',
  words: 'plant, flower, tomato, herb, seed, fern',
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

export const yard = family('yard', {
  strong:
    '^mow, ^rake, ^weed, ^trim hedge, ^cut hedge, ^prune, garden, lawn, ^shovel snow, ^shovel, ^sweep path, ^sweep yard, ^cut grass, ^clear snow, ^rake leaves',
  words: 'hedge, grass, snow, leaves',
  steps: `
    🧤 1 Put on shoes and gloves, and stand before {thing} / Put on shoes and gloves, and stand outside
      > Fetch the gloves
      > Open the door and step out
    🛠️ 3 Fetch the tool for {thing} and set it where you begin / Fetch the tool and set it where you begin
      > Walk to the shed or cellar
      > Carry it to the nearest corner
    🌿 8 Do one strip of {thing}, as wide as you are, from edge to edge / Do one strip, as wide as you are, from edge to edge
      > Begin at the corner nearest to you
      > Stop at the other edge and breathe out
    + 🎵 9 Do two strips more of {thing}, one song each / Do two strips more, one song each
      > Press play
      > Turn at the edge
    + 🧺 4 Gather what fell into one bag or heap
      > Hold the bag open with your foot
      > Fill it to the rim
    + 🧹 3 Knock the tool clean and hang it back
      > Knock it twice against the step
      > Hang it up
  `,
})

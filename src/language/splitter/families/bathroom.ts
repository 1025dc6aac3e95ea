// Bathrooms: toilet, basin, shower, in the order that lets things soak.
import { family } from '../recipe.ts'

export const bathroom = family('bathroom', {
  strong:
    '^clean bathroom, ^clean the bathroom, bathroom, ^clean toilet, ^clean the toilet, ^clean shower, ^clean the shower, ^scrub toilet, ^clean bath',
  words: 'toilet, bathtub, tiles, loo',
  steps: `
    🚽 1 Squirt cleaner into the toilet for {thing}, and close the lid / Squirt cleaner into the toilet and close the lid
      > Walk into the bathroom
      > Take the bottle in your hand
    🧴 3 Carry bottles and towels out of {thing} to the hallway / Carry bottles and towels out to the hallway
      > Take what stands on the basin
      > Take the towels
    🧽 5 Wipe mirror, then tap, then basin
      > Wet the cloth
      > Wipe the mirror
      > Wipe tap and basin
    + 🚿 6 Spray shower or bath, wait for one song, rinse
      > Spray the tiles
      > Rinse from the top
    + 🪠 3 Brush the toilet and flush, then wipe the seat
      > Brush under the rim
      > Wipe the seat with paper
    + 🧹 5 Wipe the floor of {thing} backwards to the door / Wipe the floor backwards to the door
      > Pick up the mat
      > Wipe from the far corner
  `,
})

export const kitchen = family('kitchen', {
  strong:
    '^clean kitchen, ^clean the kitchen, ^tidy kitchen, ^tidy the kitchen, ^clean up kitchen, ^clean up the kitchen',
  words: 'kitchen',
  steps: `
    🫧 1 Run hot water into the sink of {thing}, with soap / Run hot water into the sink, with soap
      > Walk into the kitchen
      > Turn on the tap
    🗑️ 3 Bin all packaging and leftovers in {thing} / Bin all packaging and leftovers
      > Pick up three wrappers
      > Go once along the counter
    🍽️ 7 Load the dishwasher, or wash glasses first and plates second
      > Wash or load the glasses
      > Wash or load the plates
      > Leave pans to soak
    🧽 5 Wipe counter and stove of {thing}, left to right / Wipe counter and stove, left to right
      > Wring out the cloth
      > Wipe the counter
      > Wipe the stove
    + 🧹 5 Sweep the floor of {thing} from the far corner to the bin / Sweep the floor from the far corner to the bin
      > Fetch the broom
      > Start in the far corner
    + 🛍️ 3 Tie the bin bag and set it at the flat door
      > Tie it
      > Carry it to the door
  `,
})

// Taking what one takes every day.
import { family } from '../recipe.ts'

export const takemeds = family('take medication', {
  sure: '^take meds, ^take medication, ^take medicine, ^take pill, ^take pills, ^take tablet, ^take vitamins, ^take antibiotics',
  steps: `
    🚶 1 Walk to the place of {thing}, or to where the box lies / Walk to where the box is kept
      > Stand up
      > Take three steps
    💧 1 Fill a glass of water
      > Take a glass
      > Turn on the tap
    💊 1 Swallow {thing} with the water / Swallow it with the water
      > Press one out into your hand
      > Drink
    + ✅ 1 Tick today off, or turn the box over
      > Take the pen or the box
      > Make the mark
    + 🍞 3 Eat a bite first, if it needs food
      > Take bread or fruit
      > Eat two bites
    + ⏰ 2 Set a daily alarm for this time
      > Open the clock
      > Type the time
  `,
})

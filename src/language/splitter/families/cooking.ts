// Cooking, baking and planning meals.
import { family } from '../recipe.ts'

export const cooking = family('cooking', {
  strong:
    '^cook, meal prep, ^make dinner, ^make lunch, ^prepare dinner, ^prepare lunch, ^make breakfast, meal plan, recipe, ^make soup, lunchbox, ^make food',
  words: 'dinner, lunch, breakfast, soup, meal',
  steps: `
    🍳 1 Put the pan or pot for {thing} on the stove / Put one pan or pot on the stove
      > Walk into the kitchen
      > Take out the pot
    🥕 3 Lay out everything for {thing} on the counter / Lay out everything on the counter
      > Take out what is in the fridge
      > Take out what is in the cupboard
    🔪 5 Cut what has to be cut, hardest vegetables first
      > Take board and knife
      > Cut the first one
    + 💧 1 Set water or oven to heat now
      > Turn the knob
      > Fill the kettle
    ⏲️ 9 Cook {thing} with a timer on, and stay in the kitchen / Cook with a timer on, and stay in the kitchen
      > Put the slowest thing in first
      > Set the timer
      > Add the others when it rings
    + 🧽 3 Rinse the board and the knife while it cooks
      > Carry both to the sink
      > Rinse them under hot water
  `,
})

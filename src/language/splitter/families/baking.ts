// Baking.
import { family } from '../recipe.ts'

export const baking = family('baking', {
  strong: '^bake, ^make cake, ^make cookies, ^make bread, birthday cake, cookies',
  words: 'cake, muffins, pie',
  steps: `
    🥣 1 Set a bowl and the scales on the counter for {thing} / Set a bowl and the scales on the counter
      > Walk into the kitchen
      > Take out the bowl
    🧈 4 Lay out butter, eggs, flour and sugar for {thing} / Lay out butter, eggs, flour and sugar
      > Take out the cold things
      > Take out the dry things
    ⚖️ 5 Weigh everything for {thing} into the bowl, line by line / Weigh everything into the bowl, line by line
      > Read the first line of the recipe
      > Weigh it
    🌀 5 Mix, fill the tin, and put {thing} in the oven with a timer / Mix, fill the tin, and put it in the oven with a timer
      > Mix until smooth
      > Grease the tin
      > Set the timer
    + 🔥 1 Turn the oven on now
      > Read the degrees
      > Turn the knob
    + 🧽 4 Wash bowl and spoon while {thing} is in the oven / Wash bowl and spoon while it bakes
      > Carry them to the sink
      > Run hot water
  `,
})

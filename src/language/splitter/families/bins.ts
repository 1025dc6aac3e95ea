// Rubbish, recycling, bottles: out of the door.
import { family } from '../recipe.ts'

export const bins = family('bins', {
  strong:
    '^take out trash, ^take out rubbish, ^take out bins, ^take out the trash, ^take out the bins, ^take out the rubbish, recycling, ^bring out, trash, rubbish, bins, glass bottles, garbage, ^take out recycling, bottle bank, compost',
  words: 'bin, bottle, waste',
  steps: `
    🗑️ 1 Pull {thing} out and tie the bag / Pull the bag out and tie it
      > Stand up and go to the bin
      > Tie a knot
    🚪 2 Set the bag in front of the flat door
      > Carry it to the door
      > Open the door
    👟 4 Put on shoes, take the keys, and carry it down
      > Put on shoes
      > Take keys and bag
    + 📰 2 Grab paper and glass on the way
      > Look beside the bin
      > Take what one hand holds
    + ♻️ 2 Lay a fresh bag in the bin
      > Tear off one bag
      > Pull it over the rim
    + 🧼 1 Wash your hands and call it done
      > Turn on the tap
      > Dry your hands
  `,
})

// Out with the dog.
import { family } from '../recipe.ts'

export const dogwalk = family('dog walk', {
  sure: '^walk dog, ^walk the dog, dog walk, ^take the dog out, ^take dog out',
  steps: `
    🐾 1 Take the leash in your hand and say “out”
      > Stand up
      > Say the dog's name
    👟 2 Put on shoes and a jacket, pockets checked for bags
      > Put on the left shoe
      > Feel for the bags
    🐕 7 Walk the first round at the dog's own pace
      > Step out of the door
      > Stop at the first tree
      > Walk on to the corner
    + 🌳 8 Choose a second round through a street you like
      > Look left and right
      > Turn where the dog pulls
    + 🎾 5 Throw or hide something for the dog, five times
      > Find a stick
      > Throw it once
    + 💧 2 Wipe the paws and fill fresh water
      > Take the towel
      > Fill the bowl
  `,
})

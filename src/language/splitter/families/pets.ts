// Animals: feeding, walking, litter, vet things at home.
import { family } from '../recipe.ts'

export const pets = family('pets', {
  strong:
    'litter box, cat litter, ^feed, ^feed the cat, aquarium, ^clean litter, ^clean cage, ^clean aquarium, ^brush dog, ^brush cat, ^groom, fish tank, ^clean fish tank, ^clean hamster cage, flea treatment, ^bath dog',
  words: 'dog, cat, puppy, kitten, hamster, rabbit, pet, bird, guinea pig',
  steps: `
    🐾 1 Fetch bowl, brush or bag for {thing} / Put bowl, brush or bag in your hand
      > Stand up and take the bowl or the bag
      > Say the animal's name
    🥣 3 Empty the old water or litter and wipe the place
      > Carry it to the sink or bin
      > Wipe once around
    🐕 6 Give the animal its turn, phone left on the table
      > Leave the phone
      > Begin with the part it likes
    + 💧 1 Fill fresh water to the rim
      > Rinse the bowl
      > Fill it
    + 📦 2 Look how many days the food will last
      > Lift the bag
      > Write the day it runs out
    + 🫶 3 Sit on the floor beside the animal
      > Sit down
      > Stroke it ten times
  `,
})

// Suitcases, bags, rucksacks.
import { family } from '../recipe.ts'

export const packing = family('packing', {
  strong: '^pack, packing list, suitcase, rucksack, backpack, gym bag, hospital bag, ^pack for',
  words: 'packing, luggage',
  steps: `
    🧳 1 Lay {thing} open on the bed / Lay the bag open on the bed
      > Fetch it from its place
      > Pull the zip all around
    📝 3 Write the days for {for}, and one outfit a day / Write the days away, and one outfit a day
      > Write the number of days
      > Write one outfit beside each
    👕 6 Put clothes for {for} on the bed, in piles by day / Put clothes on the bed, in piles by day
      > Lay out underwear and socks
      > Lay out tops and trousers
    + 🔌 2 Drop chargers, papers and medicine into {thing} / Drop chargers, papers and medicine into the bag
      > Pull the charger out of the wall
      > Fetch the medicine
    + 🪥 3 Fill the wash bag in the order of your morning
      > Put in the toothbrush
      > Go through your morning, thing by thing
    + 🔒 2 Close {thing} and set it at the door / Close the bag and set it at the door
      > Push the piles in
      > Carry it to the door
  `,
})

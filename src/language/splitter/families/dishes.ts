// Dishes, sink and dishwasher.
import { family } from '../recipe.ts'

export const dishes = family('dishes', {
  sure: 'dishes',
  strong: '^wash up, washing up, ^do dishes, ^do the dishes',
  words: 'dish, sink, plate, pan, pot',
  steps: `
    🚿 1 Let hot water run and squirt soap into the sink
      > Turn on the tap
      > Squirt the soap
    🍽️ 3 Stack plates with plates and glasses with glasses
      > Bring the glasses together
      > Pile the plates, largest below
    🧽 6 Wash glasses first, then plates, pans last
      > Wash the glasses
      > Wash the plates
      > Leave the pans to soak, then wash them
    + 🗑️ 2 Scrape leftovers into the bin
      > Take the fullest plate
      > Scrape the others after it
    + 🫗 2 Clear the rack so that clean things have a place
      > Put away the cups
      > Put away the rest of the rack
    + ✨ 2 Wring out the cloth and wipe the sink dry
      > Wring out the cloth
      > Wipe once around
  `,
})

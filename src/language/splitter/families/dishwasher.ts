// The dishwasher, out and in.
import { family } from '../recipe.ts'

export const dishwasher = family('dishwasher', {
  sure: 'dishwasher',
  steps: `
    🚪 1 Open the dishwasher and pull out the lower rack
      > Put one hand on its door
      > Pull the rack
    🍽️ 3 Put all plates away in one go
      > Take four plates
      > Carry them to the shelf
    🥄 2 Empty the cutlery basket into its drawer
      > Lift the basket out
      > Put the forks away
    + 🥛 2 Put glasses and cups away
      > Take two in each hand
      > Clear the upper rack
    + 🫧 4 Load what stands in the sink, plates first
      > Scrape the first plate
      > Fill the lower rack
    + ▶️ 1 Put in a tab and press start
      > Lay the tab in
      > Press start
  `,
})

// Back from a journey.
import { family } from '../recipe.ts'

export const unpacking = family('unpacking', {
  sure: '^unpack',
  steps: `
    🧳 1 Open {thing} in front of the washing machine or basket / Open the bag in front of the washing machine or basket
      > Pull it there
      > Open the zip
    👕 4 Throw all worn clothes into the basket, no sorting
      > Take the top five
      > Take the others
    🪥 3 Carry the wash bag back to the bathroom and empty it
      > Take it out
      > Put the toothbrush in its place
    📦 3 Put papers, chargers and presents on the table
      > Feel in the side pockets
      > Lay it all on the table
    + 🚪 2 Wipe {thing} and put it away / Wipe the bag and put it away
      > Shake it out
      > Carry it to its place
    + 🧾 3 Put the receipts of the trip in one envelope
      > Empty the wallet
      > Write the place on the envelope
  `,
})

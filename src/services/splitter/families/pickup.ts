// Parcels that wait somewhere.
import { family } from '../recipe.ts'

export const pickup = family('pickup', {
  strong:
    '^pick up parcel, ^collect parcel, ^get parcel, ^fetch parcel, ^pick up package, ^collect package, ^pick up prescription, ^pick up dry cleaning',
  steps: `
    🎫 1 Find the slip or code for {thing} / Find the slip or code for it
      > Look by the door and in the wallet
      > Search your mail for “ready”
    🕔 2 Look up until when the place is open
      > Type its name into the map
      > Read the hours aloud
    👜 2 Put slip, ID and keys into one pocket
      > Take the ID
      > Take slip and keys
    🚶 9 Walk there for {thing} and show the code / Walk there and show the code
      > Put on shoes
      > Step out of the door
    + 📦 3 Open {thing} as soon as you are home, box to the bins / Open it as soon as you are home, box to the bins
      > Cut the tape
      > Fold the box flat
    + ⏰ 1 Set an alarm for leaving
      > Open the clock
      > Type the time
  `,
})

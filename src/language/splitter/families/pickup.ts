// Parcels that wait somewhere, and people who do.
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

export const fetching = family('fetching somebody', {
  sure: '^pick up kids, ^pick up from, ^fetch kids, ^fetch from, ^collect kids, ^pick up daughter, ^pick up son',
  steps: `
    ⏰ 1 Set an alarm for the minute you leave, with ten to spare
      > Open the clock
      > Count back from the time you are expected
    🔑 1 Put keys and phone into one pocket
      > Take the keys
      > Take the phone
    👟 2 Put on shoes and jacket when it rings, whatever is half done
      > Stand up
      > Put on the left shoe
    🚪 6 Go the way to {thing}, straight there / Go the way, straight there
      > Step out of the door
      > Lock it behind you
    + 🥨 1 Pack one thing to eat or drink for the way back
      > Open the cupboard
      > Take what is in front
  `,
})

// Returns, parcels, post office, things to bring back.
import { family } from '../recipe.ts'

export const parcels = family('parcels', {
  strong:
    '^return, ^send back, parcel, ^bring back, post office, return label, ^return parcel, ^send parcel, ^exchange, ^post, library books, ^ship, return shoes',
  words: 'package, delivery, shipping, stamp, returns',
  steps: `
    📦 1 Put {thing} on the table / Put it on the table, with its box
      > Fetch it from where it lies
      > Clear a corner of the table
    🔎 2 Look up the last day and the place for {thing} / Look up the last day and the place
      > Search your mail for the order or card
      > Read the date aloud
    + 🏷️ 4 Print or show the label for {thing} / Print the label, or save its code on the phone
      > Find the link in the mail
      > Save the code as a picture
    + 🎗️ 3 Close the box with tape on both sides
      > Fetch the tape
      > Tape the longest edge
    🚪 2 Hang the bag with {thing} on the door handle / Hang it in a bag on the door handle
      > Put it in a bag
      > Hang the bag up
    🚶 8 Carry {thing} there and take a photo of the receipt / Carry it there and take a photo of the receipt
      > Put on shoes
      > Hand it over
  `,
})

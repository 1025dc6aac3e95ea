// Things one buys once: boots, lamps, lenses; and things one sells.
import { family } from '../recipe.ts'

export const buying = family('buying', {
  words: '^buy, ^order, ^get, ^replace',
  steps: `
    📏 1 Write size, colour or model for {thing} / Write size, colour or model for {title}
      > Look at the old one, if there is one
      > Write the number you find on it
    💶 2 Write the most you want to pay for {thing} / Write the most you want to pay
      > Write a number
      > Round it down
    🔎 6 Look at three offers for {thing}, two minutes each / Look at three offers, two minutes each
      > Type {bare} into a shop's search / Type the first word into a shop's search
      > Open three results
    🛒 4 Put {thing} into the basket and pay, or note the shop's hours / Put it into the basket and pay, or note the shop's hours
      > Press “add”
      > Enter the address and pay
    + ❌ 2 Close the tab of the offer you like least
      > Point at each in turn
      > Close one
    + 🧾 2 Save the receipt for {thing} where you find it again / Save the receipt where you find it again
      > Open the mail that came
      > Move it to a folder “receipts”
  `,
})

export const selling = family('selling', {
  strong: '^sell, ebay, flea market, vinted, ^auction',
  steps: `
    📷 1 Take one photo of {thing} in daylight / Take one photo of it in daylight
      > Carry it to the window
      > Hold the phone still
    📐 3 Write three lines on {thing}: what, how old, what is broken / Write three lines: what, how old, what is broken
      > Write what it is
      > Write the flaw you would want to know
    💶 3 Look up what others ask for {thing} and write one price / Look up what others ask and write one price
      > Search for two words of it
      > Take the middle price
    📤 5 Post photo, lines and price of {thing} in one place / Post photo, lines and price in one place
      > Log in where you know your way
      > Paste the lines, add the photo
    + 🧽 5 Wipe {thing} and take two more photos / Wipe it and take two more photos
      > Fetch a cloth
      > Photograph the flaw
    + 📦 4 Set box and tape for {thing} beside it / Set box and tape beside it
      > Find a box
      > Lay the tape on it
  `,
})

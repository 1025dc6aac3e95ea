// Children: school things, bags, birthdays of others, bedtime.
import { family } from '../recipe.ts'

export const kids = family('kids', {
  strong:
    'school bag, schoolbag, kindergarten, daycare, ^help with homework, homework with, ^sign up kids, babysitter, school trip, pe kit, parents evening, nursery, ^read to, bedtime story',
  words: 'kid, child, children, daughter, son, toddler, baby, school',
  steps: `
    🎒 1 Put the bag or the sheet for {title} on the kitchen table
      > Fetch it from the hall
      > Empty the front pocket
    👀 3 Read the sheet for {thing}, and underline the date / Read the sheet, and underline the date
      > Find the date
      > Underline it
    + & 🧒 5 Sit down with the child for {thing}, phone away / Sit down with the child, phone away
      > Call the child's name once
      > Ask which part comes first
    ✍️ 2 Sign or answer what is asked for {thing} / Sign or answer what is asked
      > Find the line
      > Sign
    + 🧦 3 Lay out tomorrow's clothes and bottle
      > Take out the clothes
      > Rinse the bottle
    + 🗓️ 1 Enter the date of {thing} in the family calendar / Enter the date in the family calendar
      > Open the day
      > Type two words
  `,
})

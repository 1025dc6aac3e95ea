// Official letters: opening, understanding, answering.
import { family } from '../recipe.ts'

export const letters = family('letters', {
  strong:
    '^open letter, ^read contract, ^read terms, ^read policy, tax letter, official letter, letter from, ^read letter, bank letter, reminder letter, ^open tax letter, letter of, fine letter, insurance letter',
  words: '^open, reminder',
  steps: `
    ✉️ 1 Open {thing} and lay it flat on the table / Open it and lay it flat on the table
      > Put one finger under the flap
      > Unfold it, no reading yet
    🖍️ 4 Circle two things in {thing}: a date and what they want / Circle two things: a date and what they want
      > Circle the latest date
      > Underline the sentence with “please” or “must”
    + 🧾 3 Write who sent {thing} and its number on a sticky note / Write the sender and the number on a sticky note
      > Copy the sender
      > Copy the number at the top right
    + 🔎 4 Look up the one word in {thing} you do not understand / Look up the one word you do not understand
      > Type the word into a search
      > Read two lines
    ✍️ 6 Write your answer to {thing} in two lines, or the sum to pay / Write your answer in two lines, or the sum to pay
      > Write “yes”, “no” or the sum
      > Write by when you send it
    📅 2 Enter the date of {thing} in the calendar, two days early / Enter its date in the calendar, two days early
      > Open that day
      > Type one word
  `,
})

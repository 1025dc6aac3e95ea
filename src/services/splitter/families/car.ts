// Car, bicycle, driving: garages, tyres, tests.
import { family } from '../recipe.ts'

export const car = family('car', {
  strong:
    'car, ^wash car, winter tyres, oil change, mot, car service, driving licence, driving lesson, parking permit, ^get petrol, tyres, tires, ^charge car, bike service, car registration',
  words: 'garage appointment, parking, petrol, driving, vehicle, bicycle',
  steps: `
    🔑 1 Lay the keys and the papers for {thing} on the table / Lay keys and papers on the table
      > Fetch the keys
      > Fetch the papers
    🔎 3 Read date, size or number for {thing} off the papers / Read date, size or number off the papers
      > Open the papers at the first page
      > Write the number down
    📞 5 Call or book one place for {thing}, with two possible days / Call or book one place, with two possible days
      > Search the nearest place
      > Say both days
    + 💶 3 Ask what {thing} will cost, and write it down / Ask what it will cost, and write it down
      > Say “What will it cost?”
      > Write the number
    + 🧹 4 Clear bags and rubbish out of the car
      > Open the back door
      > Fill one bag
    + 🗓️ 1 Enter the day for {thing}, and how you get home / Enter the day, and how you get home
      > Enter the day
      > Write “bus” or a name
  `,
})

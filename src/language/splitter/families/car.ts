// Car, bicycle, driving: garages, tyres, tests.
import { family } from '../recipe.ts'

export const car = family('car', {
  strong:
    'car, winter tyres, oil change, mot, car service, driving licence, driving lesson, parking permit, ^get petrol, tyres, tires, ^charge car, bike service, car registration',
  words: 'garage appointment, parking, petrol, driving, vehicle, bicycle',
  steps: `
    🔑 1 Lay the car keys and papers on the table
      > Fetch the keys
      > Fetch the papers
    🔎 3 Read the date or size off the papers that {title} is about
      > Open the papers at the first page
      > Write the number down
    📞 5 Call or book one garage or office, with two possible days
      > Search the nearest place
      > Say both days
    + 💶 3 Ask what it will cost, and write it down
      > Say “What will it cost?”
      > Write the number
    + 🧹 4 Clear bags and rubbish out of the car
      > Open the back door
      > Fill one bag
    + 🗓️ 1 Enter the day, and how you get home without it
      > Enter the day
      > Write “bus” or a name
  `,
})

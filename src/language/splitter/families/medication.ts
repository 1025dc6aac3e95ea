// Medicine, prescriptions, pharmacy.
import { family } from '../recipe.ts'

export const medication = family('medication', {
  strong:
    'medication, meds, prescription, pharmacy, pill, pills, ^refill, medicine, pill box, ^renew prescription, vitamin, inhaler',
  words: 'tablet box, dose, plaster, first aid',
  steps: `
    💊 1 Put the box or paper for {thing} in front of you / Put the box in front of you
      > Walk to where it is kept
      > Take it out
    🔢 2 Count what is left and write the day it runs out
      > Count one strip
      > Write the day
    📞 5 Call or click for the refill of {thing} / Call or click for the refill
      > Open the practice's page or number
      > Read the name off the box
    + 🪪 1 Lay the insurance card on your keys
      > Find the card
      > Lay it there
    + 🚶 8 Walk to the pharmacy with the card in your pocket
      > Put on shoes
      > Take card and keys
    + ⏰ 2 Set a daily alarm, and keep the box beside your toothbrush
      > Open the clock
      > Carry the box to the bathroom
  `,
})

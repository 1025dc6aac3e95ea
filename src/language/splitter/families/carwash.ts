// A clean car.
import { family } from '../recipe.ts'

export const carwash = family('carwash', {
  sure: '^wash car, ^clean car, ^vacuum car, ^clean out car',
  steps: `
    🛍️ 1 Take keys and one bag to the car
      > Stand up and take the keys
      > Take a bag
    🗑️ 4 Fill the bag with what lies on seats and floor
      > Open the back door
      > Take out the first three things
    🧹 6 Shake out the mats and brush the seats
      > Pull out one mat
      > Shake it twice
    🚗 9 Drive through the wash, or wash roof to wheels
      > Look up the nearest wash
      > Start the car
    + 🪟 4 Wipe the windscreen from inside
      > Take a dry cloth
      > Wipe the driver's side
    + 🧴 2 Check the wiper water
      > Open the bonnet
      > Fill it to the line
  `,
})

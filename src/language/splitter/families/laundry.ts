// Clothes: washing, hanging, folding, ironing.
import { family } from '../recipe.ts'

export const laundry = family('laundry', {
  sure: 'laundry',
  strong: 'washing machine, ^wash clothes, ^do washing, ^do the washing, ^wash towels',
  words: 'clothes, towel, sock, dryer, tumble dryer',
  steps: `
    🧺 1 Carry the basket to where most clothes lie
      > Stand up and take the basket
      > Drop in the piece nearest to you
    👕 3 Drop one colour of clothes into the basket, dark or light
      > Choose the colour you see most of
      > Pick up ten pieces of it
    + 👖 2 Empty the pockets of trousers and jackets
      > Take the top pair of trousers
      > Turn out both pockets
    🫧 3 Load the machine, add powder, press start
      > Push the clothes in and close the door
      > Add powder and press start
    + ⏰ 1 Set an alarm for the minute the machine ends
      > Read the minutes on the machine
      > Type them into the timer
    + 🧦 6 Hang or fold the clean load, large pieces first
      > Shake out the largest piece
      > Take five more
      > Pair the socks
  `,
})

// Going somewhere, fetching, bringing, visiting, meeting.
import { family } from '../recipe.ts'

export const errands = family('errands', {
  strong:
    '^visit, ^meet, ^pick up kids from, ^drop off, ^bring, ^fetch, ^go to, ^collect, ^grab, ^give back, ^borrow, ^lend, ^pick up, ^deliver',
  weak: '^go, ^take, ^attend, ^leave',
  steps: `
    🧭 1 Look up place and hours for {thing} / Look up the place for {title}, and when it closes or begins
      > Open the map
      > Type the place
    👜 2 Put keys, wallet and all you bring for {thing} into one bag / Put keys, wallet and all you bring into one bag
      > Hang the bag on the door
      > Drop in the keys
    🚶 8 Leave the house for {thing} when the alarm rings / Leave the house when the alarm rings
      > Put on shoes
      > Open the door
    + ⏰ 1 Set an alarm for leaving, ten minutes early
      > Open the clock
      > Type the time
    + 💬 2 Tell whoever waits for {thing} when you come / Tell whoever waits when you come
      > Open the chat
      > Type the time
    + 🏠 3 Empty the bag as soon as you are back from {thing} / Empty the bag as soon as you are back
      > Set it on the table
      > Take out what came home
  `,
})

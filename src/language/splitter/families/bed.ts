// Beds: made in the morning, fresh sheets; and what comes out of the wash.
import { family } from '../recipe.ts'

export const bed = family('bed', {
  sure: '^change bed, ^change sheets, bed sheets, bedsheets, bed linen',
  steps: `
    🛏️ 1 Pull the pillows out of their cases
      > Take the pillow nearest to you
      > Pull off its case
    🧺 2 Pull off sheet and cover and drop them at the door
      > Pull loose one corner
      > Roll all into one ball
    🧷 4 Stretch the fresh sheet over all four corners
      > Fetch the sheet
      > Begin at the far corner
    ☁️ 5 Fill the fresh covers, inside out, corner by corner
      > Turn the cover inside out
      > Grab two corners of the blanket through it
    + 🫧 3 Load the machine with the old ones and press start
      > Carry the ball there
      > Press start
    + 🪟 1 Open the window for ten minutes
      > Walk to the window
      > Set a timer
  `,
})

export const bedmaking = family('making the bed', {
  sure: '^make bed, ^make my bed',
  steps: `
    🛏️ 1 Shake one pillow and set it at the head end
      > Take the pillow nearest to you
      > Shake it twice
    ☁️ 1 Pull the blanket flat, from foot to head
      > Take two corners
      > Pull once and let go
    🧦 1 Pick off the bed what does not sleep there
      > Pick up the first thing
      > Put it on the chair
    + 🪟 1 Open the window for ten minutes
      > Walk to the window
      > Set a timer
  `,
})

export const folding = family('folding', {
  sure: '^fold laundry, ^fold clothes, ^iron, ^hang laundry, ^put away laundry, ^put away clothes, ^hang up laundry',
  words: '^fold, ironing',
  steps: `
    🧺 1 Tip the clean pile onto the bed
      > Carry the basket there
      > Turn it over
    👖 3 Pull out the large pieces and lay them flat
      > Take the largest
      > Take three more
    👕 6 Fold or hang from large to small, one song long
      > Start a song
      > Do the first shirt
      > Go on until the song ends
    🚪 3 Carry each pile to its drawer
      > Take the highest pile
      > Lay it in
    + 🧦 4 Pair the socks, single ones into one bag
      > Find two alike
      > Pair five more
    + 🔌 1 Heat the iron while you sort
      > Plug it in
      > Turn the knob
  `,
})

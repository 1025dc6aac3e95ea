// Too many things: wardrobes, cellars, drawers, photos, selling and giving away.
import { family } from '../recipe.ts'

export const declutter = family('declutter', {
  strong:
    '^declutter, ^clear out, ^sort out, ^throw out, ^throw away, ^donate, ^get rid of, ^tidy drawer, ^sort clothes, ^clean out, ^sort through',
  words:
    '^organise, ^organize, ^sort, ^clear, ^empty, closet, cellar, basement, attic, garage, drawer, junk, pile, bookshelf, storage',
  steps: `
    🛍️ 1 Set two bags beside {thing}: one goes, one stays / Set two bags in front of you: one goes, one stays
      > Fetch two bags
      > Write “goes” on one
    ✋ 3 Take five things from {thing} and drop each in a bag / Take five things and drop each in a bag
      > Take the ugliest thing first
      > Take four more
    📦 6 Do one shelf or corner of {thing}, left to right / Do one shelf or corner, left to right
      > Touch the first thing and decide
      > Decide on ten more
    + ❓ 2 Put what you cannot decide into a box with today's date
      > Fetch a box
      > Write the date on it
    + 🧽 2 Wipe the empty place and put back what stays
      > Wipe it
      > Put back the largest thing
    + 🚪 3 Carry the full bag from {thing} out of the flat now / Carry the full bag out of the flat now
      > Tie it
      > Put on shoes and carry it
  `,
  parts: `
    10 Choose where to begin with {thing} / Choose where to begin with {title}
      👀 1 Stand in the doorway and point at the worst spot
        > Walk to the doorway
        > Lift one arm
      📷 1 Take a photo of that spot
        > Hold up the phone
        > Press once
      🛍️ 3 Bring two bags and a box there
        > Fetch the bags
        > Fetch the box
      ✋ 5 Take ten things from the top, each into bag or box
        > Take the ugliest first
        > Take nine more
    60 Empty the worst spot of {thing} / Empty the worst spot of {title}
    60 Work around {thing}, left to right / Work around {title}, left to right
    30 Put back what stays of {thing} / Put back what stays of {title}
    40 Bring away what goes from {thing} / Bring away what goes from {title}
  `,
})

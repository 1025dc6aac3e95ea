// Pictures, lamps, curtains, hooks: onto the wall.
import { family } from '../recipe.ts'

export const hanging = family('hanging', {
  strong:
    '^hang picture, ^hang pictures, ^hang up, ^hang mirror, ^hang lamp, ^hang curtain, ^put up picture, ^put up curtains, ^put up lamp, ^hang poster',
  words: '^hang',
  steps: `
    🖼️ 1 Hold {thing} where it will hang and look for one breath / Hold it where it will hang and look for one breath
      > Carry it to the wall
      > Lift it to eye level
    ✏️ 3 Mark the height with a pencil dot
      > Fetch a pencil
      > Draw the dot above its top edge
    🔨 4 Lay out hammer or drill, nail or screw, below the dot
      > Fetch the tool
      > Choose a nail as long as a finger joint
    🔩 6 Put in nail or screw and hang {thing} on it / Put in nail or screw and hang it up
      > Hold the nail on the dot
      > Strike twice, or drill
      > Hang it up
    + 📏 2 Measure from floor and corner and move the dot
      > Fetch the tape
      > Measure to the corner
    + 🧹 2 Wipe the dust and bring the tool back
      > Wipe below the nail
      > Carry the tool to its place
  `,
})

export const sewing = family('sewing', {
  strong: '^sew, ^mend, ^darn, ^patch, ^hem, button',
  words: 'zip, seam, sewing',
  steps: `
    🪡 1 Lay {thing} on the table under a lamp / Lay it on the table under a lamp
      > Fetch it from where it hangs
      > Switch the lamp on
    🧵 3 Find thread in nearly the same colour, a needle and scissors
      > Look in the sewing box
      > Cut a piece as long as your arm
    🪢 2 Thread the needle and tie a knot
      > Wet the end of the thread
      > Tie two knots
    👚 6 Sew ten stitches for {thing}, ugly ones count / Sew ten stitches, ugly ones count
      > Make the first stitch from the back
      > Make nine more
      > Knot and cut
    + 🎧 1 Start something to listen to
      > Open it
      > Press play
    + 🚪 1 Hang {thing} where you will wear it from / Hang it where you will wear it from
      > Take a hanger
      > Hang it up
  `,
})

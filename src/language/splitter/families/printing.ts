// Paper in, paper out.
import { family } from '../recipe.ts'

export const printing = family('printing', {
  strong: '^print, ^scan, ^copy, printer',
  steps: `
    🖨️ 1 Switch the printer on and look for paper
      > Walk to the printer
      > Press its large button
    📄 2 Open {thing} on the screen / Open the file on the screen
      > Search its name
      > Click on it
    ▶️ 2 Press print or scan for {thing}, one page first / Press print or scan, one page first
      > Press the keys for print
      > Choose page one
    + ✅ 1 Look at the page, then send the rest of {thing} / Look at the page, then send the rest
      > Hold it up
      > Press print again
    + 📁 1 Lay {thing} where you will need it: bag, door, desk / Lay it where you will need it: bag, door, desk
      > Take it out of the tray
      > Carry it there
    + 🏪 4 Note a copy shop on your way, for when it jams
      > Type “copy shop” into the map
      > Save the nearest
  `,
})

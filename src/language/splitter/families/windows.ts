// Windows, mirrors, ovens and fridges: one thing to get clean.
import { family } from '../recipe.ts'

export const windows = family('windows', {
  strong: '^clean window, ^clean the windows, ^clean mirror, ^wash windows',
  words: 'window',
  steps: `
    🪟 1 Choose one window and clear its sill
      > Walk to the smallest
      > Take one thing off the sill
    🪣 3 Fill a bucket with warm water and a drop of soap
      > Set the bucket in the sink
      > Turn on the tap
    🧽 6 Wash that window, frame first, then glass
      > Wipe the frame
      > Wipe the glass from the top
    + 📰 3 Dry the glass with a cloth from left to right
      > Take a dry cloth
      > Go along the top edge
    + ➡️ 8 Do the next one, as long as the song plays
      > Carry the bucket over
      > Wash from the top
    + 🪴 2 Put back what stood on the sill
      > Pick up the first thing
      > Put back only what you like
  `,
})

export const appliance = family('appliance', {
  strong:
    '^clean oven, ^clean the oven, ^clean fridge, ^clean the fridge, ^defrost, ^descale, ^clean microwave, ^clean freezer, ^clean washing machine, ^clean coffee machine, ^clean out fridge',
  words: 'fridge, oven, freezer, microwave, kettle',
  steps: `
    🔌 1 Switch {thing} off and open its door / Switch it off and open its door
      > Walk to the kitchen
      > Turn the knob or pull the plug
    📤 4 Take everything out of {thing}, and bin what smells / Take everything out, and bin what smells
      > Take out the top shelf
      > Take out the rest
    🧴 2 Spray the inside of {thing} and let it soak / Spray the inside and let it soak
      > Fetch the spray or vinegar
      > Spray the worst spot
    🧽 7 Wipe {thing} out, top to bottom / Wipe it out, top to bottom
      > Wet the cloth
      > Wipe the ceiling and sides
      > Wipe the bottom
    + 🚿 5 Wash shelves and trays of {thing} in the sink / Wash shelves and trays in the sink
      > Run hot water
      > Wash the smallest tray
    + 🥫 3 Put back only what you would eat or use this week
      > Pick up the first thing
      > Read its date
  `,
})

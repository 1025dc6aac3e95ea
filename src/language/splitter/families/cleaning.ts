// Rooms to clean, floors, bathrooms, kitchens, windows.
import { family } from '../recipe.ts'

export const cleaning = family('cleaning', {
  strong: '^clean, ^tidy, ^dust, ^scrub, ^wipe, deep clean, spring clean, ^clean up, ^tidy up',
  words: 'cleaning, housework, chores, clean, mess',
  weak: 'room, house, flat, apartment',
  steps: `
    🎵 1 Start one song and carry a bag into {thing} / Start one song and take a bag in your hand
      > Press play
      > Take a bag from the drawer
    🗑️ 3 Put all rubbish you see in {thing} into the bag / Put all rubbish you see into the bag
      > Pick up three bits of rubbish
      > Go once around, left to right
    + 🧺 4 Carry everything that lives elsewhere to the door of {thing} / Carry everything that lives elsewhere to the door
      > Pick up what lies on the largest surface
      > Make one pile at the door
    + 🧴 2 Spray the dirtiest spot in {thing} and let it soak / Spray the dirtiest spot and let it soak
      > Fetch the spray
      > Spray one spot
    🧽 6 Wipe {thing} from the highest surface down / Wipe from the highest surface down
      > Wet the cloth
      > Wipe the one surface you see first
      > Wipe the two next to it
    + 🧹 5 Sweep or vacuum {thing} from the far corner to the door / Sweep or vacuum from the far corner to the door
      > Plug in or fetch the broom
      > Start in the far corner
  `,
  parts: `
    15 Clear the way in {thing} / Clear the way for {title}
      🛍️ 1 Fetch two bags: one for rubbish, one for things to move
        > Stand up and go to the drawer
        > Take two bags
      🗑️ 5 Fill the first bag with rubbish from the floor up
        > Pick up three bits of rubbish
        > Go once around, left to right
      🧺 6 Fill the second bag with things that live elsewhere
        > Start with the largest surface
        > Take the floor next
      🚪 3 Set both bags outside the door
        > Tie the first bag
        > Carry both out
    30 Wash the wet places of {thing} / Wash the wet places for {title}
    30 Wipe every surface of {thing} / Wipe every surface for {title}
    25 Do the floor of {thing}, far corner first / Do the floor for {title}, far corner first
    10 Put back what belongs in {thing} / Put back what belongs for {title}
  `,
})

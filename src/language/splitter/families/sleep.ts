// Going to bed, getting up, coming to rest.
import { family } from '../recipe.ts'

export const sleep = family('sleep', {
  sure: '^go to bed, ^go to sleep, ^get to bed',
  strong: '^sleep, bedtime, sleep routine, evening routine, ^take a nap, nap',
  words: 'sleep',
  steps: `
    🔌 1 Put the phone on its charger, outside the bedroom
      > Stand up with the phone
      > Plug it in
    🪥 3 Brush your teeth with the big light off
      > Walk to the bathroom
      > Put paste on the brush
    🛏️ 2 Lie down and put one hand on your belly
      > Sit on the edge of the bed
      > Lift both feet in
    + 👕 2 Lay out tomorrow's clothes
      > Take the first thing you see
      > Add socks
    + 📓 3 Write tomorrow's loudest thought on paper, then close it
      > Take the pen
      > Write five words
    + 🌬️ 4 Breathe out twice as long as in, ten times
      > Breathe out once
      > Count to ten with it
  `,
})

export const rising = family('rising', {
  sure: '^get up, ^get out of bed, ^wake up',
  strong: 'morning routine, ^get dressed, ^get ready',
  steps: `
    🦶 1 Put one foot on the floor
      > Push the blanket aside
      > Let one leg hang down
    🪟 2 Walk to the window and let light in
      > Stand up
      > Pull the curtain
    💧 2 Drink a glass of water, standing
      > Walk to the tap
      > Fill the glass
    + 👕 4 Put on the clothes that lie nearest
      > Put on a sock
      > Put on the rest
    + 💊 1 Take what you take in the morning
      > Open the box
      > Swallow with water
    + 🎒 3 Put keys, phone and wallet in one pocket or bag
      > Find the keys
      > Find the other two
  `,
})

export const rest = family('rest', {
  strong: '^meditate, meditation, ^rest, ^relax, ^take a break, ^journal, ^breathe, diary, ^calm down',
  words: 'break, journal, mindfulness',
  steps: `
    🪑 1 Sit where your back is held, both feet down
      > Look for a chair or wall
      > Sit down
    📵 1 Turn the phone face down and set a timer
      > Set the timer
      > Turn it over
    🌬️ 4 Count ten long breaths out
      > Breathe out once
      > Count to ten
    📓 3 Write three words on how it is now
      > Take a pen
      > Write the first word
    + 👂 3 Name five sounds you hear
      > Close your eyes
      > Name the nearest
    + 🫖 4 Drink something warm, doing nothing else
      > Put the kettle on
      > Hold the cup with both hands
  `,
})

// Showers, teeth, hair, skin; food and water for oneself.
import { family } from '../recipe.ts'

export const selfcare = family('selfcare', {
  strong: '^shower, ^take shower, ^bath, ^take bath, ^wash hair, ^cut nails, ^shave, ^wash face, skincare',
  words: 'shower, bath, self-care, hair, nails',
  steps: `
    🧺 1 Hang a towel and fresh clothes by the basin
      > Take the towel
      > Take the top shirt
    🎵 1 Start one song and close the bathroom door
      > Press play
      > Close the door
    🚿 6 Turn the water on, step up, and stay for two songs
      > Put one hand under the water
      > Wash the face
      > Wash the rest
    🧴 3 Dry off and put on the fresh clothes
      > Dry hair and arms
      > Put on the shirt
    + 🪥 3 Brush your teeth while you are there
      > Put paste on the brush
      > Begin at the back
    + 💧 1 Drink a glass of water
      > Fill the glass
      > Drink half of it
  `,
})

export const teeth = family('teeth', {
  sure: '^brush teeth, ^brush my teeth, ^floss',
  words: 'teeth, toothbrush',
  steps: `
    🪥 1 Walk to the basin and put paste on the brush
      > Stand up
      > Take the brush in your hand
    👄 1 Brush the upper row, from left to right, eyes shut if you like
      > Begin at the back, on the left
      > Go on to the middle
    🦷 1 Brush the lower row, and rinse
      > Begin at the back, on the left
      > Fill the mouth with water once
    + 🧵 2 Floss the two gaps nearest to you, and stop there
      > Tear off a piece as long as your arm
      > Do the first gap
  `,
})

export const drinking = family('drinking', {
  sure: '^drink water, ^drink more water, ^drink glass',
  steps: `
    🥛 1 Take the glass or bottle nearest to you and stand up
      > Put one hand on it
      > Stand up
    🚰 1 Fill it at the tap and drink half, standing
      > Turn on the tap
      > Drink three swallows
    📍 1 Set the rest where your hand rests while you work
      > Carry it over
      > Put it down on the side you write with
  `,
})

export const eating = family('eating', {
  strong: '^eat, ^drink water, ^drink',
  words: 'snack',
  steps: `
    🥤 1 Fill a glass of water and drink half
      > Walk to the tap
      > Fill the glass
    🍌 2 Take the first thing that needs no cooking
      > Open the fridge
      > Take what is at eye level
    🪑 6 Sit down with it, screen off
      > Put it on a plate
      > Sit and take the first bite
    + 🍞 4 Toast or butter one slice of bread
      > Take out the bread
      > Butter it
    + ⏰ 1 Set an alarm for the next meal
      > Open the clock
      > Type the time
    + 🥜 2 Lay a snack where you work
      > Take nuts or fruit
      > Carry it to the desk
  `,
})

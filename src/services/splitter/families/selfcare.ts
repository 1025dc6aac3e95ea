// Sleep, showers, rest, looking after oneself.
import { family } from '../recipe.ts'

export const selfcare = family('selfcare', {
  strong:
    '^shower, ^take shower, ^take a shower, ^sleep, ^go to bed, ^get up, ^brush teeth, ^rest, ^meditate, bedtime, sleep routine, ^relax, ^take a break, ^take a bath, ^take a nap, ^wash hair, morning routine, evening routine, ^journal, ^get dressed, ^drink water, ^eat something, meditation, ^cut nails',
  words: 'sleep, shower, bath, nap, self-care, routine, skincare, teeth, hair',
  steps: `
    🌬️ 1 Put both feet on the floor and breathe out
      > Move your toes
      > Breathe out slowly
    📵 2 Lay the phone in another room
      > Put it on the charger
      > Close that door
    🧺 3 Lay out towel, clothes or water for {thing} / Lay out towel, clothes or water
      > Take the towel
      > Take the clothes
    + 🚿 7 Begin {thing}, and stop after three songs / Begin, and stop after three songs
      > Turn the water on, or lie down
      > Let the first song play
    + 💡 1 Turn the big light off and a small one on
      > Walk to the switch
      > Turn on the small one
    + 📓 2 Write one line on how you feel now
      > Take the pen
      > Write three words
  `,
})

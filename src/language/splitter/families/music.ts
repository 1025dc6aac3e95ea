// Practising: instruments, languages, anything done by repeating.
import { family } from '../recipe.ts'

export const music = family('practice', {
  strong:
    '^practise guitar, ^practice guitar, ^practise piano, ^practice piano, guitar, piano, violin, drums, flute, cello, ^learn guitar, ^learn piano, choir, ^practise song, ukulele, saxophone, trumpet',
  words: '^practise, ^practice, instrument, music, scales',
  steps: `
    🎸 1 Take {thing} out and hold it the way you play / Take it out and hold it the way you play
      > Walk to the case or the lid
      > Open it
    🎵 3 Play the easiest thing you know on {thing}, once / Play the easiest thing you know, once
      > Play one note three times
      > Play the first line
    🐢 7 Play the bar that trips you on {thing}, at half speed / Play the bar that trips you, at half speed
      > Find that bar
      > Play its first two notes
      > Play it whole, slowly, five times
    + 🎶 3 Tune or warm up before {thing}, with a timer on / Tune or warm up, with a timer on
      > Set the timer to three
      > Tune the first string, or move the fingers
    + ⏩ 5 Play the whole piece on {thing} once, mistakes allowed / Play the whole piece once, mistakes allowed
      > Choose a slow beat
      > Play on to the end
    + 🔖 1 Mark the place to begin tomorrow
      > Take a pencil
      > Draw a small star
  `,
})

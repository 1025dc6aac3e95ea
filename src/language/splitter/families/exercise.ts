// Moving the body: running, gym, yoga, walks.
import { family } from '../recipe.ts'

export const exercise = family('exercise', {
  strong:
    '^exercise, ^workout, ^go running, ^go for a run, ^go to gym, ^go to the gym, gym, yoga, ^run 5k, ^stretch, ^go swimming, ^walk, ^go for a walk, push-ups, ^jog, ^cycle, physio exercises, training plan, ^train',
  words: 'workout, run, swim, jog, exercise, training, pilates, walk, sport, fitness',
  steps: `
    👟 1 Put shoes and clothes for {thing} on the floor in front of you / Put shoes and sports clothes on the floor in front of you
      > Stand up
      > Fetch the shoes
    👕 3 Change, and fill a bottle of water
      > Put on the top
      > Fill the bottle
    🚪 8 Begin {thing} and stay with it for one song / Step out and keep moving for one song
      > Press play
      > Make the first ten moves
      > Go on until the song ends
    + 🎵 2 Choose the songs that carry you through {thing} / Choose the songs that carry you
      > Open the music
      > Tap the first good one
    + 🔥 3 Circle arms and shoulders until they feel warm
      > Lift both shoulders and drop them
      > Circle each arm ten times
    + 🚿 5 Shower, and tick {thing} off / Shower, and tick it off
      > Turn on the water
      > Tick it off with wet hair
  `,
})

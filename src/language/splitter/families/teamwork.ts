// Handing over, delegating, onboarding: work that goes through other people.
import { family } from '../recipe.ts'

export const teamwork = family('teamwork', {
  strong:
    '^delegate, ^hand over, ^onboard, onboarding, handover, ^assign, ^forward, ^share, ^upload, ^submit, ^hand in, ^publish',
  words: '^send',
  steps: `
    📎 1 Open the file or note for {thing} / Open the file or note for {title}
      > Search its name
      > Click on it
    👀 3 Read {thing} once for what would make somebody ask back / Read it once for what would make somebody ask back
      > Read the first lines
      > Mend what is unclear
    ✍️ 4 Write two lines to go with {thing}: what it is, what you need by when / Write two lines to go with it: what it is, what you need by when
      > Write what it is
      > Write what you need by when
    + 👤 2 Choose the one person or place for {thing} / Choose the one person or place it goes to
      > Write two names
      > Cross out one
    + 📤 2 Attach {thing} and press send / Attach it and press send
      > Drag the file in
      > Press send
    + 🗓️ 1 Enter a day to ask after {thing} / Enter a day to ask whether it arrived
      > Count three days on
      > Type one word
  `,
})

// CVs and professional profiles.
import { family } from '../recipe.ts'

export const cv = family('cv', {
  sure: '=cv, resume, curriculum vitae, linkedin profile, ^update cv, ^update resume, ^update linkedin',
  steps: `
    📄 1 Open the newest file of {thing} and save it with today's date / Open the newest file and save it with today's date
      > Search for “CV”
      > Press “save as”
    🧠 5 Write three things you did since the last version of {thing} / Write three things you did since last time
      > Write the one you told friends about
      > Add two
    🔢 6 Give each of the three a number: how many, how much, how fast
      > Choose the easiest
      > Write a number beside it
      > Do the other two
    + ✂️ 4 Delete the oldest line that no longer speaks for you
      > Scroll to the last page
      > Delete one line
    + 🔝 6 Write two lines for the top of {thing}: who you are, what you look for / Write two lines for the top: who you are, what you look for
      > Write your trade
      > Write what you look for
    + & 👀 3 Ask somebody to read {thing} for ten seconds and say what stuck / Ask somebody to read it for ten seconds and say what stuck
      > Choose who is kind and exact
      > Send the file
  `,
})

// Getting ready for a job interview.
import { family } from '../recipe.ts'

export const interview = family('interview', {
  sure: 'job interview, interview prep, ^prepare interview, ^prepare for interview',
  words: 'interview',
  steps: `
    🔖 1 Open the posting for {thing} beside an empty page / Open the posting beside an empty page
      > Find the link
      > Open a note beside it
    🗣️ 5 Say in three sentences why you want this work, aloud
      > Say “I want” and go on
      > Say it again, shorter
    💪 6 Write one story where you solved something: what was, what you did, what came of it
      > Write the place and the year
      > Write what you did
      > Write what came of it
    ❓ 3 Write two questions you will ask
      > Write “What does a day”
      > Write “How will you know”
    + 👔 4 Lay out clothes, papers and the way there
      > Hang up the shirt
      > Write when you leave home
    + & 🎭 8 Ask somebody to play the interviewer for two questions
      > Choose who is kind
      > Send the posting
  `,
})

// Preparing a meeting and what comes after it.
import { family } from '../recipe.ts'

export const meeting = family('meeting', {
  strong:
    '=meeting, ^prepare meeting, meeting prep, agenda, one on one, 1:1, standup, stand-up, retro, minutes of, meeting notes, performance review, parents evening, parent teacher, kick-off, kickoff, ^schedule, ^reschedule, job talk',
  words: 'workshop, call with, sync with, catch up with',
  steps: `
    🗓️ 1 Open the calendar entry of {thing} and read who comes / Open the calendar entry and read who comes
      > Open the calendar
      > Click on the entry
    🎯 3 Write the one thing you want from {thing} / Write the one thing you want from it
      > Write “Afterwards, I will have”
      > Finish the sentence
    ❓ 4 Write two questions for {who} / Write two questions for {thing} / Write two questions to ask
      > Write “When” and go on
      > Write “Who” and go on
    + 📎 4 Open the one file for {thing} / Open the one file it will need
      > Search its name
      > Leave it open in a tab
    + 📤 3 Send the points for {thing} to whoever comes, three lines / Send the points to whoever comes, three lines
      > Write the first point
      > Paste and send
    + ⏰ 1 Set an alarm ten minutes before {thing} / Set an alarm ten minutes before it
      > Open the clock
      > Type the time
  `,
})

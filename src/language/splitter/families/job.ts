// Applying for work: openings, CV, letter, interview.
import { family } from '../recipe.ts'

export const job = family('job', {
  strong:
    'job application, ^apply for job, ^apply for position, ^apply to, cover letter, ^find job, ^find a job, job hunt, job search, ^find work, portfolio, interview prep, ^look for job, ^look for a job, ^look for work, internship',
  words: 'job, linkedin, application, recruiter, reference letter',
  steps: `
    🔖 1 Open the posting or page for {thing} and keep it in a tab / Open the posting or page for {title} and keep it in a tab
      > Open the browser
      > Find the link and click it
    🖍️ 4 Copy three demands from it into an empty page
      > Copy the first demand
      > Copy two more
    ✍️ 7 Write beside each demand one thing you did
      > Choose the easiest demand
      > Write “I did” and go on
      > Repeat for the other two
    + 📄 6 Change the top third of your CV to match
      > Open the newest CV
      > Move the fitting job to the top
    + & 👀 3 Ask somebody to read {thing} once / Ask somebody to read it once
      > Choose who is kind and exact
      > Send the file with one question
    + 📤 4 Attach, read the name of the firm twice, and send
      > Attach the file
      > Read the firm's name aloud
  `,
  parts: `
    15 Choose one posting for {thing} / Choose one posting for {title}
      🔎 1 Open one job site and type one word
        > Open the browser
        > Type the word for what you do
      🔖 6 Open five postings in tabs, by title alone
        > Open the first two
        > Open three more
      ❌ 5 Close every tab whose first lines put you off
        > Read two lines of the first tab
        > Close it or keep it
      ⭐ 3 Save the link of the one you like best
        > Copy the link
        > Paste it into a note
    45 Bring the CV up to date for {thing} / Bring the CV up to date for {title}
    45 Write the letter for {thing} / Write the letter for {title}
    20 Gather certificates and references for {thing} / Gather certificates and references for {title}
    15 Read everything once and send {thing} / Read everything once and send {title}
  `,
})

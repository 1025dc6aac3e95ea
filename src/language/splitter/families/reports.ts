// Work reports: last time's shape, new numbers, three sentences.
import { family } from '../recipe.ts'

export const reports = family('reports', {
  strong:
    'quarterly report, report draft, ^write report, ^write a report, ^write the report, monthly report, annual report, status report, weekly report, ^finish report, ^finish the report, progress report, ^draft report',
  words: 'report, minutes, documentation, summary, protocol',
  steps: `
    📂 1 Open the last text like {thing} and save it under a new name / Open the last text like it and save it under a new name
      > Search its name
      > Press “save as” and type the date
    🎯 3 Write the one thing the reader of {thing} wants to know / Write the one thing the reader wants to know
      > Write who reads it
      > Write that reader's question
    🔢 7 Paste the newest numbers for {thing}, without polishing / Paste the newest numbers or facts, without polishing
      > Open the place they come from
      > Copy the first number
      > Copy the rest
    + 💬 6 Write one sentence under each number: up, down, why
      > Choose the number that surprised you
      > Write “because” and go on
    + ✂️ 4 Delete what is left from last time in {thing} / Delete what is left from last time
      > Search for the old date
      > Delete the first old paragraph
    + 📤 3 Read the headings of {thing} and send it to one reader / Read the headings and send it to one reader
      > Read the headings aloud
      > Attach and send
  `,
  parts: `
    15 Lay out the frame of {thing} / Lay out the frame of {title}
      📂 1 Open the last text like {thing}
        > Search its name
        > Click on it twice
      💾 2 Save it under a new name and empty the numbers
        > Press “save as”
        > Delete the first old number
      🎯 5 Write what the reader of {thing} wants to know
        > Write who reads it
        > Write that reader's question
      📋 5 List where each number comes from, and who has it
        > Write the first source
        > Write a name beside the one you lack
    30 Collect the numbers for {thing} / Collect the numbers for {title}
    40 Write the sentences under the numbers of {thing} / Write the sentences under the numbers of {title}
    20 Write the first page of {thing} / Write the first page of {title}
    15 Read {thing} once and hand it in / Read {title} once and hand it in
  `,
})

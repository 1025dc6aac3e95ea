// Reading and learning: exams, chapters, vocabulary, courses.
import { family } from '../recipe.ts'

export const study = family('study', {
  strong:
    '^study, ^revise, ^learn, ^read, ^memorise, ^memorize, exam, flashcard, ^watch lecture, online course, ^take course, ^finish course, ^prepare for test, ^prepare test, maths test, driving theory',
  words: 'quiz, lecture, textbook, reading, test',
  steps: `
    📖 1 Put the book or file for {thing} on the empty desk, open / Put the book or file for {title} on the desk, open
      > Push everything else aside
      > Open it anywhere
    📑 3 Read the headings of {thing} and mark the strangest one / Read the headings and mark the strangest one
      > Read three headings
      > Put a pencil dot at one
    👀 7 Read one page of {thing} with a pencil in your hand / Read one page with a pencil in your hand
      > Read the first paragraph
      > Underline one word in it
      > Read to the foot of the page
    + 🗣️ 4 Close it and say aloud what you still know of {thing} / Close it and say aloud what you still know
      > Say one word you remember
      > Say a sentence around it
    + 🃏 5 Write three question cards from that page
      > Fold or cut three cards
      > Write one question on each
    + 🔖 1 Leave a note on the page with the next place to read
      > Tear off a bit of paper
      > Write “here” and put it in
  `,
  parts: `
    15 List the topics of {thing} / List the topics of {title}
      📄 1 Write {thing} and its date at the top of a page / Write the subject and the date at the top of a page
        > Fetch one page
        > Write the date
      📑 5 Copy the chapter or slide headings, one a line
        > Open the table of contents
        > Copy the first five
      🚦 5 Put a plus, a dot or a minus at each topic
        > Mark those you could explain tonight
        > Mark those you have never seen
      🗓️ 4 Write a day beside every minus
        > Open the calendar
        > Give the first minus a day
    60 Work through the topics with a minus, for {thing} / Work through the topics with a minus, for {title}
    45 Answer one old paper for {thing} / Answer one old paper for {title}
    45 Make question cards for {thing} / Make question cards for {title}
    30 Explain one topic of {thing} to somebody, or to the wall / Explain one topic of {title} to somebody, or to the wall
  `,
})

// Essays, reports, theses, articles: longer texts of one's own.
import { family } from '../recipe.ts'

export const writing = family('writing', {
  strong:
    'essay, thesis, dissertation, term paper, school report, lab report, book report, blog post, ^write paper, ^write article, ^write chapter, ^write documentation, cover story, seminar paper, ^write proposal, ^write speech, wedding speech, ^write toast, newsletter',
  words: 'article, chapter, paper, manuscript, abstract, proposal, speech, documentation, homework, assignment, draft',
  weak: '^write, ^draft, ^rewrite, ^edit',
  steps: `
    📄 1 Open the document for {thing} and type the title / Open the document for {title} and type a title
      > Open the program you write in
      > Type the title, any title
    ❓ 3 Write the one question {thing} can answer / Write the one question the text can answer
      > Type “Why” or “How” and go on
      > End it with a question mark
    ✍️ 9 Write five bad sentences for {thing}, no deleting / Write five bad sentences, no deleting
      > Write the worst sentence you can
      > Write two more
      > Write the last two
    + 🗂️ 5 List three points for {thing}, three words each / List three points, three words each
      > Write the point you could say in your sleep
      > Add two others below it
    + 🔖 6 Paste one quote or number under each point
      > Open one source
      > Copy the first useful line
    + 🔁 4 Read the text aloud and mend one sentence
      > Read the first paragraph aloud
      > Mend the sentence you stumbled over
  `,
  parts: `
    15 Settle what {thing} is about / Settle what {title} is about
      📄 1 Open an empty page and type one word of {thing} / Open an empty page and type the topic
        > Open the program you write in
        > Type one word of the topic
      📋 4 Copy length and date of {thing} to the top of the page / Copy length and date to the top of the page
        > Find the mail or sheet with the demands
        > Copy the date first
      ❓ 5 Write three questions {thing} could answer / Write three questions the text could answer
        > Type “Why” and go on
        > Type “How” twice and go on
      👉 5 Mark the question for {thing} you would talk about over dinner / Mark the question you would talk about over dinner
        > Read all three aloud
        > Put a star at one
    60 Find five sources for {thing} / Find five sources for {title}
    30 Order the points of {thing} in a list / Order the points of {title} in a list
    120 Write the rough middle of {thing} / Write the rough middle of {title}
    40 Write beginning and end of {thing} / Write beginning and end of {title}
    30 Read, mend and hand in {thing} / Read, mend and hand in {title}
  `,
})

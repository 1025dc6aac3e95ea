// Talks and slides.
import { family } from '../recipe.ts'

export const presentation = family('presentation', {
  strong:
    'presentation, slides, slide deck, ^give talk, ^prepare talk, keynote, pitch, powerpoint, conference talk, lightning talk',
  words: 'slide, deck, demo, webinar',
  steps: `
    🖥️ 1 Open an empty slide and type the title of {thing} / Open an empty slide and type a title
      > Open the program
      > Type one word
    🎯 3 Write the sentence people take home from {thing} / Write the sentence people take home
      > Write “Remember:”
      > Finish it in eight words
    🗂️ 6 Make five slides for {thing}, a heading on each, nothing else / Make five slides, a heading on each, nothing else
      > Add five empty slides
      > Type the first and the last heading
      > Type the three between
    + 🖼️ 5 Put one picture or number on the slide you like best
      > Choose the slide
      > Paste the picture
    + 🗣️ 6 Speak through the slides once, standing, with a timer
      > Stand up
      > Say the first slide
      > Click on to the last
    + ✂️ 3 Delete the slide you stumbled over
      > Find that slide
      > Press delete
  `,
  parts: `
    15 Find the one message of {thing} / Find the one message of {title}
      📝 1 Write who listens to {thing}, on a blank page / Write who listens, on a blank page
        > Fetch a page
        > Write one listener's name
      ❓ 5 Write three things they do not know yet
        > Write the first
        > Add two
      🎯 5 Write what they do differently on the day after
        > Write “Tomorrow they”
        > Finish the sentence
      ✂️ 4 Cross out all but one
        > Read them aloud
        > Cross out the dullest
    30 Write every heading for {thing} / Write every heading for {title}
    60 Fill in words and pictures for {thing} / Fill in words and pictures for {title}
    30 Speak through {thing} twice, aloud / Speak through {title} twice, aloud
    15 Test file, plug and clock for {thing} / Test file, plug and clock for {title}
  `,
})

// Talks and slides, and saying them before they count.
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

export const rehearsal = family('rehearsal', {
  sure: '^rehearse, ^run through, ^practise talk, ^practice talk, ^practise speech, ^practice speech, ^practise presentation, ^practice presentation',
  steps: `
    🧍 1 Stand up with the first line of {thing} in your hand / Stand up with the first line in your hand
      > Open the file or take the page
      > Stand up
    🗣️ 3 Say the first three sentences of {thing} aloud, slowly / Say the first three sentences aloud, slowly
      > Breathe out
      > Say the first
    ⏱️ 7 Say {thing} once to its end with a timer, no stopping / Say it once to its end with a timer, no stopping
      > Start the timer
      > Go on where you stumble
    + ✏️ 3 Mark the two places of {thing} that made you stumble / Mark the two places that made you stumble
      > Mark the first
      > Write three words beside it
    + & 👂 8 Say {thing} to one person and ask what they kept / Say it to one person and ask what they kept
      > Ask who is near
      > Say the title
  `,
})

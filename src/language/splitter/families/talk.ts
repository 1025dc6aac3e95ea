// Conversations that weigh: apologies, money, breaking up, saying no.
import { family } from '../recipe.ts'

export const talk = family('talk', {
  strong:
    '^talk to, ^talk with, ^tell, difficult conversation, difficult talk, ^apologise, ^apologize, ^say sorry, ^break up, pay rise, ^ask for raise, raise, ^say no, ^have the talk, hard conversation, ^speak to, ^speak with, ^confront, ^ask boss, resignation, ^quit job, ^resign',
  words: 'conversation, apology, conflict, argument',
  steps: `
    ✍️ 1 Write the name of {who} and one word for how you feel / Write one word for how you feel about {title}
      > Take a page nobody will see
      > Write the word
    💬 4 Write the sentence {who} must hear, starting with “I” / Write the sentence that must be heard, starting with “I”
      > Write “I” and the first verb that comes
      > Take out “always” and “never”
    + 👂 3 Write what {who} may answer, in their words / Write what the answer may be, in their words
      > Write the answer you fear
      > Write the answer you hope for
    + 🎯 2 Write what you would like to be different afterwards
      > Write “from tomorrow on”
      > Finish that sentence
    + & 🗣️ 4 Say your sentence for {who} out loud, to a friend or a wall / Say the sentence out loud, to a friend or a wall
      > Stand up and breathe out
      > Say it once, quietly
    📅 3 Send {who} a time: “Can we talk for ten minutes at six?” / Send a time: “Can we talk for ten minutes at six?”
      > Open the chat
      > Type the time and press send
  `,
})

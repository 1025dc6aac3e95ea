// Words of another language.
import { family } from '../recipe.ts'

export const language = family('language', {
  strong:
    'vocabulary, spanish, french, german, english, italian, japanese, korean, chinese, swedish, duolingo, ^learn words, language course, russian, portuguese, dutch',
  words: 'grammar, flashcards',
  steps: `
    📖 1 Open the list or app for {thing} / Open the list or app for {title}
      > Pick up the phone or the book
      > Open the page where you stopped
    🗣️ 3 Say the first three words aloud, twice each
      > Say the first word
      > Say the next two
    🙈 4 Cover one side and say five from memory
      > Cover the side with a hand
      > Say the first
    💬 4 Write two sentences with the words that stuck
      > Choose the funniest word
      > Write “I” and go on
    + 🃏 5 Write the three that slip away on cards
      > Cut three cards
      > Write one on each
    + 🎧 6 Listen to two minutes in that language and catch one word
      > Open a song or the news
      > Stop when you know a word
  `,
})

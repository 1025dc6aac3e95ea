// Looking whether something is in order: an alarm, a date, a page.
import { family } from '../recipe.ts'

export const checking = family('checking', {
  strong: '^inspect, ^double-check, ^look after',
  words: '^check',
  steps: `
    👀 1 Go to {thing}, or open it on the screen / Go there, or open it on the screen
      > Stand up, or wake the screen
      > Put one finger on it
    📝 3 Write three words on what you see of {thing} / Write three words on what you see
      > Look from top to bottom
      > Write the first word
    👉 4 Do the first thing to do about {thing}, or write “fine” and the date / Do the first thing to do about it, or write “fine” and the date
      > Say aloud what it is
      > Take what you need in your hand
    + 🗓️ 1 Enter the day you look at {thing} again / Enter the day you look again
      > Open the calendar
      > Type its name
  `,
})

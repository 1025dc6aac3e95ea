// Reading somebody else's work and saying something useful about it.
import { family } from '../recipe.ts'

export const review = family('review', {
  sure: '^review, code review, ^proofread',
  strong: '^give feedback, ^grade, ^check homework, ^comment on',
  words: 'feedback on, feedback for',
  steps: `
    🔗 1 Open {thing} and scroll once to its end / Open {title} and scroll once to its end
      > Click the link
      > Scroll down without reading
    👀 6 Read the first part of {thing} slowly, and mark what puzzles you / Read the first part slowly, and mark what puzzles you
      > Read ten lines
      > Put one mark where you stop
    + ❓ 3 Write your first mark as a question
      > Click on the mark
      > Type “Why” or “What if” and go on
    + 👍 2 Name one thing in {thing} that works well / Name one thing that works well
      > Scroll to the part you liked
      > Write five words about it
    📝 4 Write two comments on {thing}: one must, one could / Write two comments: one must, one could
      > Write the one that must change
      > Write the one that could
    📤 2 Send your verdict on {thing}: yes, or what is missing / Send your verdict: yes, or what is missing
      > Choose yes or not yet
      > Press send
  `,
})

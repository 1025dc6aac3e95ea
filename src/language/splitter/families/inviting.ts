// Inviting somebody.
import { family } from '../recipe.ts'

export const inviting = family('inviting', {
  sure: '^invite',
  strong: 'invitation, invitations, save the date',
  steps: `
    🗓️ 1 Write a day and an hour that suit you
      > Open the calendar
      > Write down one free evening
    💬 3 Open the chat with {who} and type day and hour / Open the first chat and type day and hour
      > Pick up the phone
      > Type the day
    📤 2 Add the place and press send to {who} / Add the place and press send
      > Type the place
      > Press send
    + 🥗 3 Write what there will be to eat, in five words
      > Write a dish you can make half asleep
      > Write a drink
    + ⏰ 1 Set a day to count the answers
      > Count three days on
      > Type “answers”
    + ❓ 2 Ask {who} what they do not eat / Ask what the guests do not eat
      > Open the chat
      > Type the question
  `,
})

// Thanking and congratulating: short, true, sent.
import { family } from '../recipe.ts'

export const thanks = family('thanks', {
  sure: '^thank, thank-you note, thank you note, thank-you card, thank you card, thank-you letter, ^congratulate, ^send condolences',
  steps: `
    💌 1 Open a message to {who}, or lay a card in front of you / Open a message, or lay a card in front of you
      > Pick up the phone or a card
      > Write the name
    💭 3 Write what {who} did and when it helped you / Write what was done and when it helped you
      > Write the thing or the moment
      > Write what you felt
    + ✍️ 3 Write one line {who} can smile about / Write one line to smile about
      > Write a detail only you two know
      > Put your name below
    📮 2 Send it to {who}, or put the card with a stamp at the door / Send it, or put the card with a stamp at the door
      > Press send, or write the address
      > Lay it on your keys
    + 📷 2 Add a photo of the thing or the day
      > Look through that day's photos
      > Add one
    + 📅 1 Enter the birthday of {who} in the calendar / Enter the birthday in the calendar
      > Open that day
      > Type the name
  `,
})

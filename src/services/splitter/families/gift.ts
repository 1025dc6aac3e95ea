// Presents and cards for somebody.
import { family } from '../recipe.ts'

export const gift = family('gift', {
  strong:
    'gift, present for, birthday present, birthday card, christmas present, ^buy gift, ^buy present, ^wrap, ^get gift, ^find gift, ^find a gift, ^get a present, gift idea, christmas card',
  words: 'present',
  steps: `
    💭 1 Write three things {for} talked about lately / Write three things this person talked about lately
      > Open your last chat
      > Write one word from it
    + 💶 2 Write the most you want to spend on {for} / Write the most you want to spend
      > Write a number
      > Round it down
    🔎 5 Find one thing for {for} that fits one of the three / Find one thing that fits one of the three
      > Type the first word into a shop's search
      > Open two results
    🛒 3 Order it for {for}, or note the shop and its hours / Order it, or note the shop and its hours
      > Put it in the basket
      > Enter the address
    + ✍️ 3 Write {for} two lines on a card / Write two lines on a card
      > Write the name
      > Write one thing you like about this person
    + 🎁 5 Wrap it, name outside
      > Fetch paper, tape and scissors
      > Fold the longest side first
  `,
})

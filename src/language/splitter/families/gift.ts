// Presents and cards for somebody: found, and wrapped.
import { family } from '../recipe.ts'

export const gift = family('gift', {
  strong:
    'gift, present for, birthday present, birthday card, christmas present, ^buy gift, ^buy present, ^get gift, ^find gift, ^find a gift, ^get a present, gift idea, christmas card',
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

export const wrapping = family('wrapping', {
  sure: '^wrap',
  steps: `
    🎁 1 Lay {thing} on the table, the smallest in front / Lay it on the table, the smallest in front
      > Fetch it from where it hides
      > Put it on the table
    ✂️ 2 Fetch paper, tape and scissors, or a bag and a ribbon
      > Look where the last ones were
      > Carry all three over
    📐 5 Wrap the smallest one, crooked corners allowed
      > Cut the paper as wide as three hands
      > Fold one side over and tape it
    + ✍️ 2 Write for whom each is, on the paper itself
      > Take a pen
      > Write the first name
    + 🚪 1 Set {thing} where your keys are / Set it where your keys are
      > Pick it up
      > Carry it to the door
  `,
})

// Phone calls: the number, the first sentence, the dialling.
import { family } from '../recipe.ts'

export const call = family('call', {
  sure: '^call, ^phone, ^ring, ^telephone',
  strong: 'phone call, ^make call',
  weak: 'call, hotline, phone',
  steps: `
    📇 1 Put the number of {who} on the screen / Put the number for {title} on the screen
      > Pick up the phone
      > Type the first letters of {who} into the contacts / Type the first word of {title} into the search
    ✍️ 3 Write your first sentence: “I am calling to {aim}” / Write your first sentence: “I am calling about {topic}” / Write your first sentence for {who} / Write the first sentence you will say
      > Write “Hello, my name is” and your name
      > Write why you call, in five words
    + 📅 2 Note two days and times that suit you
      > Open the calendar at next week
      > Write down two gaps
    + 🪪 2 Lay out what {who} may ask for: card, number, dates / Lay out what they may ask for: card, number, dates
      > Fetch your card or customer number
      > Put it beside the phone
    📞 5 Call {who} and read your sentence out / Call and read your sentence out
      > Press the green button
      > Read the sentence, then listen
    + 📝 2 Write down what {who} said and the next date / Write down what was said and the next date
      > Write one word of what was said
      > Put the date into the calendar
  `,
})

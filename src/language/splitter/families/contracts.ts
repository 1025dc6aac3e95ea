// Banks, insurances, subscriptions: changing and cancelling.
import { family } from '../recipe.ts'

export const contracts = family('contracts', {
  strong:
    '^cancel, subscription, ^open bank account, bank account, health insurance, car insurance, ^switch bank, ^switch provider, phone contract, electricity contract, internet contract, ^open account, insurance claim, ^close account, gym membership, ^change provider, ^renew insurance, mobile plan, home insurance, ^give notice, ^report lost, ^report stolen, ^block card',
  words: 'insurance, contract, membership, bank, provider, pension, credit card, loan, trial',
  steps: `
    🔎 1 Search your mail for the newest letter about {thing} / Search your mail for one word of {title}
      > Open the mail search
      > Type {bare} / Type the first word
    📄 3 Copy customer number and last day of {thing} into a note / Copy customer number and last day into a note
      > Find the number
      > Find the date
    🖱️ 5 Log in and find the page that ends or changes {thing} / Log in and find the page that ends or changes it
      > Open the page and log in
      > Look at the foot of the page
    + ✍️ 4 Write two lines: the number, and what you want with {thing} / Write two lines: the number, and what you want
      > Write the number
      > Write what you want and from when
    📤 2 Send it, and save the confirmation
      > Press send
      > Save the answer as a file
    + 🗓️ 1 Put the end date in the calendar
      > Open that day
      > Type the firm's name
  `,
})

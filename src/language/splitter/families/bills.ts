// Bills, payments, refunds, budgets; money that goes to a person.
import { family } from '../recipe.ts'

export const bills = family('bills', {
  strong: '^pay, ^transfer money, ^split bill, ^do budget, monthly budget, ^make budget',
  words: 'bill, invoice, rent, payment, fine, budget, refund, debt, mortgage',
  steps: `
    🧾 1 Lay {thing} beside the keyboard, or open it on the screen / Lay the paper for {title} beside the keyboard
      > Find the paper or the mail
      > Put it beside the keyboard
    🔎 2 Circle amount, date and account number on {thing} / Circle amount, date and account number
      > Circle the amount
      > Circle the account number
    🏦 4 Log in at the bank and enter the amount for {thing} / Log in at the bank and enter the amount
      > Open the bank's page and log in
      > Copy the account number
      > Enter the amount
    + 👀 2 Compare the last four digits and the amount before you confirm
      > Read the last four digits out loud
      > Read the amount out loud
    + ✅ 1 Write “paid” and today's date on {thing} / Write “paid” and today's date on it
      > Write “paid”
      > Add the date
    + 🔁 3 Set up a standing order, so you need not think of {thing} again / Set up a standing order, so it pays itself next time
      > Look for “standing order” in the bank's menu
      > Enter the day of the month
  `,
})

export const paybacks = family('paying back', {
  sure: '^pay back, ^transfer to, ^send money, ^owe, ^give back money',
  steps: `
    💶 1 Write the sum and for what it was, for {thing} / Write the sum and for what it was
      > Open your last chat about it
      > Write the number
    🏦 3 Open the bank or the app, and enter name and sum for {thing} / Open the bank or the app, and enter name and sum
      > Log in
      > Choose the name from the list
    👀 1 Read sum and name aloud, and confirm
      > Read the sum
      > Press confirm
    + 💬 1 Send {thing} one line: “On its way, thank you.” / Send one line: “On its way, thank you.”
      > Open the chat
      > Type and send
  `,
})

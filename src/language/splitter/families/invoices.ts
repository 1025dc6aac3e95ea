// Invoices one writes.
import { family } from '../recipe.ts'

export const invoices = family('invoices', {
  strong: '^send invoice, ^write invoice, ^invoice, ^bill client, ^create invoice, ^make invoice',
  steps: `
    📂 1 Open your last invoice and save it under the next number
      > Search for “invoice”
      > Press “save as”
    ✍️ 4 Enter the days or things {thing} is for, one a line / Enter the days or things it is for, one a line
      > Look into the calendar
      > Write the first line
    🔢 3 Enter the sums and check the total of {thing} on a calculator / Enter the sums and check the total on a calculator
      > Enter the first sum
      > Add them up
    📤 3 Save {thing} as PDF and send it with one friendly line / Save it as PDF and send it with one friendly line
      > Press “export”
      > Attach and send
    + 🏷️ 2 Compare name and address with the client's last mail
      > Open that mail
      > Read the address aloud
    + 🗓️ 1 Enter the day the money is due
      > Count the days
      > Type “paid?”
  `,
})

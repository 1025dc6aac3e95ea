// Expense claims and receipts.
import { family } from '../recipe.ts'

export const expenses = family('expenses', {
  strong: 'expense report, expense claim, ^claim expenses, ^do expenses, travel expenses, reimbursement, ^claim back',
  words: 'expense, receipt, receipts',
  steps: `
    🧾 2 Empty wallet and bag of receipts for {for} onto the table / Empty wallet and bag of receipts onto the table
      > Fetch the wallet
      > Pull out every slip
    🔢 4 Lay the receipts for {for} in a row, oldest left / Lay the receipts in a row, oldest left
      > Find the oldest
      > Lay the others beside it
    📸 5 Photograph each receipt for {for}, one by one / Photograph each receipt, one by one
      > Photograph the first
      > Go along the row
    🖥️ 6 Open the form and enter the first receipt of {thing} / Open the form and enter the first receipt
      > Log in
      > Type date and sum of the first
    + 📧 4 Search your mail for tickets and hotel bills of {for} / Search your mail for tickets and hotel bills
      > Type “booking” into the mail search
      > Save the first bill
    📤 3 Enter the others, attach the photos of {for}, and press send / Enter the others, attach the photos, and press send
      > Enter the next one
      > Attach all photos and press send
  `,
})

// Tax returns, forms, official letters, applications to an office.
import { family } from '../recipe.ts'

export const tax = family('tax', {
  strong:
    '^apply for, benefit, allowance, tax return, taxes, tax declaration, ^do taxes, ^file taxes, vat return, ^fill in form, ^fill out form, ^fill in the form, tax office',
  words: 'tax, form, paperwork, bureaucracy, application form, document',
  steps: `
    📄 1 Put the first paper for {thing} in front of you, alone / Put the first paper for {title} in front of you, alone
      > Clear a space as wide as two hands
      > Lay the top paper there, or open its page
    🖍️ 4 Mark the date on {thing} and every “please” / Mark the date and every “please”
      > Find a date and circle it
      > Underline every “please”
    + 📁 4 Lay out the papers for {thing}, in one row / Lay out the papers for it, in one row
      > Pull out the ones in plain sight
      > Write a note for each missing one
    ✍️ 6 Fill in name, number and the fields you know by heart
      > Write your name and date of birth
      > Copy your number from an old letter
      > Fill every field that needs no looking up
    + ❓ 4 Put a question mark beside each field you cannot answer, and look up one
      > Mark the fields that stop you
      > Search the first one online
    📮 3 Sign {thing}, take a photo of it, and send it off / Sign it, take a photo, and send it off
      > Sign and date it
      > Take the photo
      > Put it in the envelope, or press send
  `,
  parts: `
    15 Collect the papers for {thing} / Collect the papers for {title}
      📁 1 Put one empty folder on the table
        > Stand up and fetch a folder or a box
        > Write the year on it
      📬 5 Drop in every official letter that lies in plain sight
        > Look at the table and the shelf by the door
        > Drop in what has a stamp or a bank's name
      💻 6 Search your mail for “statement” and “receipt”, and save what you find
        > Search “statement”
        > Search “receipt”
      📝 3 Write a list of what is still missing
        > Write “payslip: have it or not”
        > Write “insurance: have it or not”
    30 Enter name, address and bank details for {thing} / Enter name, address and bank details for {title}
    40 Enter the income part of {thing} / Enter the income part of {title}
    40 Add up costs and receipts for {thing} / Add up costs and receipts for {title}
    20 Look up the open questions of {thing} / Look up the open questions of {title}
    15 Read through {thing} and send it off / Read through {title} and send it off
  `,
})

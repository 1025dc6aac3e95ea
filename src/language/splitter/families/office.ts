// Passports, permits, licences, registrations: things an office gives out.
import { family } from '../recipe.ts'

export const office = family('office', {
  strong:
    'passport, ^renew id, id card, identity card, ^renew licence, ^renew license, visa application, visa, residence permit, ^register, birth certificate, driving licence, driving license, work permit, town hall, citizens office, ^vote, ^apply for visa, ^apply for passport',
  words: '^renew, permit, licence, license, certificate, registration',
  steps: `
    🔎 1 Open the office's page on {thing} / Open the office's page for {title}
      > Type {bare} and your town into a search / Type the first word of {title} and your town into a search
      > Click the first official result
    📝 4 Copy its list of papers for {thing} into a note / Copy its list of papers into a note
      > Find the word “bring” or “documents”
      > Copy the lines below it
    🗓️ 4 Book a time at the office for {thing}, or note its hours / Book a time at the office, or note its hours
      > Click “appointment”
      > Take the first day you are free
    + 📸 5 Look for a place that takes the photo for {thing} / Look for a place that takes the photo
      > Type “photo booth” into the map
      > Note the nearest
    + 📁 6 Put the old one and each paper on the list into a folder
      > Find the old one
      > Tick off the papers you have
    + 💶 2 Write the fee on the folder, and how one may pay
      > Find the fee on the page
      > Write it on the folder
  `,
  parts: `
    15 Make the list of papers for {thing} / Make the list of papers for {title}
      🔎 1 Open the office's page on {thing}
        > Type the first word into a search
        > Click the first official result
      📝 5 Copy its list of papers into a note
        > Find the word “documents”
        > Copy the lines below it
      ✅ 5 Tick what you already have at home
        > Look in the folder or drawer
        > Tick the first
      🗓️ 4 Book the first free time at the office
        > Click “appointment”
        > Take the first day you are free
    30 Get photo and certificates for {thing} / Get photo and certificates for {title}
    30 Fill in the form for {thing} / Fill in the form for {title}
    60 Go to the office with the folder for {thing} / Go to the office with the folder for {title}
  `,
})

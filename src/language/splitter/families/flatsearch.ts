// Looking for a place to live.
import { family } from '../recipe.ts'

export const flatsearch = family('flat search', {
  sure: '^find flat, ^find apartment, ^look for flat, ^look for apartment, flat hunting, ^find room, ^find place to live, ^rent flat',
  steps: `
    📝 1 Write three words: how large, where, how much
      > Fetch a page
      > Write the rent you can pay
    🔎 5 Open one site and set those three in its filter
      > Open the site you know
      > Set the rent first
    ⭐ 5 Save three flats you would visit, looks alone
      > Open the newest
      > Save or close it
      > Go on to three
    📧 6 Write one message that fits all three and send it
      > Write who you are, in one line
      > Write when you can visit
      > Paste and send
    + 🔔 2 Switch on a daily alert for that search
      > Press “save search”
      > Choose “daily”
    + 📁 6 Put payslips and ID into one folder or file
      > Search your mail for “payslip”
      > Photograph the ID
  `,
  parts: `
    15 Write what the new place needs to have
      📝 1 Write three words: how large, where, how much
        > Fetch a page
        > Write the rent you can pay
      🚫 4 Write two things you could not live with
        > Write the one from your last place
        > Add another
      🗺️ 5 Circle two parts of town on a map
        > Open the map
        > Point at where you have to be each day
      💬 5 Tell three people what you are looking for
        > Open the first chat
        > Paste the three words
    60 Search, save and write to ten flats
    45 Put together payslips, ID and references for landlords
    120 Visit five flats and take photos
    60 Compare the visited flats and say yes to one
  `,
})

// Reporting what does not work to whoever can mend it: bugs, faults, complaints.
import { family } from '../recipe.ts'

export const complaint = family('complaint', {
  sure: '^report a bug, ^report bug, ^file bug, ^file a bug, ^report the bug',
  strong:
    '^report a, ^report the, ^report broken, ^report problem, ^report issue, ^report fault, ^complain, complaint, support ticket, ^file ticket, ^open ticket, ^claim, warranty',
  words: 'ticket, feedback form',
  steps: `
    📸 1 Take one picture of {thing} while it happens / Take one picture while it happens
      > Open the place where it happens
      > Press the keys for a screenshot, or hold up the phone
    👣 4 Write what you did before {thing}, in three short lines / Write what you did before it, in three short lines
      > Write the last thing you did
      > Write two things before it
    ⚖️ 3 Write two lines on {thing}: what happened, what you expected / Write two lines: what happened, what you expected
      > Write “It”
      > Write “I expected”
    + 🔢 2 Add version, order number or date
      > Look at the foot of the page or the mail
      > Copy the number
    + 🔎 3 Search whether somebody reported {thing} before / Search whether somebody reported it before
      > Type two words of it
      > Read the first three titles
    + 📤 3 Paste it all into the form for {thing} and press send / Paste it all into the form and press send
      > Open the form
      > Paste and press send
  `,
})

// Backups, updates, passwords, phones and other machines.
import { family } from '../recipe.ts'

export const computer = family('computer', {
  strong:
    '^update phone, ^update laptop, ^update computer, password, ^set up phone, ^set up laptop, ^set up printer, ^install software, wifi, router, ^reset password, ^change password, ^clean up desktop,  ^set up computer, two-factor, ^update software, ^free up space',
  words: 'laptop, computer, phone storage, software, cloud, tablet, download, desktop',
  steps: `
    🔌 1 Plug in power for {thing} and wake the screen / Plug in power and wake the screen
      > Find the cable
      > Push the plug in
    ⚙️ 3 Open the settings page for {thing} / Open the settings page it needs
      > Open the settings
      > Type {bare} into their search / Type one word of {title} into their search
    ▶️ 6 Click through the first three screens for {thing}, reading each aloud / Click through the first three screens, reading each aloud
      > Read the first screen aloud
      > Press its largest button
    + 💾 4 Copy the one folder you would miss most
      > Open it
      > Drag it to the other place
    + 🔑 3 Save the new password or key in your password store
      > Open the store
      > Paste and save
    + ✅ 2 Open one file or page to see that all is still there
      > Choose any file
      > Click on it twice
  `,
})

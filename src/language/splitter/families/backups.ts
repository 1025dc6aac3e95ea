// Copies of what must not get lost.
import { family } from '../recipe.ts'

export const backups = family('backups', {
  sure: '^back up, backup, photo backup, ^save photos, external drive',
  steps: `
    🔌 1 Plug power and the spare drive into {thing} / Plug power and the spare drive in
      > Find the cable
      > Push both plugs in
    📁 3 Name the three folders of {thing} you would miss most / Name the three folders you would miss most
      > Say the first one aloud
      > Write all three down
    💾 7 Copy the first folder of {thing} to the drive or the cloud / Copy the first folder to the drive or the cloud
      > Open the folder and the drive side by side
      > Drag it over
    + ⏳ 2 Look whether the copy of {thing} runs, then leave the room / Look whether the copy runs, then leave the room
      > Look at the bar
      > Set a timer for when it ends
    + ✅ 3 Open one copied file of {thing} to see that it is whole / Open one copied file to see that it is whole
      > Choose a photo
      > Click on it twice
    + 🔁 5 Turn on the automatic backup of {thing} in the settings / Turn on the automatic backup in the settings
      > Open the settings
      > Type “backup” into their search
  `,
})

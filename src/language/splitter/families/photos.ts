// Pictures, digital ones.
import { family } from '../recipe.ts'

export const photos = family('photos', {
  strong:
    '^organise photos, ^organize photos, ^sort photos, ^delete photos, ^clean up photos, ^edit photos, photo library, ^print photos',
  words: 'photos, pictures',
  steps: `
    📱 1 Open the pictures of last month
      > Wake the screen
      > Scroll to the first of that month
    🗑️ 4 Delete ten: blurred, double, screenshots
      > Delete the first blurred one
      > Delete nine more
    ⭐ 3 Star the three you would show somebody
      > Scroll once through the month
      > Star the first
    📁 4 Put the starred ones into one album with the month's name
      > Make the album
      > Add the three
    + 💌 2 Send one of them to the person on it
      > Choose one
      > Press share
    + 🔁 6 Repeat with the month before
      > Scroll up to it
      > Delete the first blurred one
  `,
})

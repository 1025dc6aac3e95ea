// Something is wrong at home and somebody else has to mend it.
import { family } from '../recipe.ts'

export const defect = family('defect', {
  sure: '^email landlord, ^mail landlord, ^write landlord, ^write to landlord, ^message landlord, ^tell landlord, email to landlord, ^email the landlord, ^email my landlord, ^write to the landlord, ^write to my landlord',
  strong: '^report leak, ^report damp, ^report mould, ^report noise, ^report broken, property management',
  words: 'landlord, landlady, caretaker, janitor',
  steps: `
    📧 1 Open a mail to {who} / Open a mail to the landlord
      > Open the mail program
      > Put {who} in the To line / Put the landlord in the To line
    ✍️ 6 Write what is {state} since when / Write what {topic} is like today, and since when / Write what is wrong at home since when
      > Name the {fault} / Name the room and the thing in it
      > Write since when
    + 📷 2 Take one photo of the {fault} / Take one photo of what is wrong
      > Open the camera
      > Take the photo from one step back
    + 📅 2 Add the date by which you would like an answer
      > Look up the date two weeks from today
      > Type it under your text
    📤 3 Read and send
      > Read it once, top to bottom
      > Press send
  `,
})

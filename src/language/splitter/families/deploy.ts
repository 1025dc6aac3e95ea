// Putting software where people use it.
import { family } from '../recipe.ts'

export const deploy = family('deploy', {
  sure: '^deploy, ^release, ^roll out',
  steps: `
    👀 1 Open the list of what changed since the last time
      > Open the repository
      > Click on “compare” or run the log
    🧪 4 Run the checks and read the last line
      > Type the command
      > Read only its last line
    ↩️ 3 Write down the command that takes it back
      > Copy it from the notes
      > Paste it where you can see it
    🚀 4 Press deploy and watch the first log lines
      > Put the pointer on the button
      > Press, and read for one minute
    + 🌐 4 Open the page as a stranger and click three things
      > Open a private window
      > Click the thing that changed
    + 💬 2 Tell one person that it is out
      > Open the chat
      > Paste the link
  `,
})

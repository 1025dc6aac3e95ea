// Mails, replies, messages and letters to one person.
import { family } from '../recipe.ts'

export const mail = family('mail', {
  sure: '^email, ^mail, ^reply, ^respond, ^text, ^message, ^answer',
  strong:
    '^ask, ^remind, ^write birthday, ^contact, ^write to, ^write back, ^write email, ^write mail, ^write letter, ^send email, ^send mail, ^send message, ^write an email, ^write a letter, ^write a mail, ^get back to, ^follow up with, ^write card',
  words: 'email to, mail to, reply to, message to, letter to, difficult mail, difficult email',
  weak: 'email, mail, reply, letter',
  steps: `
    📧 1 Open an empty message to {who} / Open the message behind {title}
      > Wake the screen and open your messages
      > Find {who} in the list / Search for one word of {title}
    + 👀 2 Read the last thing {who} wrote, once / Read what came last, once
      > Scroll to the newest message
      > Read it to the end
    ✍️ 5 Write about {topic} in three rough lines / Write what {who} needs to know, in three rough lines / Write three rough lines for {title}
      > Write the line that matters most
      > Write two more lines below it
    + ❓ 2 End with one clear question or date for {who} / End with one clear question or date
      > Choose: a question or a date
      > Type it as the last line
    + 👋 1 Put a greeting on top and your name below
      > Type “Hello”
      > Type your name at the end
    📤 2 Read it once and send it to {who} / Read it once and send it
      > Read from the greeting to your name
      > Press send
  `,
})

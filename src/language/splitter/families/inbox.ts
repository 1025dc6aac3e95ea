// A full inbox, of mails or of paper.
import { family } from '../recipe.ts'

export const inbox = family('inbox', {
  sure: 'inbox, ^answer emails, ^reply to emails, ^answer mails',
  strong:
    ' unread mails, unread emails, ^clear emails, ^sort emails, ^clean up emails, ^go through emails, ^catch up on email, ^go through mail, ^sort mail, ^open mail, ^open post, pile of letters, slack messages, ^unsubscribe, ^delete mails, ^delete emails, ^archive mails, ^archive emails, ^check emails, ^check mails, ^check inbox',
  words: 'emails, unread, mailbox, notification',
  steps: `
    📥 1 Open the inbox and sort it by sender
      > Open the mail program
      > Click on “sender” or “from”
    🗑️ 4 Delete or archive the sender with the most mails, all at once
      > Find the longest run of one name
      > Select it all and press delete
    ⭐ 4 Star the three mails that wait for you
      > Scroll through this week's
      > Star the first that has a question
    + ↩️ 6 Answer the shortest starred mail with two lines
      > Open the shortest
      > Write “Yes”, “No” or “On Friday”
    + 🚫 3 Unsubscribe from one newsletter
      > Open the newest newsletter
      > Click “unsubscribe” at its foot
    + 📦 2 Move everything older than a month into a folder “old”
      > Make the folder
      > Select by date and move
  `,
})

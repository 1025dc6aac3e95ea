// Anything else, in any language: the person's own words, quoted, and movements that fit a screen, a room or a person.
import { family } from '../recipe.ts'

const parts = `
    10 List what {title} needs
      📝 1 Write {title} at the top of an empty page
        > Fetch a page or open a note
        > Write its first word
      ❓ 4 Write what will be true once {title} is done
        > Write “It is done when”
        > Finish the sentence
      🧩 4 Write three pieces it is made of, two words each
        > Write the piece you see first
        > Write two more below it
      👉 1 Draw a star at the piece you could touch today
        > Read the pieces aloud
        > Draw the star
    40 Get ready the things and people for {title}
    60 Make the starred piece of {title}
    60 Make the other pieces of {title}
    20 Close {title} and tell whoever waits for it
`

export const general = family('general', {
  steps: `
    📝 1 Write {title} at the top of an empty page
      > Fetch a page or open a note
      > Write its first word
    👀 3 Write down the first thing you would see or hold for {title}
      > Close your eyes and picture it
      > Write that one thing
    ⏲️ 6 Set a timer and make that first piece of {title}, rough
      > Set the timer
      > Touch the first thing
      > Stay with it until the timer rings
    + 🧺 2 Bring everything it needs to one place
      > Stand up and fetch one thing
      > Fetch the others
    + 💬 2 Ask one person the question that stops you
      > Write the question down
      > Send it
    + 📍 1 Note where you are, and the very next movement
      > Write the last thing you did
      > Write the next one
  `,
  parts,
})

export const digital = family('general digital', {
  steps: `
    🖥️ 1 Open a new tab or note and type {title}
      > Wake the screen
      > Type its first word
    🔗 3 Open the one page or file it happens in, and close the rest
      > Open that page or file
      > Close the other tabs
    ⌨️ 6 Set a timer and change one thing in it
      > Set the timer
      > Click where the change goes
      > Type until the timer rings
    + 🔎 2 Search for one word of it that you are unsure of
      > Copy the word
      > Open the first result
    + 💾 1 Save it with today's date in the name
      > Press save
      > Type the date
    + 📍 2 Type one line on where to go on
      > Type “next:”
      > Finish the line
  `,
  parts,
})

export const physical = family('general physical', {
  steps: `
    🚶 1 Stand up and walk to where {title} happens
      > Put both feet on the floor
      > Stand up and take three steps
    🧰 3 Lay out what your hands will need there
      > Fetch one thing
      > Fetch the second
    ✋ 6 Set a timer and move, lift or clean the nearest bit
      > Set the timer
      > Touch the nearest thing
      > Go on until the timer rings
    + 🎵 1 Start one song you like
      > Open the music
      > Press play
    + 🧹 2 Put away what you no longer need there
      > Pick up one thing
      > Bring it to its place
    + 📷 1 Take a photo of how it looks now
      > Hold up the phone
      > Press once
  `,
  parts,
})

export const social = family('general social', {
  steps: `
    👤 1 Write the name of the person {title} is about
      > Open a note
      > Type the first letter
    💬 4 Write the first sentence you will say or send
      > Write “Hello”
      > Write what it is about
    📤 5 Open the chat or pick up the phone, and use that sentence
      > Open the chat
      > Paste or say the sentence
    + 🎯 2 Write what you would like to hear back
      > Write “I hope”
      > Finish the sentence
    + 🗓️ 2 Suggest one day and one time
      > Look at the calendar
      > Type day and time
    + 📝 1 Note what was answered
      > Write one word
      > Add a date
  `,
  parts,
})

/** When a sub-task is still complex, or its family has none; the first one begins with the family's own steps. */
export const sittings = family('sittings', {
  steps: '',
  parts: `
    15 Begin {title}
    45 Go on with {title} up to a place you can name
    30 Do what {title} needs from somebody else
    45 Go on with {title} from the named place
    15 Look over {title} and close it
  `,
})

export const SITTINGS = sittings.parts

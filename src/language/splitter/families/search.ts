// Lost things, and things to choose: looking, comparing, deciding.
import { family } from '../recipe.ts'

export const search = family('search', {
  strong:
    '^look for keys, ^find keys, ^find my, ^look for my, lost keys, lost wallet, ^search for my, ^find wallet, ^find glasses, ^look for glasses, ^find phone, ^find charger, ^find remote, ^look for wallet, ^look for phone, lost property',
  steps: `
    🖐️ 1 Stand still and say aloud when you last held {thing} / Stand still and say aloud when you last held it
      > Breathe out
      > Say the place
    🧥 3 Feel through every pocket and bag you used since then
      > Feel through the jacket on top
      > Empty the bag onto the bed
    👀 5 Look at the last place of {thing}: on it, under it, behind it / Look at the last place: on it, under it, behind it
      > Kneel down and look under
      > Lift the top layer
    + 🔦 4 Go through one room with a torch, door to window
      > Switch the torch on
      > Follow the wall
    + & 🙋 2 Ask one person who was there about {thing} / Ask one person who was there
      > Open the chat
      > Send one line
    + 📍 2 Choose one fixed place for {thing} and put a bowl there / Choose one fixed place and put a bowl there
      > Take a bowl
      > Set it by the door
  `,
})

export const choice = family('choice', {
  strong: '^choose, ^decide, ^compare, ^research, ^find out, ^figure out, ^look into, ^pick, ^look up',
  words: '^find, ^look for, ^search, decision, ^think about',
  steps: `
    ❓ 1 Write {title} as one question
      > Fetch a page
      > Write the first word and a question mark
    📝 3 Write the two things that matter most for {thing} / Write the two things that matter most
      > Write what would annoy you
      > Write what would please you
    🔎 6 Look at three options for {thing}, two minutes each / Look at three options, two minutes each
      > Search and open three tabs
      > Give the first one two minutes
      > Give the others the same
    + ❌ 2 Cross out the weakest option
      > Point at each in turn
      > Cross out one
    + & 💬 3 Ask one person who knows about {thing} / Ask one person who has done it before
      > Choose the person
      > Send the question
    + 🪙 2 Toss a coin between two, and notice which you hope for
      > Find a coin
      > Toss it
  `,
})

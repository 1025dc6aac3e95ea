// Making things for their own sake: drawing, music, stories, crafts, photos.
import { family } from '../recipe.ts'

export const creative = family('creative', {
  strong:
    '^draw, ^sketch, ^compose, ^knit, ^crochet, song, poem, novel, short story, painting, ^film, ^record, podcast, ^paint picture, ^paint portrait, ^write poem, ^write song, ^write story, ^write novel, comic, ^design, photo album, scrapbook, ^edit video, ^edit photos, logo, youtube video',
  words: 'drawing, craft, story, art, video, poster',
  steps: `
    🎨 1 Lay the tool for {thing} in your hand / Lay the tool for {title} in your hand
      > Stand up and fetch it
      > Hold it for one breath
    🖍️ 2 Make one mark or one note for {thing}, any one / Make one mark or one note, any one
      > Close your eyes
      > Make it
    ⏲️ 8 Make a bad first version of {thing} until the timer rings / Make a bad first version until the timer rings
      > Set the timer
      > Repeat the first mark or note
      > Add a second beside it
    + 🔍 3 Look for one example of {thing} you love, and name why / Look for one example you love, and name why
      > Open one you remember
      > Write one word on it
    + 🔁 5 Do one detail of {thing} again, twice as slow / Do one detail again, twice as slow
      > Choose the smallest detail
      > Repeat it slowly
    + 📷 1 Keep a photo or a recording of {thing} as it is now / Keep a photo or a recording of it as it is now
      > Hold up the phone
      > Press once
  `,
  parts: `
    10 Make a tiny first version of {thing} / Make a tiny first version of {title}
      🎨 1 Lay the tool in your hand
        > Stand up and fetch it
        > Hold it for one breath
      🖍️ 4 Make three marks, notes or sentences, bad on purpose
        > Make the first
        > Make two more
      ⭐ 2 Put a star at the one you like
        > Look at all three
        > Mark one
      📝 3 Write what comes before and after it
        > Write what comes after
        > Write what comes before
    30 Collect five examples for {thing} / Collect five examples for {title}
    90 Make the rough whole of {thing} / Make the rough whole of {title}
    60 Work on the two weakest places of {thing} / Work on the two weakest places of {title}
    30 Show {thing} to one person / Show {title} to one person
  `,
})

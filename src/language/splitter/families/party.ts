// Parties, dinners with guests, weddings, events.
import { family } from '../recipe.ts'

export const party = family('party', {
  sure: 'birthday party, housewarming, dinner party, offsite, retreat, reunion',
  strong: 'party, wedding, baby shower, barbecue, bbq, ^plan wedding, game night, team event, ^host, celebration',
  words: 'event, guest, birthday',
  steps: `
    🗓️ 1 Write two possible dates for {thing} / Write two possible dates for {title}
      > Open the calendar
      > Write down two free evenings
    👥 4 List who comes to {thing}, first names only / List who comes, first names only
      > Write the first three names
      > Go through your newest chats for more
    💌 5 Send the first three guests of {thing} date, time and place / Send the first three guests date, time and place
      > Open the first chat
      > Type date, time and place
      > Copy it to two more
    + 🥗 4 Choose one dish and one drink for {thing} / Choose one dish and one drink
      > Write a dish you can make half asleep
      > Write one drink beside it
    + 🪑 2 Count chairs and glasses
      > Count the chairs
      > Count the glasses
    + & 🙋 3 Ask one guest of {thing} to bring something / Ask one guest to bring something
      > Pick who likes to help
      > Write “could you bring” and one thing
  `,
  parts: `
    10 Fix date and guests for {thing} / Fix date and guests for {title}
      🗓️ 1 Write two possible dates for {thing} on a page / Write two possible dates on a page
        > Open the calendar
        > Write down two free evenings
      👥 4 List the guests, first names only
        > Write the first three names
        > Add who belongs to them
      💬 3 Ask the most important guest which date works
        > Open that chat
        > Send both dates
      ✅ 2 Enter the chosen date in the calendar
        > Open that day
        > Type “party”
    30 Find and book the place for {thing} / Find and book the place for {title}
    20 Invite everybody to {thing} / Invite everybody to {title}
    40 Choose and order food and drinks for {thing} / Choose and order food and drinks for {title}
    30 Choose music, seats and light for {thing} / Choose music, seats and light for {title}
    45 Set everything up on the day of {thing} / Set everything up on the day of {title}
  `,
})

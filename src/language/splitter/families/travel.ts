// Trips: booking, packing, getting there.
import { family } from '../recipe.ts'

export const travel = family('travel', {
  strong:
    '^book flight, ^book train, ^book hotel, ^book trip, ^plan trip, ^plan holiday, ^plan vacation, trip to, holiday in, vacation in, flight to, train to, ^book flights, train ticket, travel insurance, ^book tickets, ^book holiday, weekend in, weekend trip, honeymoon, ^book airbnb, road trip',
  words: 'trip, holiday, vacation, flight, hotel, travel, journey, airbnb',
  steps: `
    🗓️ 1 Write the day you leave and the day you return, for {thing} / Write the day you leave and the day you return
      > Open the calendar at that month
      > Write the first day
    💶 3 Write the most {thing} may cost, and who comes along / Write the most it may cost, and who comes along
      > Write a number
      > Write the names
    🔎 6 Open one booking page for {thing} and compare three offers / Open one booking page and compare three offers
      > Type place and days
      > Sort by price and open three
    + 💳 5 Book the best one for {thing} and save the confirmation / Book the best one and save the confirmation
      > Enter names as in the passport
      > Pay and save the mail
    + 🛂 2 Look at the date on your passport or card
      > Take it out
      > Read the expiry date
    + 🚆 3 Write how you get from your door to the start of {thing} / Write how you get from your door to the start
      > Search the way to the station
      > Write the time you leave
  `,
  parts: `
    15 Fix days, money and company for {thing} / Fix days, money and company for {title}
      🗓️ 1 Write two possible weeks on a page
        > Open the calendar
        > Write the first week
      💬 4 Ask whoever comes along which week works
        > Open the chat
        > Send both weeks
      💶 4 Write the most it may cost, all in
        > Write a number
        > Round it down
      📍 6 Write three places and circle one
        > Write the first place that comes
        > Add two and circle
    45 Book the way there and back for {thing} / Book the way there and back for {title}
    40 Book the beds for {thing} / Book the beds for {title}
    20 Check passport, insurance and medicine for {thing} / Check passport, insurance and medicine for {title}
    30 Mark three places to see on {thing} / Mark three places to see on {title}
    40 Pack for {thing} / Pack for {title}
  `,
})

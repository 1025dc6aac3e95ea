// Plans, weeks, lists: getting things out of the head.
import { family } from '../recipe.ts'

export const planning = family('planning', {
  strong:
    '^plan week, ^plan day, weekly review, to-do list, todo list, ^make plan, ^make list, ^make a list, ^list, ^make a plan, new year, calendar, ^brainstorm, ^write list, ^make schedule, ^plan meals, ^plan dinners, meal plan, ^set up budget, ^plan budget',
  words: 'schedule, goals, timetable',
  weak: '^plan, plan, list',
  steps: `
    📄 1 Take an empty page and write {thing} on top / Take an empty page and write {title} on top
      > Fetch a page and a pen
      > Write one word
    🧠 4 Write every thought about {thing}, one a line, no order / Write every thought about it, one a line, no order
      > Write the loudest thought
      > Write until the pen stops
    ⭕ 3 Circle the three lines of {thing} with a date or a person / Circle the three lines with a date or a person
      > Read from the top
      > Circle the first that waits for you
    + 🗓️ 5 Enter the three circles of {thing} in the calendar, with a time / Enter the three circles in the calendar, with a time
      > Open the calendar
      > Enter the first circle
    + ✂️ 2 Cross out what can wait a month
      > Read the uncircled lines
      > Cross out the dullest
    + 👉 2 Write the very first movement beside each circle
      > Choose the first circle
      > Write a verb and a thing
  `,
  parts: `
    10 Empty your head about {thing} / Empty your head about {title}
      📄 1 Take an empty page and write one word on top
        > Fetch a page and a pen
        > Write the word
      🧠 5 Write every thought, one a line, no order
        > Write the loudest thought
        > Write until the pen stops
      👥 2 Write a name beside each line that needs somebody
        > Read from the top
        > Write the first name
      ⭕ 2 Circle three lines
        > Read them aloud
        > Circle the loudest
    30 Give every circled line of {thing} a day / Give every circled line of {title} a day
    40 Ask the people needed for {thing} / Ask the people needed for {title}
    60 Work on the first circle of {thing} / Work on the first circle of {title}
    60 Work on the second circle of {thing} / Work on the second circle of {title}
  `,
})

// Moving house: notice, boxes, van, addresses.
import { family } from '../recipe.ts'

export const moving = family('moving', {
  strong:
    'move house, moving house, move flat, move apartment, move out, move in, moving boxes, ^pack boxes, moving van, removal, moving day, ^move to a new flat, ^move to new flat, house move, relocation',
  words: '=moving, boxes, change address, new flat, new apartment',
  steps: `
    📦 2 Fold one box open and tape its bottom
      > Fetch one flat box and the tape
      > Press the flaps and tape once across
    📚 6 Fill that box from one shelf you rarely use
      > Choose the shelf
      > Pack from left to right until the box is full
    🖊️ 2 Write the room and three words on the box
      > Find a thick pen
      > Write the room on two sides
    + 🗑️ 4 Put everything you will not take along into a bag
      > Hold up the first doubtful thing and decide
      > Decide on five more
    + 📱 4 Note who needs your new address: bank, work, doctor, insurance
      > Write “bank” and “work”
      > Add every letter sender on your table
    + 🧰 3 Put keys, papers, charger and medicine in one bag that stays with you
      > Hang a bag on the door
      > Drop in keys and papers
  `,
  parts: `
    15 List the fixed dates of the move
      📝 1 Write “out” and “in” on a page, with the dates you know
        > Fetch a page and a pen
        > Write the one date you are sure of
      📄 5 Look up the notice period in the contract and write the last day
        > Find the contract
        > Search it for “notice”
      🔑 4 Write when keys are handed over, and to whom
        > Write the name
        > Write the day, or a question mark
      🚚 5 Mark one weekend for the van in the calendar
        > Open the calendar at that month
        > Enter “van” on one weekend
    45 Book van and helpers for the move
    60 Sort out what does not come along to the new place
    150 Pack the boxes room by room, least used first
    60 Tell bank, work, insurance and post the new address
    60 Clean the old place and hand over the keys
  `,
})

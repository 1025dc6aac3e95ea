// Groceries and things to buy.
import { family } from '../recipe.ts'

export const shopping = family('shopping', {
  strong:
    'groceries, grocery, grocery shopping, weekly shop, shopping list, supermarket, ^go shopping, ^buy food, milk, bread, eggs, butter, cheese, fruit, vegetables, coffee, pasta, rice, toilet paper, cat food, dog food, ^buy dinner',
  words: '^shop, shopping',
  steps: `
    📝 1 Write {thing} on top of a list on your phone / Write {title} on top of a list on your phone
      > Open the notes
      > Type the first thing
    🧊 3 Look into fridge and cupboard and add what goes with {thing} / Look into fridge and cupboard and add what is missing
      > Open the fridge and read the top shelf
      > Open the cupboard and do the same
    + 🛍️ 1 Put bag, keys and wallet at the door
      > Take one bag
      > Lay keys and wallet on it
    + 📍 2 Choose the shop for {thing} and the time you leave / Choose the shop and the time you leave
      > Choose the nearest shop
      > Set an alarm for leaving
    🛒 9 Go and get {thing}, along the list, top to bottom / Go and get it, along the list, top to bottom
      > Put on shoes
      > Take the first thing on the list
      > Follow the list to the till
    + 🥛 3 Put the cold things away and leave the rest for later
      > Take out what is cold
      > Set the bag on its shelf
  `,
})

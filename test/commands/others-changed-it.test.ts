// What became of the thing that was just spoken of: somebody moved it, nobody answered, its deadline is another; and
// what a moment that is told so is not about.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('it was changed by others', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('who moved it, and to when', async () => {
    await talk(await person(), [
      ['renew visa friday 10am', 'Fri 6 March, 10:00'],
      ['they pushed it back to monday', 'Mon 9 March'],
      ['its been moved to 3', 'Mon 9 March, 15:00'],
      ['preponed to 2', 'Mon 9 March, 14:00'],
      ["she's changed it to the 12th", 'Thu 12 March'],
      ['and its friday now', 'Fri 6 March'],
      ['the 10th oops', 'Tue 10 March'],
      ['who moved it to friday?', not('Moved')],
      ['switched the sofa to the other room', not('Moved')],
    ])
  })

  test('a deadline is told of it, and its rhythm goes with it', async () => {
    await talk(await person(), [
      ['finish the abstract wednesday', 'Wed 11 March'],
      ['the deadline is 23:59', 'Wed 11 March, 23:59'],
      ['rent is due on the 1st', 'Wed 1 April'],
      ['make that every month', 'monthly'],
      ['landlord moved it to the 7th', 'monthly on the 7th'],
      ['time is money', not('Moved')],
      ['the date went well', not('Moved')],
    ])
  })

  test('why, and so when', async () => {
    await talk(await person(), [
      ['tasting monday 11 with the bride', 'Mon 9 March, 11:00'],
      ["the bride's mother comes too so make it 11:30", 'Moved: tasting with the bride', 'Mon 9 March, 11:30'],
      ['half 12 she says', 'Mon 9 March, 12:30'],
      ['get oil changed on the truck', 'Added'],
      [
        'traffic is awful so the truck thing has to wait till friday',
        'Moved: get oil changed on the truck',
        'Fri 6 March',
      ],
    ])
  })

  test('what they want instead, and how long it may take', async () => {
    await talk(await person(), [
      ['showing at oak st tomorrow at 2', 'Fri 6 March, 14:00'],
      ['they want 3 instead', 'Fri 6 March, 15:00'],
      ['extended to wednesday', 'Wed 11 March, 15:00'],
      ['thu looks good', 'Thu 12 March, 15:00'],
      ['call mrs lopez', 'Added'],
      ['again tomorrow same time', 'Added: call mrs lopez\nFri 6 March\n'],
    ])
  })

  test('a day that suits', async () => {
    await talk(await person(), [
      ['get the oil changed this week', 'Fri 6 March'],
      ['monday works', 'Mon 9 March'],
      ['ok so 7.20', 'Mon 9 March'],
      ['thursday suits me better', 'Thu 12 March'],
      ['this works', not('Moved')],
    ])
  })

  test('it did not work, so it is tried again then', async () => {
    await talk(await person(), [
      ['call the bank', 'Added'],
      ['no answer, try again after 2', 'Moved: call the bank', '14:00'],
      ['he is not picking up, will try in evening', 'Moved: call the bank', 'evening'],
      ['left a message, will call again tomorrow', 'Moved: call the bank', 'Fri 6 March'],
      ['not today again, monday', 'Moved: call the bank', 'Mon 9 March'],
    ])
    await talk(await person(), [
      ['the shop said to try again', not('Moved')],
      ['they are not picking up, call them by 12', not('about nobody')],
    ])
  })

  test('where no time is known “same time” says none', async () => {
    await talk(await person(), [
      ['buy milk', 'Added'],
      ['move that to thursday same time', 'to Thu 12 March\n'],
    ])
  })

  test('an errand with a pronoun, said as a correction, gives it another day and no other name', async () => {
    await talk(await person(), [
      ['buy a ticket for the train on friday', 'Fri 6 March'],
      ['i mean buy it on saturday', 'Moved: buy a ticket for the train', 'Sat 7 March'],
      ['no, get it monday', 'Moved: buy a ticket for the train', 'Mon 9 March'],
      ['no wait thats a holiday leave it', 'Undone'],
    ])
  })

  test('who says another day begins nothing now', async () => {
    await talk(await person(), [
      ['do the figures', 'Added'],
      ['call ann', 'Added'],
      ['figures tomorrow morning then', 'Moved: do the figures', 'Fri 6 March'],
      ['buy stamps and mail the forms', 'Added'],
      ['stamps done', 'is more than that', '[Only buy stamps]'],
      ['text the landlord friday 10am', 'Fri 6 March, 10:00'],
      ['tell me the night before', 'reminds 14 h before'],
    ])
  })

  test('a clause that says only when belongs to the one before', async () => {
    await talk(await person(), [
      ['nct is due on the car, end of the month', 'Added: nct is due on the car\n', 'Tue 31 March'],
      ['return due at the end of the month', 'Added: return\n', 'Tue 31 March'],
    ])
  })

  test('a thing with its hour is saved, and no list is shown', async () => {
    await talk(await person(), [
      ['appointment at 2:15', 'Added: appointment', '14:15'],
      ['bring insurance card to that', 'Added: bring insurance card to that (appointment)'],
      ['fold it after', 'Added: fold it after (appointment)'],
    ])
  })

  test('how sure a moment is says nothing of when', async () => {
    await talk(await person(), [
      ['call dad tonight maybe 8ish', 'Added: call dad\n', 'Thu 5 March, 20:00'],
      ['ring gran tomorrow around 6ish maybe', 'Added: ring gran\n', 'Fri 6 March, 18:00'],
      ['buy milk tomorrow maybe', 'Added: buy milk\n', 'Fri 6 March'],
      ['a party like 1999', 'Added: a party like 1999'],
    ])
  })
})

// Days as they are told: details and prices of what was just said, remarks that are no tasks, times in front of or around
// the thing, what stays at the end of a day. Each line stands for its kind.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('days as they are told', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test.each([
    ['reminder at 5 to leave for mums', 'leave for mums', 'Thu 5 March, 17:00'],
    ['reminder tomorrow at 9am to ring the bank', 'ring the bank', 'Fri 6 March, 09:00'],
    ['late shift tomorrow 1.30 to 9', 'late shift', 'Fri 6 March, 13:30', '“1.30 to 9” is in the notes.'],
    ['study day wednesday 9 til 4 in the education centre', 'study day in the education centre', 'Wed 11 March, 09:00'],
    ['study group at the library tomorrow 6-8 w/ priya', 'study group at the library w/ priya', 'Fri 6 March, 18:00'],
    ['gym on friday 7-3', 'gym', 'Fri 6 March, 07:00'],
    ['wake me at 12', 'Wake up', '12:00'],
    ['off to bed, wake me at 7', 'Wake up', 'Fri 6 March, 07:00'],
    ['can you text me at 3pm to ring nan', 'ring nan', 'Thu 5 March, 15:00'],
    ["tell me when it's quarter to six so i can leave", 'leave', '17:45'],
    ['write it down: the policy needs two people', 'the policy needs two people', 'Added'],
    ['put down that i bought screws', 'i bought screws', 'Added'],
    ['before that i gotta find the brief', 'find the brief', 'Added'],
    ['client wants the logo by EOD', 'client wants the logo', 'Thu 5 March'],
    ['insurance is due the 15th, auto pays', 'insurance, auto pays', 'Sun 15 March'],
    ['pay hostel fees last date 15th', 'pay hostel fees', 'Sun 15 March'],
    ['put the bins on for every second thursday', 'put the bins on', 'every 2 weeks on Thursday'],
    ['standup every workday 10:15 except wednesday', 'standup', 'every Monday, Tuesday, Thursday and Friday at 10:15'],
    ['remind me every 2 hours to stretch until 6pm', 'stretch', 'reminds every 2 h until done'],
    ['ring the bank, i keep putting it off', 'ring the bank', 'When?'],
    ['dentist friday at 9, i mustn’t forget', 'dentist', 'Fri 6 March, 09:00'],
  ])('“%s” keeps its thing and its moment', async (line, title, ...said) => {
    const ann = await person()
    await talk(ann, [[line, `Added: ${title}`, ...said]])
    expect(await titles(ann)).toEqual([title])
  })

  test('tablets at 8 and 8 are twelve hours apart', async () => {
    await talk(await person(), [['tablets at 8 and 8 every day', 'every day at 08:00, and every day at 20:00']])
  })

  test.each([
    ['creche at 9, dentist for aoife at 11.15, mam coming at 4', 3],
    ["jack's got swimming at four and lily needs picking up at half six", 2],
    ['my list of work for today is bank kyc, bike servicing, room cleaning', 3],
    ['write a shopping list: marmalade, a nice bit of haddock, stamps', 3],
  ])('“%s” is several things, and no time is that of all', async (line, count) => {
    await talk(await person(), [[line, `[${count} tasks instead]`, not('No time, so no reminder')]])
  })

  test.each([
    'just came off nights feeling rough',
    "i'm rubbish at mornings lol",
    'i forgot to eat and drink',
    'i procrastinated the whole hour',
    'too tired to mark',
    'my phone distracted me',
    'my daughter put this on my phone',
    'still no answer from dad',
    "jo's off till weds",
    'oh that clashes with the boiler man',
    "forgot my 8 o'clock ones this morning",
    'everything else can wait',
    'ugh so many',
    'brb food',
    'knock it on the head for today',
    'going to grab lunch',
    'can dan do the costumes',
    'too many buttons',
    '£12.50 each',
    'moin',
    'thanks a mill',
    'measured up at number 14',
  ])('“%s” is no task', async (line) => {
    const ann = await person()
    expect(textOf(await ann.says(line))).not.toContain('Added')
    expect(await titles(ann)).toEqual([])
  })

  test.each([
    'ask the doctor about feeling tired',
    'can opener',
    'fried rice for friday lunchbox',
    'back exercises',
    'my back stretches',
    'write to the council about the noise',
    'stop at the shop',
    'chapters 6-8',
    'i forgot to water the plants',
    '£20 to mum',
    'the tap is leaking',
    'note card for sam',
  ])('“%s” is kept', async (line) => {
    const ann = await person()
    expect(textOf(await ann.says(line))).toContain('Added')
    expect(await titles(ann)).toHaveLength(1)
  })

  test('a price, a number or a state is about what was just spoken of', async () => {
    await talk(await person(), [
      ['insure the van', 'Added'],
      ['£312 for the year', 'Is that about “insure the van”?', '[Add it as a comment]'],
      ['phone the garage', 'Added'],
      ['their number is 0131 496 0000', 'Is that about “phone the garage”?'],
      ['they open again at 2pm', 'Is that about “phone the garage”?', '[Move it: at 2pm]'],
      ['order the hinges', 'Added'],
      ['the hinges are out of stock till tuesday', 'Is that about “order the hinges”?', '[Move it: till tuesday]'],
    ])
  })

  test('what is said of it afterwards finds it', async () => {
    await talk(await person(), [
      ['ring dad', 'Added'],
      ['try him tonight', 'Moved: ring dad', 'Thu 5 March, night'],
      ['can we do 25 on it', 'Focus: ring dad'],
      ['stop there', 'ring dad'],
      ['bill jess $650 on the 1st', 'Added'],
      ['and every month after that', 'Saved: bill jess', 'Repeats monthly', 'Wed 1 April'],
      ['dentist called, can do wed 3:15 or thu 9', 'Added'],
      ['take wed', 'Moved: dentist called', 'Wed 11 March, 15:15'],
      ['add my insurance card to that', 'Comment added: dentist called'],
      ['standup tomorrow 9am', 'Added'],
      ['push standup to ten tomorrow', 'Moved: standup', 'Fri 6 March, 10:00'],
      ['scrap the standup they cancelled it', /Let go: standup|standup/],
    ])
  })

  test('“try her tonight” moves nothing that reaches nobody', async () => {
    await talk(await person(), [
      ['buy milk', 'Added'],
      ['try her tonight', not('Moved: buy milk')],
    ])
  })

  test('a date that is told answers the newest question, and moves nothing older', async () => {
    await talk(await person(), [
      ['water the plants at 5pm', 'Added'],
      ['is my mums birthday on here', 'Nothing here'],
      ["it's the 21st of march btw", not('Moved')],
    ])
  })

  test('“every hour until 5” is of what was spoken of', async () => {
    const { earth } = await annNudged(await open(), MORNING)
    const ann = earth.person('ann')
    await talk(ann, [
      ['drink water', 'Added'],
      ['every hour until 5', 'Saved: drink water', '11:00', 'every 1 h until done'],
    ])
    expect(await titles(ann)).toEqual(['drink water'])
  })

  test('how long it took is put right', async () => {
    const { earth, heart } = await annNudged(await open(), MORNING)
    const ann = earth.person('ann', {}, 'dm-ann')
    await talk(ann, [
      ['laundry', 'Added'],
      ['done w laundry', 'Done: laundry'],
      ['took forever, like 2 hrs', 'Logged: 2 h on laundry'],
    ])
    await talk(ann, [
      ['revision', 'Added'],
      ['20 min on revision', 'Focus: revision'],
    ])
    await heart.pass(21)
    await talk(ann, [
      ['that was only 5 mins', 'Corrected: 5 minutes on revision'],
      ['only did 10 of those', 'Corrected: 10 minutes on revision'],
    ])
  })

  test('a nap is a break, and no time on the task', async () => {
    await talk(await person(), [
      ['report', 'Added'],
      ['start report', 'Started'],
      ['20 min nap', 'Break until', not('Focus')],
    ])
  })

  test('“pick one for me” is one', async () => {
    const ann = await person()
    for (const title of ['Buy milk', 'Call Ann', 'Laundry']) await ann.says(title)
    await talk(ann, [
      ['pick one for me', 'One thing now', '[Others]'],
      ['idk what to do', 'now', not('Added')],
      ['which has the least effort?', 'energy low'],
    ])
  })

  test.each([
    ['who do i need to ring', 'ring the plumber'],
    ['show me all', 'buy milk'],
    ['what was the thing i said about milk', 'buy milk'],
    ["where's my list", 'buy milk'],
    ['did i do anything useful today', 'Done on'],
    ['how do i stop you messaging me at night', 'Reminders'],
    ['hey how do i delete something', 'task drop'],
    ['how do i change something', 'task edit'],
    ['week', 'Your week'],
  ])('“%s” is answered', async (line, shown) => {
    await talk(await person(), [['buy milk'], ['ring the plumber'], [line, shown, not('Added')]])
  })

  test('at the end of a day appointments stay where they are', async () => {
    const ann = await person()
    await talk(ann, [
      ['bowls today 21:00', 'Added'],
      ['laundry today 21:30', 'Added'],
      ['wrap', 'Still here'],
      ['[Move to tomorrow]', 'Moved: laundry', 'Appointments stay at their time: bowls', '[Move it too]'],
      ['[Move it too]', 'Moved: bowls', 'Fri 6 March, 21:00'],
    ])
  })

  test('a list after “type your list” is its things, with commas too', async () => {
    const ann = await person()
    await talk(ann, [
      ['i want to make a list for today', 'Type your list'],
      ['fix the ci, review the pr, buy cat food', 'Saved 3 things'],
    ])
  })

  test('a part of a list without commas never ends all of it', async () => {
    await talk(await person(), [
      ['shopping: bread milk cat litter wine', 'Added'],
      ['delete cat litter got some', not('Let go: shopping')],
    ])
  })

  test('a city alone says where one is, while that is not known', async () => {
    const ann = (await world(await open())).person('ann', { zone: undefined })
    await talk(ann, [
      ['berlin', 'Time zone', '[Add as a task]'],
      ['[Add as a task]', 'Added: berlin'],
    ])
  })

  test('blocked by somebody', async () => {
    await talk(await person(), [
      ['review the pr', 'Added'],
      ['start', 'Started'],
      ['i am blocked by lukas', 'Blocked: review the pr', 'Waiting for lukas'],
    ])
  })
})

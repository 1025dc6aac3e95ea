// A few words right after something was said change what was said of it: its lead, its number, a part of its list, its
// last day, and no moment that nobody meant.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('what was just set is said anew', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('after a lead was set a length is another lead, and no other moment', async () => {
    await talk(await person(), [
      ['call the vet tomorrow at 3', 'Fri 6 March, 15:00'],
      ['remind me an hour before', 'reminds 1 h before'],
      ['make that half an hour', 'Fri 6 March, 15:00', 'reminds 30 min before'],
      ['no 15', 'reminds 15 min before'],
      ['not 15 min, two hours', 'reminds 2 h before'],
      ['filing on the 20th', 'Fri 20 March'],
      ['remind me 3 days before', 'reminds 3 days before'],
      ['4 days only', 'reminds 4 days before', not('every')],
      ['dentist monday 16:20', 'Mon 9 March, 16:20'],
      ['write me a reminder 30 min before', 'reminds 30 min before'],
    ])
  })

  test('a lead that was saved with the thing is changed as well', async () => {
    await talk(await person(), [
      ['renew domain march 31 remind 1 week before', 'Tue 31 March', 'reminds 1 week before'],
      ['make it 3 days', 'Tue 31 March', 'reminds 3 days before'],
    ])
  })

  test('how early is said after the thing, of what has a date', async () => {
    await talk(await person(), [
      ['dentist friday 10am', 'Fri 6 March, 10:00'],
      ['the day before', 'reminds 1 day before'],
      ['a day before and an hour before', 'reminds 1 day and 1 h before'],
    ])
    await talk(await person(), [
      ['pay rent', 'Added'],
      ['the day before', not('reminds')],
    ])
  })

  test('without a lead a length still moves, and a number is still an hour', async () => {
    await talk(await person(), [
      ['dentist friday 10am', 'Fri 6 March, 10:00'],
      ['make that half an hour later', 'Fri 6 March, 10:30'],
      ['call flat 12', 'Added'],
      ['make it 3', 'Thu 5 March, 15:00'],
    ])
  })

  test('a number alone is another number of a title that counts or costs something', async () => {
    await talk(await person(), [
      ['order 15 chairs for the hall', 'Added'],
      ['not 15, 20', 'order 20 chairs for the hall', not('quiet')],
      ['make that 25', 'order 25 chairs for the hall'],
      ['actually its 30 now', 'order 30 chairs for the hall'],
      ['they have increased it to 80', 'order 80 chairs for the hall'],
      ['they want 70 not 80', 'order 70 chairs for the hall'],
      ['pay the childminder 120', 'Added'],
      ['actually its 130 now', 'pay the childminder 130', not('13:30')],
      ['pay the skip hire 180 by monday', 'Mon 9 March'],
      ['200 they said', 'pay the skip hire 200', not('14:00')],
      ['order 3 bags of compost', 'Added'],
      ['better make it 5', 'order 5 bags of compost'],
      ['pay the dues 125', 'Added'],
      ['its 140 this year', 'pay the dues 140'],
      ['wifi bill 32', 'Added'],
      ['35 now they put it up', 'wifi bill 35'],
      ['call the venue about the 28th', 'Added'],
      ['its 20 actually', not('Moved')],
      ['pick up 20m of 2.5 cable', 'Added'],
      ['make it 30', 'pick up 30m of 2.5 cable'],
      ['Twelve copies of the minutes', 'Added'],
      ['No, fifteen.', 'Fifteen copies of the minutes'],
    ])
  })

  test('who says that somebody does not do it names no word of the title', async () => {
    await talk(await person(), [
      ['call the bank', 'Added'],
      ['he is not picking up', not('Saved'), not('Added')],
    ])
  })

  test('a part of the list that was just saved is taken off it', async () => {
    await talk(await person(), [
      ['lunchbox: ham, cheese, wraps, yogurts', 'Added'],
      ['no yogurts', 'lunchbox: ham, cheese, wraps'],
      ['skip the ham actually', 'lunchbox: cheese, wraps'],
    ])
    await talk(await person(), [
      ['call ann and book the room', 'Added'],
      ['no sugar for a week', not('Saved')],
    ])
  })

  test('a rhythm gets its last day, and one of its days is left out', async () => {
    await talk(await person(), [
      ['water the plants every friday', 'every Friday'],
      ['until easter', 'every Friday until 5 April 2026'],
      ['skip friday', 'Skipped: water the plants', 'Fri 13 March'],
      ['run every tuesday and thursday', 'Tuesday and Thursday'],
      ['except this tuesday', 'Skipped on Tue 10 March'],
      ['hymn numbers every friday by noon', 'every Friday at 12:00'],
      ['not this friday', 'Skipped'],
    ])
    await talk(await person(), [
      ['call leads every morning', 'every day'],
      ['starting monday', 'Mon 9 March'],
      ['skip fridays', 'every day except Friday, next on Mon 9 March'],
    ])
    await talk(await person(), [
      ['buy milk', 'Added'],
      ['until friday', 'Fri 6 March'],
      ['skip friday', 'Quiet this time, or every week?'],
    ])
  })

  test('a rhythm has the hour that it is to be done by', async () => {
    await talk(await person(), [
      ['feed the cat every day before 8', 'Added: feed the cat\n', 'every day at 08:00'],
      ['every day walk before 9', 'Added: walk\n', 'every day at 09:00'],
      ['every morning stretch before 8', 'Added: stretch\n', 'every day at 08:00'],
      ['take the pill daily by 9pm', 'every day at 21:00'],
      ['add practice on wednesdays at five', 'Added: practice\n', 'every Wednesday at 17:00'],
      ['gym mwf 7am', 'every Monday, Wednesday and Friday at 07:00'],
      ['standup 9:30 daily weekdays', 'every weekday at 09:30'],
      ['read every blog before 9', not('repeats')],
      [
        'every monday lab meeting at 9 and every thursday journal club at 4',
        '[Repeat it]',
        not('repeats every Monday'),
      ],
    ])
  })

  test('a yes with a time is a yes with that time', async () => {
    await talk(await person(), [
      ['hello', 'each morning at 08:30'],
      ['yes, at 8', 'Mornings at 08:00'],
      ['pay rent', 'Added'],
      ['yeah tomorrow', 'Fri 6 March'],
    ])
  })
})

// Moments as people say them in passing: a number of minutes, a small hour to wake at, a month, the clock of a condition;
// and what is said right after a thing was saved.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('moments said in passing', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('a number alone behind “remind me in” is of minutes', async () => {
    await talk(await person(), [
      ['remind me in 40 to move the car', 'Added: move the car', '10:40'],
      ['ping me in 20 about the oven', '10:20'],
      ['remind me in 2 days to call jo', 'Sat 7 March'],
    ])
  })

  test('one is woken from a nap in the afternoon, and else in the morning', async () => {
    await talk(await person(), [
      ['wake me at half 2', 'Thu 5 March, 14:30'],
      ['wake me at 6', 'Fri 6 March, 06:00'],
      ['wake me at 3 tomorrow', 'Fri 6 March, 03:00'],
    ])
  })

  test('a month is offered by its first and last day, and that it is already by its last', async () => {
    await talk(await person(), [
      ['in april book the MOT', '[Wed 1 April?] [Thu 30 April?]'],
      ['book the flights in january', '[Fri 1 January 2027?]'],
      ['renew passport in march', '[Tue 31 March?]', not('2027')],
      ['may need milk', not('?]')],
    ])
  })

  test('a month alone is the day that something is moved to', async () => {
    await talk(await person(), [
      ['service van every 3 months', 'every 3 months'],
      ['so next one april', 'next on Wed 1 April'],
      ['skip the van till june', 'next on Mon 1 June'],
      ['skip the gym till june', 'Added'],
    ])
  })

  test('the clock of a condition is offered', async () => {
    await talk(await person(), [
      ["if i don't hear by 4 ring them", '[Thu 5 March, 16:00?]'],
      ['if more than 4 people come book the big room', not('16:00')],
    ])
  })

  test('of two days each is offered', async () => {
    await talk(await person(), [
      ['mrs murphy tuesday at 10 or wednesday after 2', '[Tue 10 March, 10:00?] [Wed 11 March'],
    ])
  })

  test('why it is to be done stands behind its moment', async () => {
    await talk(await person(), [
      ['laundry tonight, im out of socks', 'Added: laundry', 'In the notes: im out of socks', 'Thu 5 March'],
      ['book the vet, the cat is limping', 'Added: book the vet, the cat is limping'],
    ])
  })

  test('why comes before what is wished: “so …”', async () => {
    await talk(await person(), [
      ['call jo at 11', 'Added'],
      ['night shift tonight so push everything to tomorrow', 'Moved', not('Added')],
    ])
  })
})

describeOnBothEngines('what was just saved is said otherwise', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('by another word, with the unit of the one before', async () => {
    await talk(await person(), [
      ['ring occy health', 'Added'],
      ['actually not ring, email', 'email occy health'],
      ['buy 15mm pipe', 'Added'],
      ['22mm not 15', 'buy 22mm pipe'],
    ])
  })

  test('and what can’t be read of it is asked about, and never a new thing', async () => {
    await talk(await person(), [
      ['finish the tax return', 'Added'],
      ['no, the vat return', 'Is that about “finish the tax return”?'],
      ['no milk in the fridge', 'Added: no milk in the fridge'],
      ['sorry card for mum', 'Added: sorry card for mum'],
    ])
  })

  test('its new date, said with its name', async () => {
    await talk(await person(), [
      ['lab report by tuesday', 'Tue 10 March'],
      ['so lab report due friday now', 'Moved: lab report', 'Fri 6 March'],
    ])
  })
})

describeOnBothEngines('answers in passing', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('“yes, took it at lunch” answers whether it was done', async () => {
    await talk(await person(), [
      ['hi'],
      ['did i take my vitamins', 'nothing called'],
      ['yes took it at lunch', 'Logged as done: take my vitamins'],
      ['call the bank', 'Added'],
      ['did i call the bank', 'Not yet'],
      ['yes did it earlier', 'Done: call the bank'],
    ])
  })

  test('“no, I’m done” has had enough: a session ends, and nothing is finished', async () => {
    await talk(await person(), [
      ['write the report', 'Added'],
      ["actually no i'm done", not('Done')],
      ['focus on the report for 25 minutes', 'Focus'],
      ['no im done', 'Stopped', not('Done')],
      ["i'm done", 'Done: write the report'],
    ])
  })

  test('quiet ends by what people say of it, and begins until something is over', async () => {
    await talk(await person(), [
      ['no messages til my exam is over at 4', 'paused until Thu 5 March, 16:00'],
      ['ok you can talk again', 'Check-ins are on again'],
    ])
  })

  test('what comes first on a day, and what comes next', async () => {
    await talk(await person(), [
      ['dentist tomorrow 2pm', 'Added'],
      ["what's the first thing tomorrow", 'On Fri 6 March: 1', 'dentist'],
      ['whens my next thing', 'Next: dentist'],
    ])
  })
})

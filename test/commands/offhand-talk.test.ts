// What people say offhand: a choice behind “fine”, a day with “after 2”, “that” with where they will be, a deed with only
// when it was done, a question that is one by its mark alone, and what they don't want to be asked.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Mon 30 November 2026, 10:00 in Vienna: that Wednesday is the second. */
const MORNING = new Date('2026-11-30T09:00:00Z')

describeOnBothEngines('what is said offhand', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('what begins after a clock is offered with its day', async () => {
    await talk(await person(), [
      ['dentist wed after 2', 'Added: dentist wed after 2', '[Wed 2 December, 14:00?]'],
      ['call bo tonight after 9', '[Mon 30 November, 21:00?]'],
      ['see tom thursday from 2', 'Thu 3 December, 14:00'],
      ['exam wed 2', 'Wed 2 December', not('14:00')],
      ['order it after 3 goes', 'Added: order it after 3 goes', not('15:00')],
    ])
  })

  test('a choice may stand behind “fine”', async () => {
    await talk(await person(), [
      ['buy stamps', 'Added'],
      ['call the vet', 'Added'],
      ['list', 'buy stamps', 'call the vet'],
      ['fine the second one', 'Started: call the vet'],
      ['fine art homework', 'Added: fine art homework'],
    ])
  })

  test('“remind me about it when I am home on friday” is of what was just saved', async () => {
    await talk(await person(), [
      ['call mum', 'Added: call mum'],
      ["remind me about it when i'm at my desk tomorrow", 'Moved: call mum', 'Tue 1 December'],
      ['remind me about that on friday at 3 when i get home', 'Fri 4 December, 15:00'],
    ])
  })

  test('a deed with only when it was done is no task', async () => {
    await talk(await person(), [
      ['walked today already', not('Added'), not('Nothing open')],
      ['stretched this morning', not('Added')],
      ['printed labels', 'Added: printed labels'],
      ['painted eggs today', 'Added: painted eggs'],
    ])
  })

  test('a question may have nothing but its mark', async () => {
    await talk(await person(), [
      ['so i just type things?', not('Added')],
      ['you only text when i say so?', not('Added')],
      ['i need to ring mum?', 'Added: ring mum?'],
    ])
  })

  test('what is still too big is split, and nothing is saved', async () => {
    await talk(await person(), [
      ['essay', 'Added: essay'],
      ['split', 'essay: '],
      ['too big still', not('Added')],
      ["it's still way too big", not('Added')],
    ])
  })

  test('who asks not to be asked about energy is not', async () => {
    await talk(await person(), [
      ['can you stop asking me how my energy is', 'Energy check-ins: off'],
      ["you don't have to ask me about my energy", 'Energy check-ins: off'],
    ])
  })

  test('“not today” is no wish for today', async () => {
    await talk(await person(), [
      ['call the vet', 'Added'],
      ['not today tho', not('Move it: today')],
    ])
  })

  test('who asks for company gets a session', async () => {
    await talk(await person(), [
      ['do the dishes', 'Added'],
      ['can we do 15 min on it together', 'Focus: do the dishes'],
      ['stop', 'Stopped'],
      ['sit with me while i do the dishes', 'Focus: do the dishes'],
      ['stop', 'Stopped'],
      ['can you stay with me for 20 mins', 'Focus'],
      ['stop', 'Stopped'],
      ['i need a body double', 'Focus'],
      ['stop', 'Stopped'],
      ['keep me company while i do my tax return', 'Nothing open is called “tax return”', '[Add as a task]'],
      ['sit with mum while dad is out', 'Added: sit with mum while dad is out'],
      ['plan holiday together', 'Added: plan holiday together'],
    ])
  })

  test('who cancelled what is not there is no failed search', async () => {
    await talk(await person(), [
      ['my therapist cancelled on me', not('Nothing open'), not('Added')],
      ['lunch with sam friday', 'Added: lunch with sam'],
      ['sam cancelled on me', 'Is “lunch with sam” off'],
      ["drop something off at mum's", "Added: drop something off at mum's"],
    ])
  })

  test('“by 4” behind a rhythm is its time', async () => {
    await talk(await person(), [
      ['every friday send timesheet by 4', 'Added: send timesheet', 'every Friday at 16:00'],
      ['every monday read chapter by noon', 'every Monday at 12:00'],
    ])
  })

  test('who died is mourned, and what died is mended', async () => {
    await talk(await person(), [
      ['my gran died', 'sorry', not('Added')],
      ['the dog died last night', 'sorry', not('Added')],
      ['auntie joan is dead', not('Added')],
      ['the car battery died', 'Added: the car battery died'],
      ['my laptop is dead again', 'Added: my laptop is dead again'],
    ])
  })
})

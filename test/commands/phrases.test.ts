// How people really say it: half-sentences, slang, typos. What helps is answered; what may be a thing to do is kept.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('as it comes out', (open) => {
  const ann = async () => {
    const person = (await world(await open())).person('ann')
    await talk(person, [
      ['Buy milk', 'Added'],
      ['ok', 'Any time.'],
    ])
    return person
  }

  test('not knowing where to begin', async () => {
    const person = await ann()
    for (const line of [
      'whats next',
      'Now what?',
      'idk',
      'im overwhelmed',
      'I’m overwhelmed!',
      'where do i start?',
      'ugh',
    ])
      await talk(person, [[line, /things? now/, 'Buy milk', not('Added')]])
    await talk(person, [
      ['i cant start', 'Pick something small', '[What now?]', not('Added')],
      ['so tired', 'Energy', not('Added')],
      ['help me', 'What you can say', 'To save something: just type it', 'Topics: auth', not('admin')],
      ['help admin', 'Help: admin', 'admin people'],
      ['help nonsense', 'Added: help nonsense', not('admin')],
      ['good morning', not('Added')],
      ['i need a break', 'Break until', not('Added')],
    ])
  })

  test('looking', async () => {
    await talk(await ann(), [
      ['todo', 'Open tasks: 1', 'Buy milk'],
      ['whats on my list?', 'Open tasks: 1'],
      ['list', 'Open tasks: 1'],
      ['done milk', 'Done: Buy milk'],
      ['what did i do today', 'Done on Thu 5 March: 1', 'Buy milk', not('Added')],
    ])
  })

  test('asked to remind, and not told when: the next line says it, or is what it is', async () => {
    await talk(await ann(), [
      ['remind me to call the dentist', 'Added: call the dentist', 'When? Type it now'],
      ['tomorrow 9am', 'Moved: call the dentist', 'Fri 6 March, 09:00'],
      ['Remind me about the letter', 'When?'],
      ['Buy bread', 'Added: Buy bread', not('When?')],
      ['remind me tomorrow at 10 to call Ann', 'Added: call Ann', not('When?')],
      ['a reminder for Ann', not('When?')],
    ])
  })

  test('a time at the end of a habit is its time', async () => {
    await talk(await ann(), [
      ['habit add meds 21:00', 'New habit: meds', '21:00', not('no reminder')],
      ['habit add stretch 7am', 'New habit: stretch', '07:00'],
      ['habit add read chapter 3', 'New habit: read chapter 3', 'No time'],
    ])
  })

  test('what is due today is found without a plan', async () => {
    await talk(await ann(), [
      ['whats today', 'Nothing is planned for today yet.', '[Plan]', not('due')],
      ['Call vet today 5pm', 'Added'],
      ['whats today?', 'One thing is due by tonight.', '[Due today]'],
      ['due today', 'Call vet'],
      [
        'delete my account',
        'To delete everything, type: me delete',
        'To delete everything, type: me delete ann',
        not('Added'),
      ],
    ])
  })

  test('taking back', async () => {
    const person = await ann()
    for (const line of ['oops', 'nvm', 'wait no', 'never mind', 'delete that'])
      await talk(person, [
        ['Call vet', 'Added: Call vet'],
        [line, 'Undone: “Call vet” is off the list.', '[Put it back]'],
      ])
  })

  test('a slip away, it is kept, and what was perhaps meant is one tap away', async () => {
    const person = await ann()
    await talk(person, [
      ['wat now', 'Added: wat now', '[I meant: what now]'],
      ['[I meant: what now]', 'Undone: “wat now” is off the list.', 'Buy milk · main'],
      ['hepl', 'Added: hepl', '[I meant: help]'],
      ['[I meant: help]', 'What you can say'],
      ['tasks', 'Open tasks: 1'],
      ['bone broth', 'Added: bone broth', not('I meant')],
    ])
  })

  test('the label of a button that is there is that button, whatever else the words mean', async () => {
    await talk(await ann(), [
      ['done milk', '[Next]'],
      ['next', 'Nothing to do right now'],
      ['Call vet', 'Added'],
      ['split vet', '[Save and start]'],
      ['save and start', 'Step 1 of'],
      ['stuck', 'First move', '[Did it]'],
      ['did it', 'Step 1 of', not('Added')],
    ])
  })

  test('a pleasantry that may as well be an errand can be kept', async () => {
    await talk(await ann(), [
      ['say hello', "What's on your mind?", '[What now?]', '[Add as a task]', not('Added')],
      ['add as a task', 'Added: say hello'],
      ['say goodbye', 'Bye for now', '[Add as a task]'],
      ['say thank you', 'Any time.', '[Add as a task]'],
      ['add as a task', 'Added: say thank you'],
      ['hi there', not('Add as a task')],
      ['goodbye', 'Bye for now', not('Add as a task')],
      ['thank you so much', 'Any time.', not('Add as a task')],
    ])
  })
})

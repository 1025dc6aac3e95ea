// Commands about what isn't there, questions about the day that was, and the words around an act: as conversations.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('what is meant, heard', (open) => {
  const person = async () => (await world(await open())).person('ann')

  test('what isn’t there is said so, and the words can be kept', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy milk', 'Added: buy milk'],
      ['rename eggs to bread', 'Nothing open is called “eggs”', '[Add as a task]'],
      ['delete bread', 'Nothing open is called “bread”', '[Add as a task]'],
      ['[Add as a task]', 'Added: delete bread'],
      ['move dentist to friday', 'Nothing open is called “dentist”', '[Add as a task]'],
      ['push the report to next week', 'Nothing open is called “report”'],
      ['remove the plumber from my list', 'Nothing open is called “plumber”'],
      ['done with the laundry', 'Nothing open is called', '[Log it as done]'],
      ['cancel gym', 'Added: cancel gym', 'Nothing else is called “gym”'],
      ['postpone dentist', 'Added: postpone dentist', 'Nothing else is called “dentist”'],
    ])
  })

  test.each([
    'cancel gym membership',
    'delete old photos',
    'delete spam',
    'move the sofa',
    'move savings to isa',
    'push code to github',
    'scrap the car',
    'rename the team drive folders',
    'change lightbulb to led',
    'I Will Survive karaoke track',
    "Let's Dance dvd return",
    "I'll be Back poster frame",
    'gonna need a bigger boat quote for talk',
    'weekly report',
  ])('“%s” is a task as it stands', async (line) => {
    const answer = textOf(await (await person()).says(line))
    expect(answer).toMatch(`Added: ${line}`)
    expect(answer).not.toContain('Nothing')
  })

  test.each([
    ['I will call mum', 'call mum'],
    ["I'll call mum", 'call mum'],
    ["let's do the dishes", 'do the dishes'],
    ['gonna clean the bathroom', 'clean the bathroom'],
    ['gotta pay rent', 'pay rent'],
    ['have to do taxes', 'do taxes'],
    ['need to remember to buy stamps', 'buy stamps'],
    ["don't let me forget to feed the cat", 'feed the cat'],
    ["I've got to ring the school", 'ring the school'],
    ['we should book flights', 'book flights'],
    ['um i think i need to renew my passport', 'renew my passport'],
    ['ok so i need to call the vet', 'call the vet'],
    ["i'd better water the plants", 'water the plants'],
    ['make sure i send the invoice', 'send the invoice'],
    ['TODO call plumber', 'call plumber'],
    ['dont forget milk', 'milk'],
    ['i must to buy the milk', 'buy the milk'],
    ['quick reminder to move the car', 'move the car'],
    ['please to remind me for call my mother', 'call my mother'],
  ])('%s → %s', async (line, title) => {
    expect(textOf(await (await person()).says(line))).toMatch(new RegExp(`^Added: ${title}(\\n|$)`))
  })

  test('“first thing” is the morning, seen in the answer', async () => {
    await talk(await person(), [
      ['call the GP first thing tomorrow', 'Added: call the GP\nFri 6 March, morning'],
      ['first thing tomorrow ring Tom', 'Added: ring Tom\nFri 6 March, morning'],
      ['appointment with HR the 14.12. at 10 o’clock', 'Mon 14 December, 10:00'],
    ])
  })

  test('the day and the week that were are looked up, not greeted', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy milk'],
      ['done milk', 'Done: buy milk'],
      ['how was my day', 'Closing today', 'buy milk'],
      ['how did i do today', 'Done on Thu 5 March', 'buy milk'],
      ['what did I get done yesterday', 'Done on Wed 4 March', 'Nothing is recorded as done that day', not('buy milk')],
      ['how did i do yesterday', 'Done on Wed 4 March'],
      ['did i get anything done today', 'Done on Thu 5 March', 'buy milk'],
      ['show me what i accomplished', 'Done', 'buy milk'],
      ['how productive was i this week', 'Your week'],
      ['any progress this week?', 'Your week'],
      ['how was your day', 'Hello'],
    ])
  })
})

// Talk of whole days: rhythms in front, wishes behind a moment, parts of a list, what can't be begun, and lines that point
// at an answer which changed nothing.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of whole days', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test.each([
    ['every day at 8 vitamins', 'vitamins', 'repeats every day at 08:00'],
    ['every monday 10am team call', 'team call', 'repeats every Monday at 10:00'],
    ['every evening at 9pm journal', 'journal', 'repeats every day at 21:00'],
    ['every weekday at 9 standup', 'standup', 'repeats every weekday at 09:00'],
    ['every other friday payday check', 'payday check', 'repeats every 2 weeks on Friday'],
  ])('“%s” right after a capture is a thing of its own', async (line, title, rhythm) => {
    const ann = await person()
    await talk(ann, [
      ['call the vet', 'Added: call the vet'],
      [line, `Added: ${title}`, rhythm],
    ])
    expect(await titles(ann)).toEqual(['call the vet', title].toSorted())
  })

  test('a rhythm alone still repeats what was saved just now', async () => {
    await talk(await person(), [
      ['call the vet', 'Added'],
      ['every monday', 'Saved: call the vet', 'Repeats every Monday'],
    ])
  })

  test.each([
    ['tomorrow i have to hand in my essay by 5pm', 'hand in my essay', 'Fri 6 March, 17:00'],
    ['ok so tomorrow i have to hand in my essay by 5pm', 'hand in my essay', 'Fri 6 March, 17:00'],
    ['on saturday i need to take the car in', 'take the car in', 'Sat 7 March'],
    ['by saturday we have to finish the slides', 'finish the slides', 'Sat 7 March'],
    ['this evening i should ring grandma', 'ring grandma', 'Thu 5 March, evening'],
    ['so yeah i must hand in the form', 'hand in the form', 'Added'],
    ['also need to: do laundry, text sara back, buy a present', 'do laundry, text sara back, buy a present', '3 tasks'],
    ['help me plan the birthday party', 'plan the birthday party', 'Added'],
    ['ok next thing: sort out the shed', 'sort out the shed', 'Added'],
    ['can you remind me every month to do the vat', 'do the vat', 'repeats monthly'],
    ['book train tickets, needs doing by saturday', 'book train tickets', 'Sat 7 March'],
    ["i'm going to bed, wake me at 7", 'Wake up', 'Fri 6 March, 07:00'],
    ['long day today, remind me to call the vet tomorrow at 9', 'call the vet', 'Fri 6 March, 09:00'],
  ])('“%s” is kept without the wish', async (line, title, said) => {
    const ann = await person()
    await talk(ann, [[line, `Added: ${title}`, said]])
    expect(await titles(ann)).toEqual([title])
  })

  test('a further reminder goes on from the one before', async () => {
    await talk(await person(), [
      ['remind me at 6pm to take the pizza out', 'Added: take the pizza out'],
      ['and at 9pm to call mum', 'Added: call mum', '21:00'],
    ])
  })

  test('one part of a list comes off it', async () => {
    const ann = await person()
    await talk(ann, [
      ['eggs, flour, oven cleaner', 'Added'],
      ['got the eggs', 'is more than that', '[Only eggs]'],
      ['[Only eggs]', 'flour, oven cleaner'],
    ])
    expect(await titles(ann)).toEqual(['eggs', 'flour, oven cleaner'])
  })

  test('the verb of all parts stays with those that are left', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy milk, eggs and bread', 'Added'],
      ['got the milk', 'is more than that', '[Only milk]'],
      ['[Only milk]', 'buy eggs, bread'],
    ])
    expect(await titles(ann)).toEqual(['buy eggs, bread', 'milk'])
  })

  test.each(["i can't start the essay", 'i keep avoiding the essay', "i'm stuck on the essay"])(
    '“%s” gets a first move of that thing',
    async (line) => {
      const ann = await person()
      await talk(ann, [
        ['write the essay', 'Added'],
        ['call the vet', 'Added'],
        [line, 'First move', '[Did it]'],
      ])
      expect(await titles(ann)).toEqual(['call the vet', 'write the essay'])
    },
  )

  test('start begins the first of those that were offered', async () => {
    await talk(await person(), [
      ['berlin', 'Added'],
      ['call the vet', 'Added'],
      ['write the report', 'Added'],
      ['what now', /medium\ncall the vet · starter/, /· main/],
      ['start', 'Started: call the vet'],
    ])
  })

  test.each(['not that one', 'actually not that one', "i didn't mean that"])(
    '“%s” below an answer that changed nothing takes nothing back',
    async (line) => {
      const ann = await person()
      await talk(ann, [
        ['call the vet', 'Added'],
        ['water the plants', 'Added'],
        ['tasks', 'Open tasks: 2'],
        [line, not('Undone')],
      ])
      expect(await titles(ann)).toEqual(['call the vet', 'water the plants'])
    },
  )

  test('and below one that changed something it does', async () => {
    await talk(await person(), [
      ['call the vet', 'Added'],
      ["i didn't mean that", 'Undone'],
    ])
  })

  test.each([
    ['move rent to the 7th', 'Sat 7 March'],
    ['move rent to 7th', 'Sat 7 March'],
    ['make it the 7th', 'Sat 7 March'],
    ['actually make it the 7th', 'Sat 7 March'],
  ])('“%s”: the number of a day is one', async (line, day) => {
    await talk(await person(), [
      ['rent on the 6th', 'Added: rent', 'Fri 6 March'],
      [line, 'Moved: rent', day],
    ])
  })

  test('a list of a week is shown, never saved', async () => {
    const ann = await person()
    await talk(ann, [
      ['rent on saturday', 'Added: rent'],
      ['list everything for this week', 'rent'],
      ['how long until rent', 'Sat 7 March'],
    ])
    expect(await titles(ann)).toEqual(['rent'])
  })

  test('“not tomorrow though” leaves out that day of the series that was saved just now', async () => {
    await talk(await person(), [
      ['pick up the kids at 15:15 every weekday', 'Added: pick up the kids', 'Thu 5 March'],
      ['not tomorrow though', 'Skipped'],
    ])
  })

  test('a length that “should be enough” is the estimate of what was saved just now', async () => {
    const ann = await person()
    await talk(ann, [
      ['sort out the shed', 'Added'],
      ['45 mins should be enough', 'sort out the shed', '45 min'],
      ['i have 2 hours free this afternoon what should i do', 'sort out the shed', '2 h free'],
    ])
    expect(await titles(ann)).toEqual(['sort out the shed'])
  })

  test('what leads to a question is no task', async () => {
    const ann = await person()
    await talk(ann, [['hey, my therapist told me to try this. how does it work?', 'What you can say']])
    expect(await titles(ann)).toEqual([])
  })

  test.each(['Buy milk. What is on today?', 'I need to call mum. what now?'])('“%s” loses no word', async (line) => {
    const ann = await person()
    await talk(ann, [[line, 'Added']])
    expect(await titles(ann)).toHaveLength(1)
  })
})

// Talk of whole days, continued: several times a day until an end, several dated things, what took how long, what stays
// when a day is cleared, and wishes where words were asked for.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of whole days, continued', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test.each([
    ['antibiotics 8am and 8pm for a week', 'antibiotics', 'every day at 20:00 until 11 March 2026'],
    ['eye drops 7am, 1pm and 9pm for 5 days', 'eye drops', 'every day at 21:00 until'],
    ['antibiotics at 8am and 8pm until 10 march', 'antibiotics', 'every day at 08:00 until 10 March 2026'],
    ['MOT every year in may', 'MOT', 'every year on 1 May'],
    ['boiler service yearly in october', 'boiler service', 'every year on 1 October'],
    ['nursery fees are due on the 1st of every month £640', 'nursery fees £640', 'monthly on the 1st'],
    ['school run 8:30 and 3:15 every weekday', 'school run', 'every weekday at 15:15'],
    ['every other wednesday is bin day for recycling', 'bin day for recycling', 'every 2 weeks on Wednesday'],
    ['remind me in january to shop around for insurance', 'shop around for insurance', 'Fri 1 January'],
    ['i need to renew my insurance by saturday, its really urgent', 'renew my insurance', 'Sat 7 March'],
    ['essay due 19 march 2000 words', 'essay 2000 words', 'Thu 19 March'],
    ['report due friday 3 pages', 'report 3 pages', 'Fri 6 March'],
  ])('“%s” keeps its whole moment', async (line, title, said) => {
    const ann = await person()
    await talk(ann, [
      ['berlin', 'Added'],
      [line, `Added: ${title}`, said],
    ])
    expect([...new Set(await titles(ann))]).toEqual([title, 'berlin'].toSorted())
  })

  test('the number of a day behind “due” is offered', async () => {
    await talk(await person(), [['lab report is due 23', 'Added', '[Mon 23 March?]']])
  })

  test('“lunchtime” behind a day is offered with its hour', async () => {
    await talk(await person(), [['lunch with sam on saturday lunchtime', 'Added', '[Sat 7 March, 12:30?]']])
  })

  test.each([
    [
      'i have 3 exams next week: maths on monday, physics on wednesday and bio on friday',
      ['maths exam', 'physics exam', 'bio exam'],
      ['Mon 9 March', 'Wed 11 March', 'Fri 13 March'],
    ],
    ['dentist on monday and haircut on friday', ['dentist', 'haircut'], ['Mon 9 March', 'Fri 6 March']],
    ['call mum tomorrow and dad on sunday', ['call mum', 'call dad'], ['Fri 6 March', 'Sun 8 March']],
  ])('“%s” has no date of the whole, and is several in one tap', async (line, things, days) => {
    const ann = await person()
    await talk(ann, [
      [line, `Added: ${line}`, not('No time, so no reminder'), `[${things.length} tasks instead]`],
      [`[${things.length} tasks instead]`, ...days],
    ])
    expect(await titles(ann)).toEqual(things.toSorted())
  })

  test('several days of one thing are no several things', async () => {
    await talk(await person(), [['dinner on friday and saturday', not('tasks instead')]])
  })

  test.each(['skip', 'pass', 'skip that one'])('“%s” below suggestions shows others', async (line) => {
    await talk(await person(), [
      ['call the vet', 'Added'],
      ['what now', 'call the vet'],
      [line, not('No step is open')],
    ])
  })

  test.each(['cancel gym', 'cancel the gym please', 'actually cancel gym'])(
    '“%s” asks what becomes of the gym that is there',
    async (line) => {
      const ann = await person()
      await talk(ann, [
        ['gym on saturday', 'Added'],
        [line, 'off, or on another day?', '[Let it go]', '[Another day]'],
      ])
      expect(await titles(ann)).toEqual(['gym'])
    },
  )

  test('and what only has the word in it is another thing', async () => {
    await talk(await person(), [
      ['pay the netflix bill', 'Added'],
      ['cancel netflix', 'Added: cancel netflix'],
    ])
  })

  test.each([
    'how do I turn off the morning thing',
    'how can i stop the evening messages',
    'where do I change the reminders',
  ])('“%s” shows what is on, with its buttons', async (line) => {
    await talk(await person(), [[line, 'Reminders', not('For example')]])
  })

  test.each([
    'nah too much for today, put it on saturday',
    "i can't face that now - move it to saturday",
    'ugh no energy left, just push it to saturday',
  ])('“%s”: the reason stays out of it', async (line) => {
    const ann = await person()
    await talk(ann, [
      ['call the plumber', 'Added'],
      [line, 'Moved: call the plumber', 'Sat 7 March'],
    ])
    expect(await titles(ann)).toEqual(['call the plumber'])
  })

  test.each(['that took an hour', 'ugh that actually took me like an hour', 'took me 60 minutes'])(
    '“%s” is the time of what was done just now',
    async (line) => {
      await talk(await person(), [
        ['write the report', 'Added'],
        ['done', 'Done: write the report'],
        [line, '1 h', 'write the report'],
      ])
    },
  )

  test('a task to be broken down that is not there is asked about', async () => {
    const ann = await person()
    await talk(ann, [
      ['break down the tax return', 'Nothing open is called “tax return”', '[Add it]'],
      ['[Add it]', 'Added: tax return'],
    ])
    expect(await titles(ann)).toEqual(['tax return'])
  })

  test('“show me this week” is what is to come', async () => {
    await talk(await person(), [
      ['rent on saturday', 'Added'],
      ['show me this week', 'This week: 1', 'rent'],
    ])
  })

  test('a part that is got is kept as done', async () => {
    const ann = await person()
    await talk(ann, [
      ['eggs, flour, oven cleaner', 'Added'],
      ['got the eggs', '[Only eggs]'],
      ['[Only eggs]', 'Done: eggs', 'flour, oven cleaner'],
      ['what did i do today', 'eggs'],
      ['undo', 'Undone'],
    ])
    expect(await titles(ann)).toEqual(['eggs, flour, oven cleaner'])
  })

  test('appointments stay where they are when a day is cleared', async () => {
    await talk(await person(), [
      ['buy paint today', 'Added'],
      ['dentist today at 22:00', 'Added'],
      ['push everything to saturday', 'Moved: buy paint', 'Appointments stay at their time: dentist', '[Move it too]'],
      ['[Move it too]', 'Moved: dentist', 'Sat 7 March, 22:00'],
    ])
  })

  test.each(['ok first step done', 'first step is done'])('“%s” answers no question for words', async (line) => {
    const ann = await person()
    await talk(ann, [
      ['frobnicate the quux', 'Added'],
      ['split frobnicate', 'What would you touch first?'],
      [line, 'No step is open'],
    ])
  })

  test('“move to tomorrow” at the end of a day is no thought to keep', async () => {
    const ann = await person()
    await talk(ann, [
      ['wrap', 'Anything else on your mind?'],
      ['move to tomorrow', not('Saved')],
    ])
    expect(await titles(ann)).toEqual([])
  })

  test('several parts of a list come off it at once', async () => {
    const ann = await person()
    await talk(ann, [
      ['shopping: nappies, wipes, calpol, bananas', 'Added'],
      ['got nappies and wipes', '[Only nappies, wipes]'],
      ['[Only nappies, wipes]', 'Done: nappies, wipes', 'shopping: calpol, bananas'],
    ])
  })

  test('without a session “what was i doing” is the task in progress', async () => {
    await talk(await person(), [
      ['write the report', 'Added'],
      ['start', 'Started: write the report'],
      ['what was i doing', 'write the report', not('No focus session')],
    ])
  })

  test('“except …” is asked about', async () => {
    const ann = await person()
    await talk(ann, [["move what's left to tomorrow except calling the gp", 'which ones you mean']])
    expect(await titles(ann)).toEqual([])
  })

  test.each(['thanks, night', 'ok night night', 'ugh the baby woke up'])('“%s” is no task', async (line) => {
    const ann = await person()
    await talk(ann, [[line, not('Added')]])
    expect(await titles(ann)).toEqual([])
  })
})

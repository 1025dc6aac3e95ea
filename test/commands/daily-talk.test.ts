// Talk of a day: short answers, remarks, and words that point at what was shown. Each line stands for its kind.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('a day of talk', (open) => {
  const person = async () => (await world(await open())).person('ann')

  test.each([
    ['ugh i have so much to do', 'now'],
    ['ok, what now', 'now'],
    ['which one first?', 'now'],
    ['something easy', 'now'],
    ["what's the smallest thing i could do", 'now'],
    ['a quick one please', 'now'],
    ['5 mins', '5 min free'],
    ['half an hour', '30 min free'],
    ["what's the next one?", 'now'],
    ['what did i add today', 'Added on'],
    ["show me everything that's overdue", 'Waiting for you'],
    ['what have i got on tomorrow', 'On Fri 6 March'],
    ['my energy is really low today', 'Energy: low'],
    ["can't be bothered", 'enough for now'],
    ['i got distracted', 'Water plants'],
    ["that's too many steps", 'your list'],
    ['yay', 'Good to hear'],
    ["i'm going to lunch, back at 1", 'Bye for now'],
    ['how long was that?', 'No focus session'],
    ['how many days in a row?', 'No habits yet'],
    ['too hard', 'No step is open'],
    ['what should i do in the next 20 minutes', '20 min free'],
    ['stop the timer', 'No focus session'],
    ['i have adhd and forget everything', 'enough for now'],
    ['i only did half', 'your list'],
    ['can you delete my data', 'To delete everything, type'],
    ['turn them back on', 'Check-ins are on'],
  ])('“%s” is no task', async (line, answer) => {
    const ann = await person()
    await ann.says('Water plants')
    const said = textOf(await ann.says(line))
    expect(said).toContain(answer)
    expect(said).not.toMatch('Added: ')
    expect(await ann.world.database.knex('tasks').pluck('title')).toEqual(['Water plants'])
  })

  test('words around a command leave it a command', async () => {
    await talk(await person(), [
      ['Water plants', 'Added: Water plants'],
      ['ok start', 'Started: Water plants'],
      ['um, done please', 'Done: Water plants'],
    ])
  })

  test('a remark or a thing of another kind ends nothing', async () => {
    await talk(await person(), [
      ['Buy milk', 'Added'],
      ['Call Ann', 'Added'],
      ['tasks', 'Open tasks: 2'],
      ['finished the first step', not('Done: ')],
      ['tasks', 'Open tasks: 2'],
    ])
  })

  test('“they’re not” takes back what was said of them, and names nothing', async () => {
    await talk(await person(), [
      ['Finish slides', 'Added'],
      ['slides are done', 'Done: Finish slides'],
      ["no wait they're not", 'Undone', not('Saved')],
      ['tasks', 'Finish slides'],
    ])
  })

  test('quiet hours said without “from” keep both ends', async () => {
    await talk(await person(), [['set my quiet hours 10pm to 7am', 'Quiet from 22:00 to 07:00']])
  })

  test('a question about an open thing leads to it', async () => {
    await talk(await person(), [
      ['dentist on the 14th at 10:15', 'Added: dentist'],
      ['what time is my dentist appointment?', '[dentist]'],
      ['how long until the dentist?', 'Sat 14 March, 10:15'],
    ])
  })

  test('the first one is taken up', async () => {
    await talk(await person(), [
      ['Buy milk', 'Added'],
      ['Call Ann', 'Added'],
      ['what now', '[Others]'],
      ["ok let's go with the first one", 'Started: '],
    ])
  })

  test('a timer is paused, gone on with, counted and stopped', async () => {
    await talk(await person(), [
      ['start a 25 minute focus session for slides', 'Focus: 25 minutes'],
      ['resume', 'Focus'],
      ['stop the timer', 'Stopped'],
      ['habit add water 8 times a day', 'New habit: Water'],
      ['drank some water', 'Water: 1 of 8'],
      ['another one', 'Water: 2 of 8'],
    ])
  })

  test('a list that is gone from view is asked about', async () => {
    await talk(await person(), [
      ['Buy milk', 'Added'],
      ['Call Ann', 'Added'],
      ['tasks', 'Open tasks: 2'],
      ['put the bins out', 'Added'],
      ['water the plants', 'Added'],
      ['feed the cat', 'Added'],
      ['cancel the second one', 'Which one?', not('Let go')],
    ])
  })

  test('others, and none of those', async () => {
    await talk(await person(), [
      ['Buy milk', 'Added'],
      ['what now', 'Buy milk'],
      ['not that one', not('Undone')],
      ['tasks', 'Open tasks: 1'],
    ])
  })

  test('“never mind” below what changed nothing takes back nothing', async () => {
    await talk(await person(), [
      ['Buy milk', 'Added'],
      ['clear everything', "I don't clear a whole list"],
      ['never mind', 'OK. Nothing was changed.'],
      ['tasks', 'Open tasks: 1'],
    ])
  })

  test('a reminder of nothing in particular is about what was shown', async () => {
    await talk(await person(), [
      ['email my supervisor', 'Added: email my supervisor'],
      ['remind me in an hour', 'Moved: email my supervisor', '11:30'],
      ['actually make it 5pm', 'Moved: email my supervisor', '17:00'],
    ])
  })

  test('“and …” goes on with the verb of before', async () => {
    await talk(await person(), [
      ['Email supervisor', 'Added'],
      ['Book the train to Hamburg', 'Added'],
      ['move train to saturday evening', 'Moved: Book the train to Hamburg'],
      ['and the supervisor thing to monday at 10', 'Moved: Email supervisor', 'Mon 9 March, 10:00'],
    ])
  })

  test('a name that is nearly right offers what is there', async () => {
    await talk(await person(), [
      ['Train to Hamburg', 'Added'],
      ['move the train booking to saturday', 'Nothing open is called “train booking”', '[move: Train to Hamburg]'],
      ['[move: Train to Hamburg]', 'Moved: Train to Hamburg', 'Sat 7 March'],
    ])
  })

  test('“the X one” is the thing with that word, whenever it was shown', async () => {
    await talk(await person(), [
      ['Ring the vet about the jab', 'Added'],
      ['Buy milk', 'Added'],
      ['the vet one', 'Ring the vet'],
      ['the zebra one', 'Added: the zebra one'],
    ])
  })

  test('importance is said of a thing', async () => {
    await talk(await person(), [
      ['finish my thesis chapter', 'Added'],
      ['thesis chapter is the most important', 'finish my thesis chapter', not('Added')],
    ])
  })

  test.each([
    ['take my pill every day at 8 with food', 'take my pill with food', 'every day at 08:00'],
    ['take bins out every other thursday night for mrs smith', 'take bins out', 'every 2 weeks'],
    ['dinner tomorrow at 7 with ann', 'dinner with ann', 'Fri 6 March, 19:00'],
    ['lunch with sam on friday at the new place', 'lunch with sam at the new place', 'Fri 6 March'],
    ['send invoice to bob by friday for the website', 'send invoice to bob for the website', 'Fri 6 March'],
  ])('“%s”: what follows the time stays with the title', async (line, title, when) => {
    const answer = textOf(await (await person()).says(line))
    expect(answer).toContain(`Added: ${title}`)
    expect(answer).toContain(when)
  })

  test('a day is asked about in many ways, and so are the good hours', async () => {
    await talk(await person(), [
      ['dentist tomorrow at 15:00', 'Added: dentist'],
      ["what's my day tomorrow", 'On Fri 6 March: 1', 'dentist'],
      ['what does tomorrow look like', 'On Fri 6 March: 1', 'dentist'],
      ["what's my schedule for friday", 'On Fri 6 March: 1', 'dentist'],
      ['what day is tomorrow', 'That is Fri 6 March'],
      ['when am I good?', 'Energy'],
      ['what are my best hours', 'Energy'],
      ['what time of day do I work best', 'Energy'],
      ['12 hour clock', '12-hour times'],
      ['24 hour clock please', '24-hour times'],
      ['me zone Europe/London', 'Time zone: London'],
    ])
  })

  test('a list by its name holds what was put on it', async () => {
    await talk(await person(), [
      ['add bread to the shopping list', 'Added: bread', '#shopping'],
      ['add hammer to my diy list', 'Added: hammer', '#diy'],
      ['add call mum to my to do list', 'Added: call mum', not('#')],
      ["what's on my shopping list", 'Open tasks: 1', 'bread'],
      ['show me the shopping list', 'Open tasks: 1', 'bread'],
      ['my diy list', 'Open tasks: 1', 'hammer'],
      ["what's on my to do list", 'Open tasks: 3'],
      ['what did I say about mum', '1', 'call mum', not('bread')],
    ])
  })

  test('what is needed is a task, not an entry of a list', async () => {
    await talk(await person(), [
      ['I need to write the grant application, due friday week', 'Added: write the grant application\n', not('#')],
      ['i need a quiet place to write the report', 'a quiet place to write the report', not('#')],
      ['we need eggs, put them on the shopping list', 'Added: eggs', '#shopping'],
    ])
  })

  test('an article names nothing', async () => {
    await talk(await person(), [
      ['ask the plumber about the boiler', 'Added'],
      ['water the plants', 'Added'],
      ['move the essay thing to next week', 'Nothing open is called “essay”', not('plumber')],
    ])
  })

  test('a city said before the zone is known is the zone, and may be a task', async () => {
    const eve = (await world(await open())).person('eve', { zone: undefined })
    await eve.says('hello')
    await talk(eve, [
      ['vienna', 'Time zone: Vienna', '[Add as a task]'],
      ['[Add as a task]', 'Added: vienna'],
    ])
  })
})

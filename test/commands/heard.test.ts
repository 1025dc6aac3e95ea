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

  test('what was done without being on the list is offered as done, in its own words', async () => {
    const ann = await person()
    await talk(ann, [
      ['I went for a run yesterday', 'Good.', '[Log it as done]'],
      ['[Log it as done]', 'Logged as done: went for a run'],
      ['ate breakfast', 'Good.', '[Log it as done]'],
      ['had lunch with Tom', 'on your list', '[Log it as done]'],
      ['meditated', 'Good.', '[Log it as done]'],
      ["I've eaten lunch", 'Good.', '[Log it as done]'],
      ['fed the cat last night', 'on your list', '[Log it as done]'],
      ['[Log it as done]', 'Logged as done: fed the cat'],
      ['call mum', 'Added: call mum'],
      ['I called mum yesterday', 'Done: call mum'],
    ])
  })

  test.each([
    'I had an idea: solar bike',
    'I ran out of milk',
    'saw blades for the workshop',
    'fried rice for dinner',
    'used car ads',
    'I decided to learn guitar',
    'planned maintenance window',
    'I tried to call the bank',
  ])('“%s” tells of nothing done', async (line) => {
    expect(textOf(await (await person()).says(line))).toMatch(/^Added: /)
  })

  test('“did I …?” looks at what is done, then at what is open', async () => {
    const ann = await person()
    await talk(ann, [
      ['did I call mum?', 'I find nothing called “call mum”, done or open', '[Log it as done]', '[Add as a task]'],
      ['call mum', 'Added: call mum'],
      ['pay the rent', 'Added: pay the rent'],
      ['did I call mum', 'Not yet', 'call mum'],
      ['have we paid the rent yet?', 'Not yet', 'pay the rent'],
      ['done mum', 'Done: call mum'],
      ['did I already call mum today?', 'Yes, done', 'call mum'],
      ['did I call mum yesterday?', 'I find nothing called “call mum”'],
      ['I fed the cat', 'on your list'],
      ['[Log it as done]', 'Logged as done: fed the cat'],
      ['did I feed the cat', 'This was done. Is it what you mean?', 'fed the cat'],
    ])
  })

  test.each([
    ['also pick up the parcel', 'pick up the parcel'],
    ['and buy bread', 'buy bread'],
    ['oh and feed the cat', 'feed the cat'],
    ['plus call the bank', 'call the bank'],
    ["I've got a meeting at 3pm tomorrow", 'meeting'],
    ['I have a dentist appointment on tuesday at 9', 'dentist appointment'],
    ['I have a dream', 'I have a dream'],
    ['plus size dress return', 'plus size dress return'],
    ['also sprach zarathustra score', 'also sprach zarathustra score'],
  ])('words around the thing are left out: %s → %s', async (line, title) => {
    expect(textOf(await (await person()).says(line))).toMatch(new RegExp(`^Added: ${title}(\\n|$)`))
  })

  test('what one line adds twice a day is no twin of itself', async () => {
    const answer = textOf(await (await person()).says('take my pills every day at 8am and 8pm'))
    expect(answer).toContain('2 tasks, one for each time')
    expect(answer).not.toContain('You already have')
  })

  test('a task moved since keeps its new time when the zone is set', async () => {
    const ann = await (await world(await open())).person('ann', { zone: undefined })
    await talk(ann, [
      ['call the dentist tomorrow at 3pm', 'Added: call the dentist'],
      ['push the dentist to thursday 10:30', 'Moved: call the dentist'],
      ["i'm in lisbon now", 'Time zone: Lisbon'],
      ['show dentist', 'call the dentist', '10:30'],
    ])
  })

  test('behind a list, “done” and “later” ask which of it is meant', async () => {
    const ann = await person()
    await talk(ann, [
      ['pay the rent tomorrow', 'Added: pay the rent'],
      ['call mum', 'Added: call mum'],
      ['wash the car', 'Added: wash the car'],
      ['water the plants tomorrow', 'Added: water the plants'],
      ['what now', 'call mum', 'wash the car'],
      ['done', 'Which one?', '[call mum]', '[wash the car]', not('water the plants')],
      ['[call mum]', 'Done: call mum'],
    ])
  })

  test.each([
    ["I've got a headache", 'Energy'],
    ["I couldn't sleep at all last night", 'Energy'],
    ["I've been so tired lately", 'enough for now'],
    ['I had a really bad day', 'enough for now'],
    ['I lost my keys again', 'enough for now'],
    ['how did today go', 'Done'],
    ['when the report is done, call Tom', 'Added: when the report is done, call Tom'],
  ])('%s → %s', async (line, answer) => {
    const said = textOf(await (await person()).says(line))
    expect(said).toContain(answer)
  })

  test('settings and details in plain words', async () => {
    const ann = await person()
    await talk(ann, [
      ['write report', 'Added: write report'],
      ['set report to high priority', 'Saved', 'high priority'],
      ['make the report urgent', 'Saved', 'urgent priority'],
      ['snooze it', 'Moved: write report'],
      ['set my day start to 5am', 'Saved', 'the day starts at 05:00'],
      ["what's my streak", 'No habits yet'],
      ["how's my goal going", 'goal'],
    ])
  })
})

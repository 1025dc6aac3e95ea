// What people tell in passing: time that was spent, what others did, remarks, fragments, "again". Each line stands for its
// kind: nothing of it becomes a task that nobody meant, and no word of time vanishes.
import { expect, test } from 'vitest'
import { opener } from '../support/databases.ts'
import { not, type Turn, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const open = opener('sqlite')
const person = async (): Promise<Person> => (await world(await open())).person('ann')
const titles = ({ world: { database } }: Person): Promise<string[]> => database.knex('tasks').pluck('title')

/** Conversations by what they show; each is somebody else's. */
const TOLD: Readonly<Record<string, readonly Turn[]>> = {
  'time that was spent is logged': [
    ['Report', 'Added'],
    ['i spent an hour on the report', 'Logged: 1 h on Report', '[Finished]'],
    ['i spent an hour on the report', 'Already logged'],
    ['log 30 minutes', 'Logged: 30 min'],
    ['log time: 1h30 on report', 'Logged: 1 h 30 min on Report'],
    ['i worked 3 hours this morning', 'Logged: 3 h'],
    ['how much have i worked today', '6 h'],
    ['i exercised 30 minutes', '[Log it as done]', not('Added')],
    ['called mum 2 hours ago', not('Logged')],
  ],
  'time spent on another thing is no time on this one': [
    ['paper towels, dog food', 'Added'],
    ['walked the dog for thirty minutes', 'Logged: 30 min', not('paper towels')],
  ],
  'an act that the title does not name is asked about': [
    ['paper towels dog food and trash bags', 'Added'],
    ['walked the dog', 'Is “paper towels dog food and trash bags” done?', not('Done: ')],
    ['no', not('Done: ')],
  ],
  'everything at once is asked about, with what it would end': [
    ['Buy milk', 'Added'],
    ['Call Ann', 'Added'],
    ['complete all tasks', 'You have 2 open tasks', 'Buy milk and Call Ann', '[All done]'],
    ['yes', 'Done: Buy milk and Call Ann'],
    ['undo', 'Undone'],
    ['tasks', 'Open tasks: 2'],
  ],
  'the same again': [
    ['take library books back tomorrow morning', 'Added'],
    ['and again next friday', 'Added: take library books back', 'Fri 13 March'],
    ['same for monday', 'Added: take library books back', 'Mon 9 March'],
    ['phone mum tonight at 8', 'Added'],
    ['same tomorrow', 'Added: phone mum', 'Fri 6 March, 20:00'],
    ['list', 'Open tasks: 5'],
  ],
  'what is taken every day may become a habit': [
    ['meds taken', 'Nothing open is called “meds”', '[New habit, done today]', not('Added')],
    ['[New habit, done today]', 'New habit: meds', 'done today'],
    ['meds taken', 'meds', not('New habit')],
  ],
  'what is cancelled is let go, or asked about': [
    ['team meeting friday 2pm', 'Added'],
    ['lunch with mum sunday', 'Added'],
    ['mum cancelled', 'Is “lunch with mum” off', '[Let it go]', '[Another day]'],
    ['the team meeting is cancelled', 'Let go: team meeting'],
    ['the concert is cancelled', /annoying|needed/i, not('Added')],
  ],
  'a reason before a wish': [
    ['lunch at 13:00 today with ben', 'Added'],
    ["ben can't do 1, make it 1:30", 'Moved: lunch', '13:30'],
  ],
  'what is said of a list of things is asked about': [
    ['finish the slides, call the vet, and pick up my suit', 'Added'],
    ['called them', 'Is “finish the slides', not('Done: ')],
  ],
  'after it was let go, another wish takes that back': [
    ['menu tasting saturday 3pm', 'Added'],
    ['drop tasting', 'Let go: menu tasting'],
    ['no, postpone it a week', 'Moved: menu tasting', 'Sat 14 March, 15:00'],
  ],
  'a repeating thing that is cancelled may be off for once': [
    ['german course every tuesday 18:30', 'Added'],
    ['german course is cancelled', 'off this time, or for good', '[Only this time]', not('Let go')],
    ['[Only this time]', 'Skipped: german course'],
  ],
  'skip with nothing shown asks what': [['skip today', 'Which one', not('Added')]],
  'reminders before a day that is still open are asked for': [
    [
      'remind me about the car insurance a week before it runs out',
      'Added: the car insurance',
      '1 week before',
      'When?',
    ],
    ['20 may 9am', 'Wed 20 May, 09:00'],
    ['remind me the night before', 'reminds 1 week and 13 h before'],
  ],
  'importance said between dashes': [
    ['half term forms - high priority - due monday', 'Added: half term forms', 'high priority', 'Mon 9 March'],
    ['call the bank, urgent', 'Added: call the bank', 'urgent'],
    ['high shelves, low table', 'Added: high shelves, low table', not('priority')],
  ],
  'room in the day': [
    ['dinner with Bob today at 19:00', 'Added'],
    ["what's free this evening", 'dinner with Bob', not('Added')],
    ['is there anything on saturday?', 'On Sat 7 March'],
    ['how many things have i got on', 'Open tasks: 1'],
  ],
  'a remark is answered, and what it is about is seen': [
    ['finish the slides', 'Added'],
    ['the slides are in the drawer', 'Is that about “finish the slides”?', '[Add it as a comment]'],
    ['yes', 'Comment added: finish the slides'],
    ['she said it was fine', 'Good to hear', not('Added')],
    ['the plumber is coming thursday at 9', 'Added', 'Thu 12 March, 09:00'],
  ],
  'a reason behind a wish takes nothing away from it': [
    ['gas man friday 12:00', 'Added'],
    ['move the gas man to monday, he just rang', 'Moved: gas man', 'Mon 9 March, 12:00'],
    ['gas man is off, what a shame', 'Let go: gas man'],
  ],
  'what was spoken of last, in a word or two': [
    ['ring the surgery today 14:00', 'Added'],
    ['rang them', 'Done: ring the surgery'],
    ["oh no i haven't, it's still engaged", 'Undone'],
    ['try again tomorrow', 'Moved: ring the surgery', 'Fri 6 March, 14:00'],
    ['make it 3', '15:00'],
    ['same time', 'ring the surgery', '15:00'],
    ['move it to monday same time', 'Mon 9 March, 15:00'],
    ['when is it due', 'ring the surgery'],
    ["that'll take about an hour", '1 h'],
  ],
  'an hour without am or pm stays in its half of the day': [
    ['set alarm 6:40am', 'Fri 6 March, 06:40'],
    ['nvm 6:30', 'Fri 6 March, 06:30'],
    ['not so early, at 8', 'Fri 6 March, 08:00'],
  ],
  'in the morning is the morning of its day': [
    ['buy the present on saturday', 'Added: buy the present', 'Sat 7 March'],
    ['can you remind me of it in the morning', 'Sat 7 March, morning'],
    ['call the bank', 'Added'],
    ["i'll do it in the morning", 'Fri 6 March, morning'],
    ['say about six', '18:00'],
  ],
  'a day that was named before is no today': [
    ['dentist that day at 1', not('Thu 5 March, 13:00 /'), 'Added: dentist that day at 1'],
  ],
  'words that begin a further thing are no part of it': [
    ['milk', 'Added'],
    ['oh and calpol', 'Added: calpol'],
    ['And Then There Were None', 'Added: And Then There Were None'],
    ['i forgot to water the plants', 'Added: water the plants'],
  ],
  'no below suggestions shows others': [
    ['buy milk', 'Added'],
    ['just give me one thing', 'buy milk', '[Others]'],
    ['no', not('No question is open')],
  ],
  'a suggestion is taken by its name': [
    ['finish the grant report', 'Added'],
    ['ring the plumber', 'Added'],
    ['what now', '[Others]'],
    ['grant report', 'Started: finish the grant report'],
    ['25 minutes please', 'Focus: finish the grant report'],
  ],
  'a remark that says when offers to move it': [
    ['grab coffee with mike friday', 'Added'],
    ['mike wants 8am friday', 'Is that about “grab coffee with mike”?', '[Move it: 8am friday]'],
    ['[Move it: 8am friday]', 'Moved: grab coffee with mike', '08:00'],
  ],
  'what others answer ends nothing unasked': [
    ['text dan about saturday', 'Added'],
    ['dan texted back', 'Is “text dan about saturday” done?'],
    ['yes', 'Done: text dan about saturday'],
  ],
}

test.each(Object.entries(TOLD))('%s', async (_name, turns) => {
  await talk(await person(), turns)
})

test.each([
  'lol jk',
  'bed',
  'lunch',
  'gnnn',
  'i have no motivation',
  'feel like a rubbish mum',
  "didn't do anything yesterday",
  'tom pinged me again',
  "dad won't eat",
  '18 left',
  'i am having a headache',
  'no, too vague',
  'typical',
  "she's already left",
  'it only fails on ci',
  'packed lunches done',
  'rent payed',
  'merged!',
  'they want weekly updates',
  'i look after my dad',
  'stop asking',
  'wut else',
  "what's first",
  'brain dump',
])('“%s” is no task', async (line) => {
  const ann = await person()
  await ann.says('Water plants')
  expect(textOf(await ann.says(line))).not.toContain('Added')
  expect(await titles(ann)).toEqual(['Water plants'])
})

test.each([
  'i have doubt to clear with sir',
  'ring work re friday off',
  'get passport renewed',
  'do laundry',
  'order lunch',
  'fix the app that keeps crashing',
  'ask nan if she can have sam',
  'red shed',
  'dinner friday',
  'lunch with Ana tomorrow 1pm',
])('“%s” is kept', async (line) => {
  const ann = await person()
  expect(textOf(await ann.says(line))).toContain('Added')
  expect(await titles(ann)).toHaveLength(1)
})

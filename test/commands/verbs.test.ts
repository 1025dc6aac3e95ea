// What people say every day, in several wordings each, and what it does: judged by the answer to the person.
import { describe, test } from 'vitest'
import { opener } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** By what it should do: the beginning of the answer, and the ways to say it. `|` parts lines said one after the other. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'Done: write report': [
    'I finished the report',
    'done with the report',
    'report is done',
    'mark report as done',
    'done report',
  ],
  'Done: buy milk': ['bought milk', "milk's done", 'ticked off milk', 'I got the milk', 'i did the milk'],
  '[Log it as done]': [
    'I already did laundry',
    'I already washed the car',
    'finished the slides',
    'I did the dishes',
    'the ironing is done',
    'took my vitamins at 8',
    'cleaned the kitchen',
    'I walked the dog',
    'bought stamps yesterday',
  ],
  'Let go: buy milk': ['drop milk', 'get rid of milk', 'take milk off my list', 'forget about the milk', 'delete milk'],
  'Moved: write report': [
    'move report to monday',
    "I'll do the report tomorrow",
    'report tomorrow instead',
    'push the report to next week',
    'report can wait until friday',
    "let's do the report tomorrow",
    'I will write report on friday',
  ],
  'oat milk': [
    'rename milk to oat milk',
    'change the name of milk to oat milk',
    'call milk oat milk instead',
    'milk should be called oat milk',
    'rename the milk to oat milk',
  ],
  'Saved: write report': [
    'repeat report every month',

    'do the report every friday',

    'task move report every:mon',
    'make report weekly',
    'make the report repeat every monday',
  ],
  'write report: ': [
    'split the report',
    'break down the report',
    'make the report smaller',
    'the report is too big',
    'help me split report',
  ],
  'Started: write report': [
    'start the report',
    "let's do the report",
    'work on report',
    'get started on the report',
    'begin with the report',
  ],
  'Focus: write report': [
    'focus on the report for 25 minutes',
    'pomodoro report',
    'focus 25 minutes on report',
    'deep work on report for an hour',
    'focus on report',
  ],
  'Focus: 10 minutes': [
    'set a timer for 10 minutes',
    '10 minute timer',
    'start a timer for 10 minutes',
    'timer for 10 min',
    'timer 10',
  ],
  'Break until': ['break', 'take a break', 'I need a break', 'take five', '10 minute break please'],
  'More time: write report': [
    'focus report|extend 20',
    'focus report|20 more minutes',
    'focus report|give me 20 more',
    'focus report|extend the session by 20',
    'focus report|add 20 minutes',
  ],
  'Focus: write report\nuntil': [
    'focus report|someone at the door|back',
    "focus report|interrupted|I'm back",
    'focus report|brb|back to it',
    'focus report|phone is ringing|im back',
    'focus report|interrupted|ok i am back',
  ],
  'Place saved': [
    'focus report|interrupt was on line 40',
    'focus report|hold my place at line 40',
    'focus report|I have to go, was on page 3',
    'focus report|save my place line 40',
    'focus report|interrupted|table 2, second column',
  ],
  'Noted: ': [
    'focus report|note idea: use a table',
    'focus report|jot down call Bob',
    'focus report|write down call Bob',
    'focus report|note ask Mia',
    'focus report|note to self ask Mia',
  ],
  'Tasks with “milk”: 1': ['find milk', 'search for milk', 'where is milk', "where's my milk task", 'look for milk'],
  'Open tasks: 3': ['list', 'show my tasks', 'show me everything', "what's left", 'what do i have to do'],
  'On Fri 6 March: 1': [
    "what's due tomorrow",
    "what's due Friday",
    'what is on friday',
    'anything due tomorrow',
    'what do I have on friday',
  ],
  'Habits: 2': ['show my habits', 'habits', 'list my habits', 'my habits', 'habit show'],
  'Done today: Meds': ['took my meds', 'I took my meds', 'meds done', 'check meds', 'I already took my meds'],
  'Done today at 08:00: Meds': [
    'took my meds at 8',
    'took my meds|took them at 8',
    'I took meds at 8am',
    'meds taken at 8',
    'check meds at:8',
  ],
  'Done Wed 4 March: Meds': [
    'took my meds yesterday',
    'forgot to log meds yesterday',
    'check meds yesterday',
    'I took my meds yesterday',
    'did meds yesterday',
  ],
  'Energy: low': ["I'm exhausted", 'energy low', 'feeling drained', 'no energy', 'so tired'],
  'Energy: high': ['I have loads of energy', 'energy 3', 'full of energy', 'feeling great', 'lots of energy'],
  'things now': ['I only have 10 minutes', 'got 20 minutes', 'what should I do', 'what now'],
  'One thing now': ['pick something for me'],
  '[These three]': ['plan my day', 'plan', "let's plan my day", 'help me plan my day', 'plan today'],
  'Closing today': ['wrap', 'wrap up my day', "I'm done for today", 'close the day', 'calling it a day'],
  'Your week': ['review my week', 'weekly review', 'what did I do this week', 'review', 'how was my week'],
  'Check-ins are paused until Fri 6 March': ['turn off reminders'],
  'Quiet from 22:00 to 09:00': ["don't message me before 9am", 'no messages before 9'],
  'Nothing to undo': ['not that', "hey proxy, didn't mean that"],
  'No focus session is running': ["hey proxy, I'm back"],
  'I have no list with numbers here': ['done 1 2', 'done 1', 'done 2, 3'],
  "I can't tell which one": ['first thing'],
  'Mornings at 08:30': [
    'turn on mornings',
    'turn on the morning check-in',
    'switch mornings on',
    'enable mornings',
    'nudge set morning on:yes',
  ],
  'Evenings: off': [
    'nudge set evening|turn off evenings',
    'nudge set evening|stop the evening check-ins',
    'nudge set evening|no more evening messages',
    'nudge set evening|disable evenings',
    'nudge set evening|switch evenings off',
  ],
  'Quiet from 21:00 to 08:00': [
    'quiet hours from 9pm to 8am',
    "don't message me after 9pm",
    'no messages after 9pm',
    'quiet from 21 to 8',
    'be quiet after 9pm',
  ],
  'Check-ins are paused until Mon 9 March': [
    'mute until monday',
    'pause until monday',
    'no messages until monday',
    "I'm on holiday until monday",
    'stop messaging me until monday',
  ],
  'Check-ins are paused from Mon 9 March, 04:00 until Mon 16 March, 04:00': [
    "I'm on holiday next week",
    "I'm away next week",
    "i'm on vacation next week",
    'I will be away next week',
    'on holiday next week',
  ],
  'Check-ins are paused from Mon 9 March, 04:00 until Sat 14 March, 04:00': [
    "I'm away from monday to friday",
    "I'm on holiday from 9 march to 13 march",
    "I'm on vacation from monday until friday",
    'away from monday to friday',
    "I'm on leave from monday through friday",
  ],
  'Time zone: Berlin': [
    'I moved to Berlin',
    'my timezone is Berlin',
    'change my timezone to Berlin',
    "I'm in Berlin",
    'I live in Berlin',
  ],
  'Annie (ann)': [
    'call me Annie',
    'my name is Annie',
    'change my name to Annie',
    'you can call me Annie',
    'please call me Annie',
    'I am Annie',
    "I'm Annie",
  ],
  'Saved: points hidden': [
    'hide points',
    'hide my xp',
    'me style points:hidden',

    'turn off points',
    'no points please',
  ],
  'no emoji of mine': ['turn off emojis', 'no emojis', 'me style emoji:none', 'stop using emoji', 'no emoji please'],
  'What you can say': ['help', 'what can you do', 'help me', 'what can I say', 'how does this work'],
}

/** What stays a task, in these words and with this date: lines that look like a wish of another kind. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  "Added: find out what's on friday\n[Start]": ["find out what's on friday"],
  'Added: read the book': ['read the book'],
  'Added: packed lunch for Leo': ['packed lunch for Leo'],
  '[I meant: drop: milk]': ['dump milk'],
  'Added: gym\nMon 9 March · repeats every Monday': ['put gym on calendar every Monday'],
  'slides\nMon 9 March · repeats every Monday': ['make the slides repeat every monday'],
  'Fri 6 March': ["let's do the slides tomorrow", 'I will call mum on friday'],
}

// Which database answers makes no difference to how a line is read.
const open = opener('sqlite')

/** A person with three open tasks and two habits. */
async function annWithTasks() {
  const ann = (await world(await open())).person('ann')
  for (const line of [
    'task add title:"buy milk"',
    'task add title:"write report"',
    'task add title:"call gp" due:"tomorrow 9am"',
    'habit add Meds',
    'habit add Floss',
  ])
    await ann.says(line)
  ann.world.clock.advance({ minutes: 120 })
  return ann
}

const each = (said: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(said).flatMap(([answer, lines]) => lines.map((line) => [line, answer] as const))

describe('everyday wordings', () => {
  test.each(each(SAID))('%s → %s', async (said, answer) => {
    const ann = await annWithTasks()
    const lines = said.split('|')
    for (const line of lines.slice(0, -1)) await ann.says(line)
    await talk(ann, [[lines.at(-1) ?? '', answer, not('Added: ')]])
  })

  test.each(each(KEPT))('%s is kept: %s', async (said, answer) => {
    await talk(await annWithTasks(), [[said, answer, 'Added: ']])
  })

  test('“not that” takes back what was just done, where no question is open', async () => {
    await talk(await annWithTasks(), [
      ['drop milk', 'Let go: buy milk'],
      ['hey proxy, not that', 'Undone'],
      ['find milk', 'Tasks with “milk”: 1'],
    ])
  })

  test('a habit is checked, though a task has its name in its own', async () => {
    const ann = await annWithTasks()
    await talk(ann, [
      ['task add title:"order meds"', 'Added: order meds'],
      ['took my meds at 8', 'Done today at 08:00: Meds'],
    ])
  })

  test('a thing is found by its moment, where no name says it', async () => {
    await talk(await annWithTasks(), [['delete my 9am tomorrow reminder', 'Let go: call gp']])
  })

  test('only what is not there is added', async () => {
    const ann = await annWithTasks()
    await talk(ann, [
      ['add milk to my list if it is not there', 'Already on the list: buy milk'],
      ['add eggs to my list if it is not there', 'Added: eggs'],
    ])
  })

  test('numbers are rows where a list was shown', async () => {
    await talk(await annWithTasks(), [
      ['list', 'Open tasks: 3'],
      ['done 1 2', 'Done', not('Added: ')],
    ])
  })
})

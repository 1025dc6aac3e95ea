// Talk of strangers: statements, notes on a thing by its name, one day of a series, breaks, corrections, asides.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, type Turn, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of a stranger', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test.each([
    'the tap is leaking',
    "we're out of milk",
    'car needs petrol',
    'fridge is empty',
    "battery's dying",
    "the boiler isn't working",
    'washing machine keeps stopping',
    'no bread left',
  ])('“%s” is kept, with Undo', async (line) => {
    const ann = await person()
    await talk(ann, [
      [line, `Added: ${line}`, '[Undo]'],
      ['undo', 'Undone'],
    ])
    expect(await titles(ann)).toEqual([])
  })

  test.each([
    "i'm out of energy",
    'she is asleep',
    'that went quickly',
    'my brain is empty',
    'nothing sounds appealing',
  ])('“%s” is no task, and one tap away', async (line) => {
    const ann = await person()
    await talk(ann, [[line, not('Added')]])
    expect(await titles(ann)).toEqual([])
  })

  test.each(['lunch', 'bed', 'off to lunch', 'gym time'])('“%s” is a goodbye, and may be a task', async (line) => {
    await talk(await person(), [
      [line, 'Bye for now', '[Add as a task]'],
      ['[Add as a task]', `Added: ${line}`],
    ])
  })

  test('a note on a thing by its name, and what was noted is read again', async () => {
    const ann = await person()
    await talk(ann, [
      ['dentist friday 10am', 'Added: dentist'],
      ['add a note to the dentist: bring the card', 'Comment added: dentist', '“bring the card”'],
      ['note for the dentist: ask about the crown', 'Comment added: dentist'],
      ['what did I need for the dentist', 'dentist', 'bring the card', 'ask about the crown'],
      ['what do i need to bring to the dentist', 'bring the card'],
      ['read me the notes for the dentist', 'ask about the crown'],
      ['add a note to the plumber: ring twice', not('Comment added')],
    ])
  })

  test.each([
    "don't remind me of standup tomorrow",
    'no standup tomorrow',
    "i can't make standup tomorrow",
    'skip standup tomorrow',
  ])('“%s” leaves out one day, and the series stays', async (line) => {
    const ann = await person()
    await talk(ann, [
      ['standup every weekday at 15:00', 'Thu 5 March, 15:00'],
      [line, 'Skipped on Fri 6 March: standup', 'The one of Thu 5 March, 15:00 stays.'],
      ['done standup', 'next Mon 9 March, 15:00'],
      ['undo', 'Undone'],
      ['undo', 'Undone'],
      ['done standup', 'next Fri 6 March, 15:00'],
    ])
  })

  test('a day that is not one of its days is said, and what comes once is asked about', async () => {
    const ann = await person()
    await talk(ann, [
      ['standup every weekday at 15:00', 'Added'],
      ["don't remind me of standup on sunday", "standup isn't due on Sun 8 March", not('no date')],
      ['dentist tomorrow 10am', 'Added'],
      ["don't remind me of the dentist tomorrow", 'comes once: Fri 6 March, 10:00', '[Let it go]'],
      ["i can't do the dentist tomorrow", 'When instead? dentist', '[Next week]'],
      ['monday', 'Moved: dentist', 'Mon 9 March, 10:00'],
    ])
  })

  test('“back” in a break ends it, and its reminder doesn’t come', async () => {
    const { earth, heart } = await annNudged(await open(), new Date('2026-03-05T09:00:00Z'))
    const ann = earth.person('ann', {}, 'dm-ann')
    await talk(ann, [
      ['break 10', 'Break until 10:10'],
      ['back', 'The break is over.'],
    ])
    await heart.pass(15)
    expect(heart.heard()).toEqual([])
    await talk(ann, [['back', 'Welcome back']])
  })

  test.each<readonly [string, readonly Turn[]]>([
    [
      'another day',
      [
        ['call mom sunday', 'Sun 8 March'],
        ['tomorrow instead', 'Moved: call mom', 'Fri 6 March'],
      ],
    ],
    [
      'not that day',
      [
        ['call mom sunday', 'Sun 8 March'],
        ['not sunday, saturday', 'Moved: call mom', 'Sat 7 March'],
      ],
    ],
    [
      'better then',
      [
        ['call mom sunday', 'Added'],
        ['friday would be better', 'Moved: call mom', 'Fri 6 March'],
      ],
    ],
    [
      'the week after',
      [
        ['dentist friday 9am', 'Added'],
        ['move it to the week after', 'Fri 13 March, 09:00'],
      ],
    ],
    [
      'earlier',
      [
        ['dentist friday 9am', 'Added'],
        ['make the dentist 30 mins earlier', 'Fri 6 March, 08:30'],
      ],
    ],
    [
      'how long',
      [
        ['write essay', 'Added'],
        ['its gonna take about 2 hours', 'Saved', '2 h'],
      ],
    ],
    [
      'the day before',
      [
        ['dentist friday 9am', 'Added'],
        ['remind me the day before', 'reminds 1 day before'],
      ],
    ],
    [
      'somebody’s wish',
      [
        ['client call thursday 2pm', 'Added'],
        ['oh she wants to do it friday instead', 'Is that about “client call”?', '[Move it: friday'],
      ],
    ],
    ['an aside', [['nvm one more thing, print the handout tomorrow', 'Added: print the handout', 'Fri 6 March']]],
    ['polite ends', [['remind me to ring occ health tmrw at 10 pls', 'Added: ring occ health', not('pls')]]],
    ['an emoji', [['goodnight 😴', not('Added')]]],
    ['thanks', [['thanks you legend', 'Any time.']]],
    ['a slip', [['oh dear i pressed something', 'No harm done', '[Undo last change]']]],
    ['awake', [['ok im awake', 'Hello', not('Energy')]]],
    ['tired', [['just got in from a night shift and im shattered', 'enough for now']]],
    ['how far', [['how am i doing today', 'Done on Thu 5 March']]],
    ['settings', [['how do i turn off the points thing', 'hide points']]],
    ['a calendar', [['can you sync with google calendar', 'calendar add']]],
    ['the first thing', [['whats my most important thing today', not('I call you')]]],
    [
      'small',
      [
        ['write essay', 'Added'],
        ['5 min thing', '5 min free'],
      ],
    ],
    [
      'told',
      [
        ['hand in the rota by sunday', 'Added'],
        ['did i tell you about the rota thing', 'hand in the rota'],
        ['yes when is it due', 'Sun 8 March'],
      ],
    ],
    [
      'show a habit',
      [
        ['habit add Run', 'New habit'],
        ['show runs', 'Run', not('Added')],
      ],
    ],
    ['show nothing', [['show me the invoices', 'Nothing open is called “invoices”', '[Add as a task]']]],
    [
      'an emoji before its date',
      [
        ['party :tada:, friday', /Added: party :tada:$/m],
        ['party 🎉, friday', /Added: party 🎉$/m],
      ],
    ],
    ['hours of a span', [['call the bank tomorrow between 9 and 11', 'Fri 6 March, 09:00', not('21:00?')]]],
    [
      'a remark behind a report',
      [
        ['order nappies', 'Added'],
        ['nappies ordered, coming tomorrow', 'Done: order nappies'],
      ],
    ],
    [
      'done, and why',
      [
        ['text jo about it', 'Added'],
        ['done, she said yes', 'Done: text jo about it'],
      ],
    ],
    [
      'let go, and why',
      [
        ['shift swap', 'Added'],
        ['drop the shift swap, its sorted', '[I meant: drop]', not('matches')],
      ],
    ],
    [
      'one of two',
      [
        ['buy paper and a stapler', 'Added'],
        ['remove the stapler', 'is more than that', not('Let go')],
      ],
    ],
    [
      'out',
      [
        ['put the bins out', 'Added'],
        ['bins out', 'Done: put the bins out'],
      ],
    ],
    [
      'another clock',
      [
        ['take folic acid tomorrow 8am', 'Added'],
        ['can i change the time of the folic acid to 9', 'Fri 6 March, 09:00'],
      ],
    ],
    [
      'wrong',
      [
        ['dentist friday 9am', 'Added'],
        ['push the dentist by a week', 'Fri 13 March'],
        ["no wait, that's wrong", 'Undone'],
      ],
    ],
    [
      'a quote',
      [
        ['chapter 7 edits', 'Added'],
        ['add "look up trains" to chapter 7', 'Comment added: chapter 7 edits', '“look up trains”'],
      ],
    ],
    [
      'none this week',
      [
        ['footy practice every wednesday at 6', 'Added'],
        ['no practice this week', not('Saved'), not('Undone')],
      ],
    ],
    [
      'time spent',
      [
        ['write essay', 'Added'],
        ['how much time did I spend on the essay?', 'write essay', '[Start]'],
      ],
    ],
    ['energy', [['set my energy to low', 'Energy: low']]],
    [
      'how it is',
      [
        ["I'm on lates this week", not('Added')],
        ["I'm writing a novel and I keep procrastinating", not('Added')],
      ],
    ],
    ['too much', [['bit much', not('Added')]]],
    [
      'no reminder then',
      [
        ['yoga on tuesdays at 6', 'Added'],
        ["don't remind me of yoga next tuesday", 'Skipped: yoga', 'Tue 17 March'],
      ],
    ],
    ['new, and asks', [['new to this, how does it work', 'What you can say', not('Added')]]],
    ['new here', [['Hi there, first time here.', not('Added')]]],
    ['a drawn-out word', [['this is sooo boring', not('Added')]]],
    ['short spelling', [['can u remind me abt footy practice at 6 on weds', 'Added: footy practice']]],
    [
      'something else',
      [
        ['write essay', 'Added'],
        ['what now', '[Others]'],
        ['gimme smth else', not('Added')],
      ],
    ],
    ['a word of the product', [['whats a streak', 'Streaks', 'in a row']]],
    ['a rhythm', [["Ella's swimming has moved to Thursdays at 4", 'Added']]],
  ])('%s', async (_kind, turns) => {
    await talk(await person(), turns)
  })

  test('a week is all of its days', async () => {
    await talk(await person(), [
      ['essay tomorrow', 'Added'],
      ['call mom sunday', 'Added'],
      ['dentist tuesday', 'Added'],
      ["what's due this week", 'This week: 2', 'essay', 'call mom', not('dentist')],
      ["what's on next week", 'Next week: 1', 'dentist'],
      ["what's on this weekend", 'This weekend: 1', 'call mom'],
    ])
  })

  test('a goodbye is no answer to “anything else on your mind?”', async () => {
    const ann = await person()
    await talk(ann, [
      ['wrap up', 'Anything else on your mind?'],
      ['thanks, bye!', not('Saved')],
    ])
    expect(await titles(ann)).toEqual([])
    await talk(ann, [
      ['wrap up', 'Anything else on your mind?'],
      ['call the landlord', 'Saved: call the landlord'],
    ])
  })

  test('the labels that words stand for are those that are shown', async () => {
    const ann = await person()
    await talk(ann, [
      ['i posted the parcel', '[Log it as done]', '[Add as a task]'],
      ['write that down', 'Added: i posted the parcel'],
      ['buy milk', 'Added'],
      ['what now', '[Others]'],
      ['something else', not('Added')],
    ])
  })
})

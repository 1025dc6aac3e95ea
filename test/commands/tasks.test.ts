// Every verb of a task as a conversation: done as wished, refused with a way out, and twice.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const WEDNESDAY = new Date('2026-03-04T09:30:00Z')

describeOnBothEngines('tasks in conversation', (open) => {
  const ann = async () => (await world(await open(), { now: WEDNESDAY })).person('ann')

  test('capture and fix, as it was promised', async () => {
    await talk(await ann(), [
      [
        'Email landlord about damp Friday #home ~10m @life',
        "Added: Email landlord about damp\nFri 6 March · 10 min · Life · #home\nNo time, so no reminder. It will be in Friday's plan.\n[Start] [Edit] [No date] [Undo]",
      ],
      ['[No date]', 'Email landlord about damp\nno date · 10 min · Life · #home\n[Start] [Undo]'],
      ['task move landlord to:none', 'No change: Email landlord about damp', 'no date', not('[Undo]')],
      ['undo', 'Undone'],
      ['task show landlord', 'Fri 6 March'],
    ])
  })

  test('move: tomorrow by itself, a date in words, refused words, none', async () => {
    await talk(await ann(), [
      ['task move', 'Which task? Type', '[Show tasks]'],
      ['Report draft', 'Added: Report draft'],
      ['later report', 'Moved: Report draft\nto Thu 5 March', '[Undo]'],
      ['later report', 'No change: Report draft', not('[Undo]')],
      ['task move report friday 9am', 'to Fri 6 March, 09:00'],
      ['task move report to:soonish', 'as a date. Try', 'tomorrow 9am'],
      // Put off without a day: never to an earlier one.
      ['task move', 'No change: Report draft\nFri 6 March, 09:00'],
      ['task move report to:none', 'Report draft\nno date'],
      ['start report', 'Started: Report draft'],
      ['/later', 'Moved: Report draft'],
    ])
  })

  test('repeat on a calendar: the open one moves on, missed ones never pile up, undo restores', async () => {
    const person = await ann()
    await talk(person, [
      ['Water plants', 'Added'],
      ['task move plants every:mon', 'Saved: Water plants\nRepeats every Monday, next on Mon 9 March'],
      ['task move plants every:mon', 'No change', 'repeats every Monday', not('[Undo]')],
      ['task move plants every:sometimes', 'as a repeat. Try'],
      ['done plants', 'Done: Water plants', 'It repeats: next Mon 16 March'],
      ['task list', 'Open tasks: 1', 'Mon 16 March', 'repeats every Monday'],
      ['undo', 'Undone: Water plants is open again.'],
      ['task list', 'Open tasks: 1', 'Mon 9 March', 'repeats every Monday'],
    ])
    person.world.clock.advance({ days: 40 })
    await talk(person, [
      ['done plants', 'It repeats: next Mon 20 April'],
      ['task list', 'Open tasks: 1'],
      ['task move "water plants" every:none', /Water plants|Several/],
    ])
  })

  test('what has a date begins to repeat there, at its time; a rhythm said in a capture is set at once', async () => {
    await talk(await ann(), [
      ['Pay rent 1 April 9:00', 'Added: Pay rent'],
      ['task move rent every:monthly', 'Saved: Pay rent\nRepeats monthly at 09:00, next on Wed 1 April, 09:00'],
      ['task move rent every:monthly', 'No change', not('[Undo]')],
      ['done rent', 'It repeats: next Fri 1 May, 09:00'],
      ['Smile every time I cook', 'Added', not('[Repeat it]')],
    ])
  })

  test('what a line says of time is set and said, or offered; named values count on a bare line', async () => {
    await talk(await ann(), [
      ['Bins out every tuesday evening', 'Added: Bins out in the evening', 'repeats every Tuesday', '[Only once]'],
      ['[Only once]', not('repeats every')],
      ['Gym every morning 7am', 'Thu 5 March, 07:00 · repeats every day at 07:00', '[Only once]'],
      ['update the agenda on Mondays', 'Added: update the agenda on Mondays', '[Repeat it]'],
      ['[Repeat it]', 'Repeats every Monday'],
      ['take meds 7am and 7pm daily', 'Added: take meds', '2 tasks, one for each time'],
      ['buy milk due:friday', 'Added: buy milk', 'Fri 6 March'],
      ['add Buy paint notes:the blue one', 'Added: Buy paint'],
      ['party 7/4', 'Tue 7 April', '[Sat 4 July?]'],
      ['[Sat 4 July?]', 'Sat 4 July'],
    ])
  })

  test('repeat after it was done, with a time of its own', async () => {
    await talk(await ann(), [
      ['Change filter', 'Added'],
      ['task move filter every:"3 days after done"', 'Repeats 3 days after done'],
      ['done filter', 'It repeats: next Sat 7 March'],
      ['task move filter every:"weekday 9am"', 'Repeats every weekday at 09:00', 'Thu 5 March, 09:00'],
      ['task list', 'repeats every weekday at 09:00'],
      ['task move filter every:none', /Change filter/, not('repeats')],
    ])
  })

  test('block, twice, with another reason, and back', async () => {
    await talk(await ann(), [
      ['Tax return', 'Added'],
      ['task block tax on:"the letter"', 'Blocked: Tax return\nWaiting for the letter', '[Put back]', '[Undo]'],
      ['task block tax on:"the letter"', 'Already blocked: Tax return', not('[Undo]')],
      ['task block tax on:Ben', 'Blocked: Tax return\nWaiting for Ben'],
      ['task list view:blocked', 'Blocked: 1', 'until something else happens', 'blocked, waiting for Ben'],
      ['task reopen tax', 'Back on the list: Tax return', '[Start]'],
      ['task reopen tax', 'Already open'],
      ['done tax', 'Done'],
      ['task block tax', "That's done", '[Put back]'],
      ['task block nonsense', 'No task matches “nonsense”'],
    ])
  })

  test('a day gone by is read, said to be past, and another one offered', async () => {
    const person = await ann()
    await talk(person, [
      ['Tax return', 'Added'],
      ['task move tax to:yesterday', '“yesterday” is in the past: it was Tue 3 March.', '[Today] [Tomorrow]'],
      ['[Tomorrow]', 'Moved: Tax return', 'Thu 5 March'],
      ['task move tax to:"last friday"', 'it was Fri 27 February'],
      ['task move tax to:"last thursday"', 'it was Thu 26 February'],
      ['task move tax to:"2 days ago"', 'it was Mon 2 March'],
      ['task move tax to:2026-03-01', 'it was Sun 1 March'],
      ['task move tax to:"last month"', 'as a date. Try', '[Today] [Tomorrow]'],
      ['task add Old letter due:yesterday', '“yesterday” is in the past: it was Tue 3 March.', '[Today] [Tomorrow]'],
      // Here it is of use.
      ['project add House starts:yesterday', 'New project: House'],
      ['photos from last friday', 'Added: photos from last friday', not('27')],
    ])
  })

  test('nothing is in progress: what to say names no task that is not there', async () => {
    await talk(await ann(), [
      ['task done', 'Which one is done? Type “done” and part of its name.', not('milk')],
      ['task move', 'Type “later” and part of its name.', not('milk')],
    ])
  })

  test('drop and put back; start and done of what was let go say so', async () => {
    await talk(await ann(), [
      ['Learn harp', 'Added'],
      ['drop harp', 'Let go: Learn harp', '[Undo]'],
      ['drop harp', 'Already let go', not('[Undo]')],
      ['start harp', 'was let go', '[Put back]'],
      ['[Put back]', 'Back on the list: Learn harp'],
      ['start harp', 'Started'],
      ['start harp', 'Already in progress'],
      ['done', 'Done: Learn harp'],
      ['done harp', 'Already done, at'],
      ['start harp', "That's done"],
    ])
  })

  test('edit words and size; the same again says so', async () => {
    await talk(await ann(), [
      ['Buy milk', 'Added'],
      ['task edit milk title:"Buy oat milk" minutes:15', 'Saved', 'Buy oat milk', '15 min'],
      ['task edit milk title:"Buy oat milk"', 'No change', not('[Undo]')],
      ['task edit milk minutes:9999', 'Minutes must be from 1 to 6000'],
      ['task edit milk minutes:none priority:high', 'high priority', not('15 min')],
    ])
  })

  test('zone: and tag: are marks too, for clients that catch @ and #', async () => {
    await talk(await ann(), [
      ['Paint the door zone:life tag:diy', 'Added: Paint the door', 'Life · #diy'],
      ['Ask about zone:moon', 'Added: Ask about zone:moon'],
    ])
  })

  test('a date behind its name is as long as it is, and no longer', async () => {
    await talk(await ann(), [
      ['task add Report due:tomorrow 9am', 'Added: Report', 'Thu 5 March, 09:00'],
      ['task add Visit due:next friday with flowers', 'Added: Visit with flowers', 'Fri 13 March'],
      ['task add due:5 March 14:00 Call the bank', 'Added: Call the bank', 'Thu 5 March, 14:00'],
      ['task move report to:mon 10:30', 'Mon 9 March, 10:30'],
      ['task move report to:soonish', 'as a date. Try'],
    ])
  })

  test('lists: views, words, tags, five a page and how many are left', async () => {
    const person = await ann()
    for (const number of [1, 2, 3, 4, 5, 6, 7])
      await person.says(`Thing ${['a', 'b', 'c', 'd', 'e', 'f', 'g'][number - 1]} #Home`)
    await talk(person, [
      ['tasks', 'Open tasks: 7', 'and 2 more', '[More]'],
      ['[More]', 'Thing g', '[Back]', not('more')],
      ['task list tag:home', 'Open tasks: 7'],
      ['task list tag:hom', 'Nothing is open'],
      ['task list find:thing page:9', 'past the last page', '[Back]'],
      ['[Back]', 'Thing g'],
      ['Learn to juggle type:idea', 'Added'],
      ['task add Learn to juggle type:idea', 'Added: Learn to juggle'],
      ['task list view:ideas', 'Ideas: 2'],
      ['task list view:today', 'Nothing is planned for today'],
      ['later Thing a', 'Moved'],
      ['task list view:dropped', 'Nothing was let go'],
    ])
    person.world.clock.advance({ days: 5 })
    await talk(person, [['task list view:waiting', 'Waiting for you, or with others: 1', 'day has passed', 'Thing a']])
  })

  test('a list comes back with the outcome on top', async () => {
    await talk(await ann(), [
      ['Call vet', 'Added'],
      ['tasks', 'Done: Call vet'],
      ['[Done: Call vet]', /^Done: Call vet.*\nOpen tasks/, 'Nothing is open', '[Undo]', not('[Undo] [Undo]')],
    ])
  })

  test('what is captured as a goal offers to become one', async () => {
    const shown = await talk(await ann(), [['task add Learn Greek type:goal', '[Make a goal]']])
    expect(shown.view.buttons.find(({ label }) => label === 'Make a goal')?.line).toBe('goal add title:"Learn Greek"')
  })
})

describeOnBothEngines('trees', (open) => {
  const ann = async () => (await world(await open(), { now: WEDNESDAY })).person('ann')

  test('parts roll up, the last one done offers the whole', async () => {
    await talk(await ann(), [
      ['Move house', 'Added'],
      ['Pack books ~30m', 'Added'],
      ['Call movers ~10m', 'Added'],
      ['task file books parent:house', 'Filed', 'Part of Move house'],
      ['task file books parent:house', 'No change', not('[Undo]')],
      ['task file movers parent:house', 'Filed'],
      ['task show house', '40 min', 'Parts 0 of 2', 'Pack books'],
      ['done books', 'Done: Pack books', not('last part')],
      ['done movers', 'That was the last part of “Move house”', '[Finish it too]'],
      ['yes', 'Done: Move house'],
    ])
  })

  test('a circle, itself, and too deep a tree are refused', async () => {
    const person = await ann()
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
    for (const name of names) await person.says(`Level ${name}`)
    for (const [index, name] of names.slice(1, 7).entries())
      await talk(person, [[`task file "level ${name}" parent:"level ${names[index]}"`, 'Filed']])
    await talk(person, [
      ['task file "level eight" parent:"level seven"', 'seven levels'],
      ['task file "level one" parent:"level three"', 'is already a part of this task', '[Take it out first]'],
      ['task file "level one" parent:"level one"', "can't be part of itself"],
      ['drop "level five"', 'Let go'],
      ['task list', 'Open tasks: 5'],
      ['task reopen "level five"', 'Back on the list'],
      ['task list', 'Open tasks: 8'],
    ])
  })

  test('another project takes all parts along; a parent has to be in the same one', async () => {
    await talk(await ann(), [
      ['project add Flat', 'New project: Flat'],
      ['Paint walls', 'Added'],
      ['Buy paint', 'Added'],
      ['Flat things +flat', 'in Flat'],
      ['task file "buy paint" parent:"paint walls"', 'Filed'],
      ['task file "paint walls" parent:"flat things"', 'Both need to be in the same project', '[Move it there]'],
      ['[Move it there]', 'Filed', 'in Flat', 'Part of Flat things'],
      ['task list project:flat', 'Open tasks: 3'],
      ['undo', 'Undone'],
      ['task list project:flat', 'Open tasks: 1'],
    ])
  })

  test('zone, tags and goal', async () => {
    await talk(await ann(), [
      ['Renew passport', 'Added'],
      ['task file passport zone:life tags:"papers, travel"', 'Life', '#papers', '#travel'],
      ['task file passport zone:none', not('Life')],
      ['task file passport zone:Mars', 'No zone matches “Mars”'],
      ['task file passport goal:world', 'No goal matches'],
    ])
  })

  test('a reply to a task’s card is a comment, whose message carries its changes', async () => {
    const person = await ann()
    const added = await person.says('Fix bike')
    const on = { channelId: 'with-ann', messageId: 'card' }
    const subject = added.view.card
    if (!subject) throw new Error('No card')
    await person.world.dispatcher.recordCard(person.request({ kind: 'typed', line: '' }), subject, on)
    const message = { channelId: 'with-ann', messageId: 'mine' }
    expect(textOf(await person.says('The back wheel', { targetMessage: on, ownMessage: message }))).toContain(
      'Comment added: Fix bike',
    )
    const edited = await person.world.dispatcher.answer(
      person.request({ kind: 'edited', line: 'Front wheel' }, { ownMessage: message }),
    )
    expect(textOf(edited)).toContain('Comment changed')
    await talk(person, [['task show bike', 'ann: Front wheel', 'edited']])
    await person.world.dispatcher.answer(person.request({ kind: 'edited', line: '' }, { ownMessage: message }))
    await talk(person, [['task show bike', not('wheel')]])
  })

  test('an edited message reads its untouched capture again', async () => {
    const person = await ann()
    const message = { channelId: 'with-ann', messageId: 'line' }
    await person.says('Call dentst friday', { ownMessage: message })
    const edit = (line: string) => {
      person.world.clock.advance({ minutes: 1 })
      return person.world.dispatcher.answer(person.request({ kind: 'edited', line }, { ownMessage: message }))
    }
    expect(textOf(await edit('Call dentist monday'))).toMatch(/Call dentist\n.*Mon 9 March/)
    expect(textOf(await edit('Call dentist monday ~5m'))).toMatch(/Call dentist\n.*Mon 9 March.*5 min/)
    await talk(person, [['start dentist', 'Started']])
    expect(textOf(await edit('Call the dentist'))).toContain('changed since')
    await talk(person, [['tasks', 'Open tasks: 1', 'Call dentist']])
  })
})

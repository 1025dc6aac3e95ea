// Talk as days go on: what is said of what was just saved, moved, started or reminded of. Each line stands for its kind.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('talk as days go on', (open) => {
  const person = async () => (await world(await open())).person('ann')
  /** Ann, who is reminded where she talks. */
  const nudged = async () => {
    const made = await annNudged(await open(), MORNING)
    return { ...made, ann: made.earth.person('ann', {}, 'dm-ann') }
  }

  test.each([
    ['~2h', '2 h'],
    ['2 hours', '2 h'],
    ['about half an hour', '30 min'],
    ["it'll take 45 minutes", '45 min'],
    ['1.5 hours', '1 h 30 min'],
    ['an hour and a half or so', '1 h 30 min'],
    ['maybe 20 min', '20 min'],
  ])('“%s” is how long the thing takes that was just saved', async (line, minutes) => {
    const ann = await person()
    await talk(ann, [
      ['Write the grant application', 'Added'],
      [line, 'Saved', 'Write the grant application', minutes, '[Undo]', not('Added: ')],
      ['undo', 'Undone'],
    ])
    expect(await ann.world.database.knex('tasks').pluck('estimated_hours')).toEqual([null])
  })

  test('a length is no estimate of what was saved long ago, begun, or beside others', async () => {
    const ann = await person()
    await talk(ann, [
      ['Water plants', 'Added'],
      ['what now', 'now'],
      ['half an hour', '30 min free'],
    ])
  })

  test('“too big” without a step splits what is in progress, or was just spoken of', async () => {
    await talk(await person(), [
      ['Clean the kitchen', 'Added'],
      ['start', 'Started: Clean the kitchen'],
      ["that's too big", 'Clean the kitchen', '[Save and start]', not('No step is open')],
    ])
    await talk(await person(), [
      ['Clean the kitchen', 'Added'],
      ["that's too big", 'Clean the kitchen', '[Save and start]'],
    ])
  })

  test('what is put off while in progress is not offered again that day', async () => {
    const ann = await person()
    await talk(ann, [
      ['write report', 'Added'],
      ['start report', 'Started'],
      ['later', 'Moved: write report'],
      ['what now', not('write report')],
      ['undo', 'Undone'],
      ['what now', 'write report'],
    ])
  })

  test.each(['later', 'not now', 'in a bit', 'give me a minute', 'not yet', 'later!'])(
    '“%s” below a reminder puts the reminder off, and no day',
    async (line) => {
      const { ann, heart } = await nudged()
      await ann.says('remind me to take the bread out in 15 minutes')
      await heart.pass(20)
      expect(heart.heard().join()).toContain('take the bread out, 10:15.')
      expect(textOf(await ann.says(line))).toMatch(
        /Again at 10:30: take the bread out[\s\S]*\[In 1 h\] \[Move to tomorrow\] \[Undo\]/,
      )
      await heart.pass(15)
      expect(heart.heard().join()).toContain('take the bread out')
    },
  )

  test('“give me a minute” is a break where nothing was reminded of, or a break is over', async () => {
    const { ann, heart } = await nudged()
    await talk(ann, [['give me a minute', 'Break until 10:01']])
    await heart.pass(2)
    expect(heart.heard()).toHaveLength(1)
    await talk(ann, [['give me 5 minutes', 'Break until 10:07']])
  })

  test('another length takes the place of the first, and it rings once', async () => {
    const { ann, heart } = await nudged()
    await ann.says('remind me to take the bread out in 15 minutes')
    await heart.pass(16)
    heart.heard()
    const put = await ann.says('later')
    expect(textOf(await ann.presses(put, 'In 1 h'))).toContain('Again at 11:16')
    // Both were one putting off.
    expect(await ann.world.database.knex('task_deferrals').pluck('way')).toEqual(['snoozed'])
    await heart.pass(59)
    expect(heart.heard()).toEqual([])
    await heart.pass(2)
    expect(heart.heard()).toHaveLength(1)
  })

  test('a habit is put off too, and a day is moved where nothing was reminded of', async () => {
    const { ann, heart } = await nudged()
    await talk(ann, [
      ['Water plants', 'Added'],
      ['habit add Meds at:10:20', 'Meds'],
    ])
    await heart.pass(21)
    await talk(ann, [
      ['later', 'Again at 10:51: Meds', '[In 1 h]'],
      ['Buy milk', 'Added'],
      ['later', 'Moved: Buy milk', 'Fri 6 March'],
      ['in a bit', not('Added: '), not('Again at')],
    ])
  })

  test('who puts off what they focus on has stopped', async () => {
    await talk((await nudged()).ann, [
      ['Report', 'Added'],
      ['focus on report for 60 minutes', 'Focus: Report'],
      ['later', 'Moved: Report', 'Focus stopped: 0 minutes counted.', '[Undo]'],
      ['undo', 'Undone'],
      ['focus', 'Already in focus: Report'],
    ])
  })

  test.each(['actually no, keep it', 'leave it', 'no, leave it as it is', "don't bother", 'neither'])(
    '“%s” ends “Which one?”',
    async (line) => {
      const ann = await person()
      for (const title of ['buy milk', 'buy oat milk']) await ann.says(title)
      await talk(ann, [
        ['done milk', 'Which one?'],
        [line, 'Nothing was changed.'],
        ['tasks', 'Open tasks: 2'],
      ])
    },
  )

  test.each(['actually no, keep it', 'leave it as it was', 'no, leave it'])('“%s” takes a move back', async (line) => {
    const ann = await person()
    await talk(ann, [
      ['buy milk tomorrow', 'Added'],
      ['move milk to monday', 'Moved: buy milk', 'Mon 9 March'],
      [line, 'Undone'],
      ['tasks', 'Fri 6 March'],
    ])
  })

  test.each(['nope, something else', 'not that one', 'something else'])(
    '“%s” below a suggestion that was started takes it back and shows others',
    async (line) => {
      const ann = await person()
      for (const title of ['Buy milk', 'Call Ann', 'Laundry', 'Email Sam', 'Wash car']) await ann.says(title)
      await talk(ann, [
        ['what now', '[Others]'],
        ['the first one', 'Started: '],
        [line, '[Others]', not('in progress'), not('No question')],
      ])
      expect(await ann.world.database.knex('tasks').where({ status: 'in_progress' }).pluck('title')).toEqual([])
    },
  )

  test.each([
    ['remind me every morning to check the calendar', 'check the calendar', '09:00', 'every day at 09:00'],
    ['remind me tomorrow morning to call mum', 'call mum', 'Fri 6 March, 09:00', '[08:00?] [10:00?] [Other time]'],
    ['remind me friday evening to water the plants', 'water the plants', 'Fri 6 March, 18:00', '[17:00?] [19:00?]'],
    ['can you remind me to put the bins out tonight', 'put the bins out', '21:00', "You didn't say a time"],
    ['remind me every evening to stretch', 'stretch', 'every day at 18:00', '[Only once]'],
  ])('“%s” rings at a usual time, which is said', async (line, title, ...answers) => {
    const ann = await person()
    await ann.says('me edit timezone:Vienna')
    await talk(ann, [[line, `Added: ${title}`, ...answers, not('No time, so no reminder')]])
    expect(await ann.world.database.knex('tasks').pluck('title')).toEqual([title])
  })

  test('the usual time is changed in one tap, once and for each time; without “remind me” no time is chosen', async () => {
    const ann = await person()
    await talk(ann, [
      ['me edit timezone:Vienna', 'Vienna'],
      ['remind me tomorrow morning to call mum', '09:00'],
      ['[10:00?]', 'Moved: call mum', 'Fri 6 March, 10:00'],
      ['remind me every evening to stretch', '18:00'],
      ['[19:00?]', 'every day at 19:00'],
      ['dinner saturday evening', 'Sat 7 March, evening', not('18:00')],
      ['water the plants every morning', 'No time, so no reminder'],
    ])
  })

  test('the end of a time is kept in the notes, and said', async () => {
    const ann = await person()
    await talk(ann, [
      ['me edit timezone:Vienna', 'Vienna'],
      ['call the bank tomorrow between 9 and 11', 'Fri 6 March, 09:00', '“between 9 and 11” is in the notes.'],
      ['meet Ann friday 2-4pm', 'Fri 6 March, 14:00', '“2-4pm” is in the notes.'],
      ['dentist friday 9am', 'Added: dentist', not('notes')],
    ])
    expect(await ann.world.database.knex('tasks').orderBy('created_at').pluck('description')).toEqual([
      'between 9 and 11',
      '2-4pm',
      '',
    ])
  })

  test.each(['how long do things take me', 'am i bad at estimating', 'how accurate are my estimates'])(
    '“%s” tells what is known of one’s estimates',
    async (line) => {
      const { earth, ann } = await nudged()
      await talk(ann, [[line, "I can't say yet how long things take you", 'I need 3 finished tasks']])
      for (const title of ['Report', 'Letter', 'Slides']) {
        await ann.says(`${title} ~10m`)
        await ann.says(`start ${title}`)
        earth.clock.advance({ minutes: 20 })
        await ann.says(`done ${title}`)
      }
      await talk(ann, [[line, 'Things take you 2 × as long as you say', '3 finished tasks', 'Slides: 10 → 20 min']])
    },
  )

  test.each(['plan my day tomorrow', 'plan friday', "let's plan tomorrow"])(
    '“%s” shows what that day holds',
    async (line) => {
      const ann = await person()
      await talk(ann, [
        ['dentist friday 9am', 'Added'],
        [line, 'A day is planned on its own morning', 'On Fri 6 March: 1', 'dentist', not('Added')],
        ["plan saturday's party", "Added: plan saturday's party"],
        ['plan', 'Morning, ann'],
      ])
    },
  )

  test.each([
    ['nothing works today', 'enough for now'],
    ['that went well', 'Good to hear'],
    ['I got it all wrong', 'enough for now'],
    ['everything went wrong today', 'enough for now'],
  ])('“%s” is a feeling, and no task', async (line, answer) => {
    const ann = await person()
    await talk(ann, [[line, answer, not('Added: ')]])
    expect(await ann.world.database.knex('tasks').pluck('title')).toEqual([])
  })

  test('of a message with two offers few buttons are drawn, and every choice is behind one', async () => {
    const { ann, heart } = await nudged()
    await talk(ann, [
      ['habit add Meds', 'Meds'],
      ['after meds, stretch', 'After Meds: stretch'],
      ['after meds, brush teeth', 'After Meds: brush teeth'],
      ['check meds', 'Done today: Meds'],
    ])
    await heart.pass(2)
    expect(heart.heard().join()).toMatch(/Two reminders[\s\S]*\[Start\][\s\S]*\[Start\]\n\[More\]$/)
    const all = await ann.presses(heart.answer(), 'More')
    expect(textOf(all)).toContain('[Choices: brush teeth]')
    const one = await ann.presses(all, 'Choices: brush teeth')
    expect(textOf(one)).toContain('[Start] [In 10 min] [Not now] [Again next time] [Why this?]')
    expect(textOf(await ann.presses(one, 'In 10 min'))).toContain('brush teeth')
  })
})

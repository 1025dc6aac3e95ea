// Focus, talked through: a clock, a place that is kept, breaks, company; and a session that closes itself.
import { expect, test } from 'vitest'
import * as focus from '../../src/domain/days/focus/index.ts'
import { FocusSession } from '../../src/models/focus-session.ts'
import { Schedule } from '../../src/models/schedule.ts'
import { Task } from '../../src/models/task.ts'
import { XpEntry } from '../../src/models/xp-entry.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** 10:00 in Vienna. */
const TEN = new Date('2026-03-05T09:00:00Z')

const sessions = (ann: Person) => ann.acts(async (me) => FocusSession.query(me.trx).orderBy('started_at'))
const points = (ann: Person) =>
  ann.acts(async (me) => (await XpEntry.query(me.trx)).reduce((sum, { amount }) => sum + amount, 0))
const hours = (ann: Person) =>
  ann.acts(async (me) => (await Task.query(me.trx).orderBy('created_at').first())?.actual_hours)
/** When that will be told, UTC, to the minute. */
const ends = (ann: Person, kind = 'focus-end') =>
  ann.acts(async (me) => {
    const schedule = await Schedule.query(me.trx).findOne({ kind, is_active: true })
    return schedule?.next_due_at?.toISOString().slice(11, 16) ?? null
  })

describeOnBothEngines('focus', (open, engine) => {
  const start = async () => {
    const earth = await world(await open(), { now: TEN })
    return { earth, ann: earth.person('ann') }
  }

  test('the flow of the conversation, as written', async () => {
    const { earth, ann } = await start()
    await talk(ann, [
      ['report draft', 'Added: report draft'],
      [
        'focus report 25',
        'Focus: report draft',
        'until 10:25. Only timed reminders come through.',
        '[Interrupted] [+10 min] [Stop]',
      ],
      ['[Interrupted]', 'Interrupted', 'Where were you?', "[I'm back] [Stop]"],
      [
        'table 2, second column',
        'Place saved',
        '“table 2, second column”. The timer keeps running.',
        "[I'm back] [Stop]",
      ],
      ['water plants', /^Added: water plants\n\[Undo\]$/],
      [
        "I'm back",
        'You were here',
        'report draft: “table 2, second column” · until 10:25',
        '[Interrupted] [+10 min] [Stop]',
      ],
    ])
    expect(await ends(ann)).toBe('09:25')
    earth.clock.set('2026-03-05T09:25:00.500Z')
    await talk(ann, [
      [
        'focus break',
        'Break until 10:30',
        '25 min counted. One thing waited: water plants.',
        '[Back early] [I drifted]',
      ],
      ['focus break', 'Already on a break until 10:30'],
    ])
    expect(await ends(ann, 'break-end')).toBe('09:30')
    const [session] = await sessions(ann)
    expect(session).toMatchObject({ is_completed: true, interruptions: 1, duration_minutes: 25 })
    expect(await points(ann)).toBe(50)
    expect(await hours(ann)).toBe(0.42)
    await talk(ann, [
      ['focus break', '[I drifted]'],
      ['[I drifted]', 'Already stopped: 25 minutes on report draft', '[0 min] [13 min] [20 min]'],
      ['[20 min]', 'Corrected: 20 minutes on report draft', '[Undo]'],
    ])
    expect(await points(ann)).toBe(40)
    expect(await hours(ann)).toBe(0.33)
    await talk(ann, [['undo', 'Undone']])
    expect(await points(ann)).toBe(50)
    await talk(ann, [
      ['i drifted', 'tell me how many'],
      ['10', /0 min|Counted/],
    ])
  })

  test('what is captured in focus says the moment that was read, since a wrong one would ring unseen', async () => {
    const { ann } = await start()
    await talk(ann, [
      ['focus', 'Focus: 25 minutes'],
      ['remind me to call mum tomorrow at 9', /^Added: call mum\nFri 6 March, 09:00\n\[Undo\]$/],
      [
        'meds every day at 9pm',
        /^Added: meds\nThu 5 March, 21:00 · repeats every day at 21:00\n\[Only once\] \[Undo\]$/,
      ],
      ['water plants', /^Added: water plants\n\[Undo\]$/],
    ])
  })

  test('start: twice is once, one at a time, nothing current is no task', async () => {
    const { ann } = await start()
    await talk(ann, [
      ['focus', 'Focus: 25 minutes', 'until 10:25'],
      ['focus', 'Already in focus: 25 minutes', not('[Undo]')],
      ['milk', 'Added: milk'],
      ['focus milk', 'Another focus session is running', '[Show it]', '[Stop it]'],
      ['focus start minutes:0', 'Minutes must be from 1 to 180'],
      ['stop', 'Stopped: 0 minutes'],
      ['focus milk 5', 'Focus: milk', 'until 10:05'],
      ['undo', 'Undone: “Focus: milk'],
      ['focus show', 'minutes'],
    ])
    expect(await ends(ann)).toBeNull()
    expect((await sessions(ann)).length).toBe(1)
  })

  test('a line that only begins with focus is kept', async () => {
    const { ann } = await start()
    await talk(ann, [['focus group with Tom', 'Added: focus group with Tom', '[I meant: focus]']])
  })

  test('stop early, less than ran, more than ran; stop with nothing to stop', async () => {
    const { earth, ann } = await start()
    await talk(ann, [
      ['stop', 'No focus session is running', 'I can pause check-ins too', '[Pause check-ins]'],
      ['focus 50', 'until 10:50'],
    ])
    earth.clock.advance({ minutes: 12, seconds: 40 })
    await talk(ann, [
      ['focus stop 20', 'Only 12 minutes have passed', '[12 min]'],
      ['focus stop minutes:500', 'Minutes must be from 0 to 180'],
      ['stop', 'Stopped: 12 minutes', "12 of 50 minutes. That's fine.", '[Break]', '[Next]', '[Undo]'],
    ])
    expect(await points(ann)).toBe(24)
    expect(await ends(ann)).toBeNull()
    await talk(ann, [['undo', 'Undone: “Stopped']])
    expect(await points(ann)).toBe(0)
    expect(await ends(ann)).toBe('09:50')
    await talk(ann, [
      ['focus stop 10 note:"Tables"', 'Stopped: 10 minutes'],
      ['focus stop 10', 'Corrected: 10 minutes', 'Tables', not('[Undo]')],
      ['focus stop 12', 'Corrected: 12 minutes', '[Undo]'],
      ['focus stop 14', 'Only 12 minutes have passed'],
    ])
    expect(await points(ann)).toBe(24)
  })

  test('pays for ninety minutes at most', async () => {
    const { earth, ann } = await start()
    await talk(ann, [['focus 180', 'until 13:00']])
    earth.clock.advance({ minutes: 181 })
    await talk(ann, [['focus show', '180 minutes', 'until 13:00']])
    expect(await points(ann)).toBe(180)
  })

  test('closes itself, completed, when nobody was there; the task’s hours follow', async () => {
    const { earth, ann } = await start()
    await talk(ann, [
      ['report', 'Added'],
      ['focus report', 'until 10:25'],
    ])
    earth.clock.advance({ hours: 30 })
    await talk(ann, [['focus show', 'No focus session is running.', '[Focus 25 min]', not('Undo')]])
    expect(await sessions(ann)).toMatchObject([{ is_completed: true }])
    const [session] = await sessions(ann)
    expect(session?.ended_at).toEqual(new Date((session?.started_at.getTime() ?? 0) + 25 * 60_000))
    expect(await hours(ann)).toBe(0.42)
    expect(await points(ann)).toBe(50)
  })

  test('the tick closes what is due, once, and leaves the rest', async () => {
    const { earth, ann } = await start()
    const people = [ann, earth.person('ben'), earth.person('cem')]
    for (const [index, each] of people.entries()) await talk(each, [[`focus ${[5, 25, 60][index]}`, 'Focus']])
    earth.clock.advance({ minutes: 30 })
    const close = () =>
      earth.database.knex.transaction(async (trx) => ({
        isAny: await focus.hasDueFocus(trx, earth.clock.now()),
        touched: await focus.closeDueFocus(trx, earth.clock.now()),
      }))
    const first = await close()
    expect(first.isAny).toBe(true)
    expect(first.touched.filter(({ kind }) => kind === 'focus').length).toBe(2)
    expect(await close()).toEqual({ isAny: false, touched: [] })
    expect((await sessions(ann)).map(({ is_completed }) => is_completed)).toEqual([true, true, false])
    expect(await points(ann)).toBe(10 + 50)
    await talk(ann, [['focus show', '5 minutes', 'until 10:05']])
  })

  test('more than a few at once are closed in turns, beside the beat', async () => {
    const { earth } = await start()
    for (let number = 0; number < 23; number++) await earth.person(`p${number}`).says('focus 5')
    const heart = await nudging(earth)
    await heart.at('2026-03-05T09:06:00Z')
    const open = await earth.database.knex('focus_sessions').whereNull('ended_at')
    expect(open.length).toBe(0)
    expect(earth.errors).toEqual([])
  })

  test('extend while it runs, and a moment after; not for ever', async () => {
    const { earth, ann } = await start()
    await talk(ann, [
      ['focus extend', 'No focus session is running', '[Focus 10 min]'],
      ['focus', 'until 10:25'],
      ['[+10 min]', 'More time: 35 minutes', 'until 10:35', '[Undo]'],
      ['undo', 'Undone: “More time'],
      ['focus show', 'until 10:25'],
      ['focus extend minutes:90', 'Minutes must be from 5 to 60'],
    ])
    earth.clock.advance({ minutes: 27 })
    await talk(ann, [['focus extend minutes:10', 'More time', 'until 10:37']])
    expect(await points(ann)).toBe(0)
    earth.clock.advance({ minutes: 11 })
    await talk(ann, [['focus show', '37 minutes']])
    expect(await points(ann)).toBe(74)
    earth.clock.advance({ minutes: 16 })
    await talk(ann, [
      ['focus extend', 'No focus session is running'],
      ['focus 175', 'until'],
      ['focus extend 10', 'can have up to 180 minutes. This one has 175'],
    ])
  })

  test('an interruption is counted once, its line fills it in', async () => {
    const { ann } = await start()
    await talk(ann, [
      ['focus interrupt', 'No focus session is running'],
      ['focus', 'Focus'],
      ['interrupted', 'Interrupted', 'Where were you?'],
      ['focus interrupt', 'Already noted', not('[Undo]')],
      ['page 7', 'Place saved', '“page 7”'],
      ['focus interrupt page 9, top', 'Place saved', '“page 9, top”'],
      ['focus show', 'You were here', '“page 9, top”'],
      ['undo', 'Undone: “Place saved'],
      ['focus show', '“page 7”'],
    ])
    expect(await sessions(ann)).toMatchObject([{ interruptions: 1 }])
  })

  test('what interrupted is named in a tap or a word, and the week says what they were', async () => {
    const { earth, ann } = await start()
    await talk(ann, [
      ['focus 60', 'Focus'],
      ['[Interrupted]', 'Interrupted', "[I'm back] [Stop] [Someone] [Phone] [Own thought]"],
      ['[Phone]', 'Interrupted: phone', 'Where were you?', not('[Someone]')],
      ['page 7', 'Interrupted: phone. Place saved', '“page 7”'],
    ])
    earth.clock.advance({ minutes: 3 })
    await talk(ann, [
      ['someone is at the door', 'Interrupted: someone', 'Where were you?'],
      ['someone is at the door', 'Already noted'],
      ['page 8', 'Place saved', '“page 8”'],
      ['interrupted by the phone', 'Interrupted: phone'],
      ['focus interrupt cause:noise', 'Interrupted: noise'],
      ['undo', 'Undone'],
      ['focus interrupt page 9', 'Interrupted: phone. Place saved'],
      ['focus interrupt page 10', 'Place saved', '[Someone]'],
      ['focus interrupt cause:earthquake', 'Cause must be', 'earthquake'],
    ])
    expect(await sessions(ann)).toMatchObject([{ interruptions: 4 }])
    await talk(ann, [
      ['stop', 'Stopped'],
      ['progress', 'Interrupted: 4 (2 phone, 1 someone, 1 not said)'],
    ])
  })

  test('a long session is told five minutes before its end, a short or a stopped one is not', async () => {
    const { earth, ann } = await start()
    const heart = await nudging(earth)
    await talk(ann, [
      ['report draft', 'Added'],
      ['focus report 60', 'Focus: report draft'],
    ])
    expect(await ends(ann, 'focus-landing')).toBe('09:55')
    await heart.at('2026-03-05T09:55:01Z')
    expect(heart.posts.map(({ letter }) => JSON.stringify(letter.view.title))).toEqual([
      expect.stringContaining('report draft'),
    ])
    // Extended: the landing moves with the end.
    await talk(ann, [['+10 min', 'More time: report draft']])
    expect(await ends(ann, 'focus-landing')).toBe('10:05')
    await talk(ann, [['undo', 'Undone']])
    expect(await ends(ann, 'focus-landing')).toBeNull()
    await talk(ann, [
      ['stop', 'Stopped'],
      ['focus 25', 'Focus'],
    ])
    expect(await ends(ann, 'focus-landing')).toBeNull()
    await talk(ann, [
      ['stop', 'Stopped'],
      ['focus 45', 'Focus'],
      ['stop', 'Stopped'],
    ])
    expect(await ends(ann, 'focus-landing')).toBeNull()
    await talk(ann, [
      ['turn off landing nudges', 'Landing'],
      ['focus 90', 'Focus'],
    ])
    earth.clock.advance({ minutes: 85 })
    await heart.beat()
    expect(heart.posts).toHaveLength(1)
  })

  test('a command said in between is no place', async () => {
    const { ann } = await start()
    await talk(ann, [
      ['focus', 'Focus'],
      ['[Interrupted]', 'Where were you?'],
      ['task list', not('Place saved')],
      ['buy milk', 'Added: buy milk'],
    ])
  })

  test('notes, also by a reply to the card; a bare verb as a reply acts', async () => {
    const { ann } = await start()
    await talk(ann, [['focus note hello', 'No focus session is running']])
    const shown = await ann.says('focus')
    const ref = { channelId: 'with-ann', messageId: 'm1' }
    if (!shown.view.card) throw new Error('No card')
    await ann.world.dispatcher.recordCard(ann.request({ kind: 'typed', line: '' }), shown.view.card, ref)
    const replied = async (line: string) => textOf(await ann.says(line, { targetMessage: ref }))
    expect(await replied('ask Mia for numbers')).toContain('Noted: ask Mia for numbers')
    await talk(ann, [['focus note and Tom', 'Noted: and Tom', '[Undo]']])
    expect((await sessions(ann))[0]?.notes).toBe('ask Mia for numbers\nand Tom')
    expect(await replied('stop')).toContain('Stopped: 0 minutes')
  })

  test('a card is drawn again as it stands', async () => {
    const { earth, ann } = await start()
    const shown = await ann.says('focus')
    const draw = async () => {
      if (!shown.view.card) throw new Error('No card')
      const view = await earth.dispatcher.redrawCard(ann.request({ kind: 'pressed', line: '' }), shown.view.card)
      return view ? textOf({ view, followUps: [], isRepeat: false, isPrivate: true, replacesMessage: true }) : null
    }
    expect(await draw()).toContain('until 10:25')
    await ann.says('focus extend')
    expect(earth.touched).toContainEqual(shown.view.card)
    expect(await draw()).toContain('until 10:35')
    earth.clock.advance({ minutes: 40 })
    expect(await draw()).toContain('35 minutes')
    await ann.says('focus 5')
    expect(await draw()).toMatch(/^35 minutes/)
  })

  test('five minutes of break, fifteen after every fourth', async () => {
    const { earth, ann } = await start()
    for (let count = 1; count <= 5; count++) {
      await talk(ann, [
        ['focus 25', 'Focus'],
        ['focus break', 'The break comes after it', '[Stop now]'],
      ])
      earth.clock.advance({ minutes: 25 })
      const shown = textOf(await ann.says('focus break'))
      const now = earth.clock.now().getTime()
      const until = new Date(now + (count === 4 ? 15 : 5) * 60_000).toISOString().slice(14, 16)
      expect(shown, `after ${count}`).toMatch(new RegExp(`Break until \\d\\d:${until}`))
    }
    await talk(ann, [
      ['focus break 20', 'Break until'],
      ['[Back early]', 'Focus: 25 minutes'],
    ])
    expect(await ends(ann, 'break-end')).toBeNull()
  })

  test('a break needs no session: whoever needs one takes it, and its end is told', async () => {
    const { earth, ann } = await start()
    const heart = await nudging(earth)
    const shown = await talk(ann, [
      ['i need a break', /Break until \d\d:\d\d/, "I'll tell you when it's over", '[Back early]', not('counted')],
      ['focus break', 'Already on a break until'],
    ])
    expect(shown.problem).toBeUndefined()
    earth.clock.advance({ minutes: 5, seconds: 1 })
    await heart.at(earth.clock.now().toISOString())
    expect(heart.heard()).toEqual([expect.stringContaining('The break is over when you are.')])
    await talk(ann, [['me export', not('fault')]])
  })

  test('its end is told, with the break that fits; the session closes at that beat', async () => {
    const { earth, ann } = await start()
    const heart = await nudging(earth)
    const press = (label: string) => ann.presses(heart.answer(), label)
    await talk(ann, [
      ['report draft', 'Added'],
      ['focus report 25', 'Focus: report draft'],
    ])
    await heart.at('2026-03-05T09:24:50Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T09:25:01Z')
    expect(heart.heard()).toEqual([
      expect.stringMatching(/25 minutes on report draft\.\n\[5 min break\] \[10 more\] \[Finished\] \[Why this\?\]/),
    ])
    expect(await sessions(ann)).toMatchObject([{ is_completed: true }])
    expect(textOf(await press('5 min break'))).toMatch(
      /Break until 10:30\n25 min counted\.\n\[Back early\] \[I drifted\]/,
    )
    expect(textOf(await press('5 min break'))).toContain('Already on a break until 10:30')
    await heart.at('2026-03-05T09:30:10Z')
    expect(heart.heard()).toEqual([expect.stringContaining('The break is over when you are.')])
    expect(textOf(await press('Start'))).toContain('Focus: report draft')
    await heart.at('2026-03-05T09:55:30Z')
    expect(textOf(await press('10 more'))).toContain('More time: report draft')
    await heart.at('2026-03-05T10:06:00Z')
    for (const [from, to] of [
      ['10:10', '10:36'],
      ['10:40', '11:06'],
    ]) {
      earth.clock.set(`2026-03-05T${from}:00Z`)
      await talk(ann, [['focus 25', 'Focus']])
      await heart.at(`2026-03-05T${to}:00Z`)
    }
    expect(heart.heard().at(-1)).toContain('[15 min break]')
    expect(textOf(await press('15 min break'))).toContain('Break until 12:21')
    expect(earth.errors).toEqual([])
  })

  test('undoing a stop while another session runs is refused in words', async () => {
    const { ann } = await start()
    await ann.says('focus')
    const stopped = await ann.says('stop')
    await talk(ann, [['focus 30', 'Focus: 30 minutes']])
    expect(textOf(await ann.presses(stopped, 'Undo'))).toContain('Another focus session is running')
    expect(ann.world.errors).toEqual([])
  })

  test('company: joined from the shared card, once; emoji and step if wished; nothing from elsewhere', async () => {
    const { earth, ann } = await start()
    const hall = { where: { channelId: 'hall', kind: 'shared' as const } }
    const ben = earth.person('ben')
    await talk(ann, [
      ['report', 'Added'],
      ['focus report', 'Focus'],
    ])
    const [session] = await sessions(ann)
    const line = `focus join session:${session?.session_id}`
    const asks = async (person: Person, what: string, more = {}) => textOf(await person.says(what, more))
    expect(await asks(ben, line, hall)).toContain('That session is no longer here.')
    const card = await ann.says(line, hall)
    expect(textOf(card)).toMatch(/ann is focusing: report\nuntil 10:25[\s\S]*\[Join\]/)
    await earth.dispatcher.recordCard(
      ann.request({ kind: 'typed', line: '' }, hall),
      { kind: 'session', id: session?.session_id ?? '' },
      {
        channelId: 'hall',
        messageId: 'm7',
      },
    )
    expect(await asks(ben, line)).toContain('no longer here')
    expect(await asks(ben, line, hall)).toMatch(/You've joined: ann, until 10:25[\s\S]*No reminders for this/)
    expect(await asks(ben, 'my tax letter', hall)).toMatch(/^Saved: ann, until 10:25\n/)
    expect(await asks(ben, `${line} emoji:🙂`, hall)).toContain('Saved')
    expect(await asks(ben, `${line} emoji:🙂`, hall)).toContain("You've already joined")
    expect(earth.touched).toContainEqual({ kind: 'session', id: session?.session_id })
    expect(await asks(ann, line, hall)).toMatch(/🙂 ben · my tax letter/)
    expect(await asks(ann, 'focus show')).toContain('1 person is focusing with you.')
    expect(await asks(ben, 'focus join', hall)).toContain('already')
    earth.clock.advance({ minutes: 26 })
    expect(await asks(ben, line, hall)).toContain('That session has ended. Would you like one of your own?')
    await ann.says('stop')
    expect(await asks(ben, 'focus join', hall)).toContain('Nobody is sharing a focus session here.')
    expect(earth.errors).toEqual([])
  })

  test('every example runs', async () => {
    const { earth } = await start()
    for (const command of earth.dispatcher.catalogue.commands.filter(({ name }) => name.startsWith('focus ')))
      for (const [index, example] of command.examples.entries()) {
        const ann = earth.person(`ann ${command.name} ${index}`)
        await ann.says('report')
        if (/extend|interrupt|note|stop|break|show/.test(command.name)) await ann.says('focus')
        if (command.name === 'focus break') await ann.says('stop')
        if (example.includes('20')) earth.clock.advance({ minutes: 21 })
        const shown = textOf(await ann.says(example))
        expect(shown, example).not.toMatch(/Added|can't place|missing|matches|No focus session|that didn't work/i)
      }
    expect(earth.errors).toEqual([])
  })

  test('another person’s session is as missing as none', async () => {
    const { earth, ann } = await start()
    await ann.says('focus')
    const [session] = await sessions(ann)
    const ben = earth.person('ben')
    await talk(ben, [
      [`focus show focus:${session?.session_id}`, 'That session is no longer here.'],
      ['focus show focus:00000000-0000-4000-8000-000000000000', 'That session is no longer here.'],
      ['stop', 'No focus session is running'],
    ])
  })

  test('minutes are told day by day, and only those that were recorded', async () => {
    const { earth, ann } = await start()
    await talk(ann, [['progress show of:focus', 'Focus, the last 14 days', 'Nothing is recorded yet.', not('min on')]])
    await ann.says('focus')
    earth.clock.advance({ minutes: 26 })
    await ann.says('home')
    await talk(ann, [
      [
        'progress show of:focus',
        '25 min on 1 of 14 days. Newest: 25 min on Thu 5 March.',
        not('Most'),
        'Wed 4 March: □□□□□ none',
      ],
    ])
    earth.clock.advance({ minutes: 1440 })
    await ann.says('focus 10')
    earth.clock.advance({ minutes: 11 })
    await talk(ann, [
      [
        'progress show of:focus',
        '35 min on 2 of 14 days. Newest: 10 min on Fri 6 March.',
        'Most: 25 min on Thu 5 March. Least: 10 min on Fri 6 March.',
        'Fri 6 March: ■■□□□ 10 min in 1 session',
      ],
    ])
  })

  if (engine === 'postgres')
    test('two equal starts at once are one, two closings pay once', async () => {
      const { earth, ann } = await start()
      const answers = await Promise.all([ann.says('focus'), ann.says('focus')])
      expect(answers.map((each) => textOf(each).split('\n')[0]).toSorted()).toEqual([
        'Already in focus: 25 minutes',
        'Focus: 25 minutes',
      ])
      earth.clock.advance({ minutes: 26 })
      await Promise.all([
        ann.says('focus show'),
        ann.says('home'),
        earth.database.knex.transaction((trx) => focus.closeDueFocus(trx, earth.clock.now())),
      ])
      expect(earth.errors).toEqual([])
      expect(await points(ann)).toBe(50)
      expect(await sessions(ann)).toMatchObject([{ is_completed: true }])
    })
})

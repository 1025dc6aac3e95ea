// Reminders of one task: several leads, and again and again until it is done.
import { expect, test } from 'vitest'
import { describeOnBothEngines, type Open } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { not, talk, viewText } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('several leads', (open) => {
  const start = (line: string, now?: string) => begin(open, line, now)

  test('each rings once, is shown, edited, cleared and undone', async () => {
    const { earth, ann, heart } = await start('dentist saturday 2pm, 1 day and 10 min before')
    await talk(ann, [
      ['task show dentist', 'Sat 7 March, 14:00 · reminds 1 day and 10 min before'],
      ['task remind dentist remind:"1 day, 10 min"', 'No change: dentist'],
    ])
    expect(await ringsUntil(earth, heart, '2026-03-08T00:00:00Z')).toEqual(['2026-03-06 13:00', '2026-03-07 12:50'])
    await ann.says('vet tuesday 9am')
    const set = await ann.says('task remind vet remind:"2 hours, 15 min before, at the time"')
    expect(viewText(set.view)).toMatch(
      /^Saved: vet\nTue 10 March, 09:00 · reminds 2 h and 15 min before and at the time/,
    )
    await ann.says('task remind vet remind:none')
    await talk(ann, [['task show vet', /^vet\nTue 10 March, 09:00\n/]])
    await ann.says('undo')
    expect(await ringsUntil(earth, heart, '2026-03-11T00:00:00Z')).toEqual([
      '2026-03-10 06:00',
      '2026-03-10 07:45',
      '2026-03-10 08:00',
    ])
    expect(earth.errors).toEqual([])
  })

  test('roll with their series, and with each occurrence that is done', async () => {
    const { earth, ann, heart } = await start('standup every day 9am, remind me 1 hour and 10 minutes before')
    expect(await ringsUntil(earth, heart, '2026-03-07T00:00:00Z')).toEqual(['2026-03-06 07:00', '2026-03-06 07:50'])
    earth.clock.set('2026-03-07T07:10:00Z')
    await heart.beat()
    await ann.says('done standup')
    heart.heard()
    expect(await ringsUntil(earth, heart, '2026-03-09T00:00:00Z')).toEqual(['2026-03-08 07:00', '2026-03-08 07:50'])
  })

  test('a lead of a day rings on each day of a daily series', async () => {
    const { earth, heart } = await start('medicine box every day 9am, remind me 1 day before')
    const rung = await ringsUntil(earth, heart, '2026-03-09T00:00:00Z')
    expect(rung).toEqual(['2026-03-06 08:00', '2026-03-07 08:00', '2026-03-08 08:00'])
  })

  test('after an outage the latest stands for the earlier ones', async () => {
    const { earth, heart } = await start('flight saturday 2pm, 1 day, 3 hours and 1 hour before')
    earth.clock.set('2026-03-07T12:30:00Z')
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringMatching(/^flight, 14:00\. This was for 13:00\./)])
  })

  test('a day before, it says which day is meant; on the day the time is enough', async () => {
    const { ann, heart } = await start('dentist saturday 15:00')
    await talk(ann, [['remind me 1 day and 10 min before the dentist', 'reminds 1 day and 10 min before']])
    await heart.at('2026-03-06T14:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^dentist, Sat 7 March, 15:00\./)])
    await heart.at('2026-03-07T13:50:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^dentist, 15:00\./)])
  })

  test('too many, too early or unreadable ones are refused with examples; without a time nothing rings, and that is said', async () => {
    const { ann } = await start('vase')
    await talk(ann, [
      ['task remind vase remind:soon', "I can't read “soon” as reminders", '1 day, 10 min'],
      ['task remind vase remind:"5 weeks"', "That's too much for one task"],
      ['task remind vase remind:"1 h"', 'no time yet, so nothing rings'],
      ['tomorrow 9am', 'Fri 6 March, 09:00'],
      ['task show vase', 'reminds 1 h before'],
    ])
  })
})

describeOnBothEngines('until it is done', (open) => {
  const start = (line: string, now?: string) => begin(open, line, now)

  test('rings again so often until done is said', async () => {
    const { earth, ann, heart } = await start('remind me every 10 minutes until I say done to turn off the stove')
    expect(await openTasks(ann)).toEqual(['turn off the stove'])
    expect(await ringsUntil(earth, heart, '2026-03-05T10:05:00Z')).toEqual([
      '2026-03-05 09:40',
      '2026-03-05 09:50',
      '2026-03-05 10:00',
    ])
    expect(heart.posts.at(-1)?.text).toMatch(/^turn off the stove, 10:40\. Reminder 3\.\n\[Done\] \[In 10 min\]/)
    await ann.presses(heart.answer(), 'Done')
    expect(await ringsUntil(earth, heart, '2026-03-05T12:00:00Z')).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('rings at most so many times', async () => {
    const { earth, heart } = await start('pills 11am, every 5 min until I say done, at most 3 times')
    expect(await ringsUntil(earth, heart, '2026-03-05T14:00:00Z')).toEqual([
      '2026-03-05 10:00',
      '2026-03-05 10:05',
      '2026-03-05 10:10',
    ])
  })

  test('ends where quiet hours begin, and rings once within them', async () => {
    const { earth, ann, heart } = await start('pills 9:45pm, nag me')
    expect(await ringsUntil(earth, heart, '2026-03-06T12:00:00Z')).toEqual(['2026-03-05 20:45', '2026-03-05 20:55'])
    await talk(ann, [['drops at 11pm, nag me', 'quiet hours, so it rings once']])
    expect(await ringsUntil(earth, heart, '2026-03-07T12:00:00Z')).toEqual(['2026-03-06 22:00'])
  })

  test('a snooze is silent until its time, and goes on after it; a pause holds repetitions', async () => {
    const { earth, ann, heart } = await start('pills 11am, nag me')
    expect(await ringsUntil(earth, heart, '2026-03-05T10:01:00Z')).toEqual(['2026-03-05 10:00'])
    await ann.says('nudge snooze minutes:25')
    expect(await ringsUntil(earth, heart, '2026-03-05T10:35:00Z')).toEqual(['2026-03-05 10:27', '2026-03-05 10:30'])
    await ann.says('nudge pause')
    expect(await ringsUntil(earth, heart, '2026-03-05T12:00:00Z')).toEqual([])
  })

  test.each([
    'skip pills',
    'drop pills',
    'later pills',
    'task remind pills remind:none',
    'stop nagging me about pills',
  ])('“%s” ends it', async (line) => {
    const { earth, ann, heart } = await start('pills 11am every day, nag me')
    expect(await ringsUntil(earth, heart, '2026-03-05T10:01:00Z')).toEqual(['2026-03-05 10:00'])
    await ann.says(line)
    expect(await ringsUntil(earth, heart, '2026-03-05T23:00:00Z')).toEqual([])
  })

  test('who is nagged no more keeps the date; where nothing repeats, the way to no reminder is there', async () => {
    const { ann } = await start('pills 11am, nag me')
    await talk(ann, [
      ['stop bugging me about the pills', 'Saved: pills', '11:00', not('no date'), not('[No date]')],
      ['dont keep reminding me about pills', 'No change: pills', '11:00', '[No date]'],
      ['No date', 'pills', 'no date'],
    ])
  })

  test('undo of its capture ends it, and so does undo of the wish', async () => {
    const { earth, ann, heart } = await start('pills 11am')
    await ann.says('task remind pills remind:"every 10 min until done"')
    expect(await ringsUntil(earth, heart, '2026-03-05T10:01:00Z')).toEqual(['2026-03-05 10:00'])
    await ann.says('task remind pills remind:"every 5 min"')
    await ann.says('undo')
    expect(await ringsUntil(earth, heart, '2026-03-05T10:12:00Z')).toEqual(['2026-03-05 10:10'])
    await ann.says('vase 12:00, nag me')
    await ann.says('undo')
    await ann.says('done pills')
    expect(await ringsUntil(earth, heart, '2026-03-05T13:00:00Z')).toEqual([])
  })

  test('is no storm after an outage: one message, and then the rest at their times', async () => {
    const { earth, heart } = await start('pills 11am, nag me')
    earth.clock.set('2026-03-05T10:34:00Z')
    await heart.restart()
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringMatching(/^pills, 11:00\. Reminder 4\. This was for 11:30\./)])
    expect(await ringsUntil(earth, heart, '2026-03-05T10:45:00Z')).toEqual(['2026-03-05 10:40'])
  })

  test('nor while the platform is away: what waited comes as one', async () => {
    const { earth, heart } = await start('pills 11am, nag me')
    heart.faults.push(
      ...Array.from({ length: 6 }, () => ({ state: 'later', afterMs: 1_000, scope: 'channel' }) as const),
    )
    await ringsUntil(earth, heart, '2026-03-05T10:09:00Z')
    heart.heard()
    const rung = await ringsUntil(earth, heart, '2026-03-05T10:21:00Z')
    expect(rung.length).toBeLessThanOrEqual(2)
  })

  test('rings each day of a series, and done ends that day only', async () => {
    const { earth, ann, heart } = await start('pills 11am every day, every 10 min until done, at most 3 times')
    expect(await ringsUntil(earth, heart, '2026-03-06T10:05:00Z')).toEqual([
      '2026-03-05 10:00',
      '2026-03-05 10:10',
      '2026-03-05 10:20',
      '2026-03-06 10:00',
    ])
    await ann.says('done pills')
    expect(await ringsUntil(earth, heart, '2026-03-07T10:15:00Z')).toEqual(['2026-03-07 10:00', '2026-03-07 10:10'])
  })

  test('the coming days and the reminders of a task say so; said of an open task it is set there', async () => {
    const { ann } = await start('stove 6pm')
    await talk(ann, [
      [
        'nag me about the stove',
        'Saved: stove',
        'reminds every 10 min until done',
        "doesn't repeat between 22:00 and 08:00",
      ],
      ['nag me about the stove', 'No change: stove'],
      ['nudge show week:yes', '18:00 stove (every 10 min until done)'],
      ['nag me about the stove every 15 minutes, up to 3 times', 'every 15 min until done, at most 3 times'],
    ])
    expect(await openTasks(ann)).toEqual(['stove'])
    const shown = await ann.says('task show stove')
    const choices = await ann.presses(shown, 'Reminders')
    expect(viewText((await ann.presses(choices, 'Once, on time')).view)).toContain('reminds once, at its time')
  })
})

async function begin(open: Open, line: string, now = '2026-03-05T09:30:00Z') {
  const earth = await world(await open(), { now: new Date(now) })
  const ann = earth.person('ann')
  await ann.says('nudge set kind:welcome-follow-up on:no')
  await ann.says(line)
  return { earth, ann, heart: await nudging(earth) }
}

/** The minutes, UTC, at which something rang, minute by minute up to a moment. */
async function ringsUntil(earth: Awaited<ReturnType<typeof world>>, heart: Nudging, until: string): Promise<string[]> {
  const found: string[] = []
  for (let at = earth.clock.now().getTime() + 60_000; at < Date.parse(until); at += 60_000) {
    // Only minutes at which something is due: nothing else can happen between.
    const due = await earth.database.knex('schedules').whereNotNull('next_due_at').min('next_due_at as at').first()
    const waits = await earth.database.knex('nudges').where({ state: 'pending' }).min('try_at as at').first()
    const rolls = await earth.database
      .knex('recurrences')
      .whereNotNull('next_roll_at')
      .min('next_roll_at as at')
      .first()
    const next = Math.min(
      ...[due, waits, rolls].map((row) => (row?.at ? new Date(row.at).getTime() : Number.POSITIVE_INFINITY)),
    )
    if (next >= Date.parse(until)) break
    at = Math.max(at, Math.ceil(next / 60_000) * 60_000)
    earth.clock.set(new Date(at).toISOString())
    await heart.beat()
    if (heart.heard().length > 0) found.push(new Date(at).toISOString().slice(0, 16).replace('T', ' '))
  }
  earth.clock.set(until)
  return found
}

const openTasks = async (ann: Awaited<ReturnType<typeof begin>>['ann']): Promise<string[]> =>
  (await ann.acts((me) => me.trx('tasks').select('title').whereNot({ status: 'done' }).orderBy('created_at'))).map(
    ({ title }) => title,
  )

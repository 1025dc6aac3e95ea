// Saying yes, later, fewer, no: nudges as conversations, on both engines.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('nudges, as people speak of them', (open) => {
  test('the first contact ends in one yes, and nothing else is on', async () => {
    const ann = (await world(await open(), { now: new Date('2026-03-04T10:00:00Z') })).person('ann', {
      zone: undefined,
    })
    await talk(ann, [
      ['/add call dentist tomorrow 9am', 'Added: call dentist'],
      ['Vienna', "Hello, I'm Proxy"],
      ['[Yes]', 'Mornings at 08:30\nNo other reminders.', '[Undo]'],
      [
        'nudge show',
        'Mornings at 08:30',
        'Next: Thu 5 March · 08:30 Mornings',
        not('dentist'),
        '[Next 7 days]',
        'Quiet from 22:00 to 08:00, at most 6 a day',
      ],
      ['[Next 7 days]', 'The next seven days:', '09:00 call dentist'],
      ['undo', 'Undone: “Mornings at 08:30'],
      ['nudge show', 'No check-ins are on'],
    ])
  })

  test('set, refused, set again', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['nudge set energy 15:00', 'Energy check-ins at 15:00'],
      ['nudge set kind:energy at:15:00', 'Energy check-ins at 15:00', not('[Undo]')],
      [
        'nudge set kind:week at:16:00 days:sat',
        'Weekly reviews at 16:00, sat',
        'Other reminders: energy check-ins 15:00.',
      ],
      ['nudge set kind:energy days:someday', 'Days are like “mon,wed”'],
      ['nudge set kind:nonsense on:no', 'Kinds are'],
      ['nudge set kind:energy days:fewer', 'Energy check-ins at 15:00, mon, wed, fri'],
      ['nudge set energy on:no', 'Energy check-ins: off'],
      ['nudge set kind:evening at:06:00', 'will come at 08:00'],
      // What is wrong is what is named.
      ['nudge set morning 25:00', "I can't read “25:00” as a time", '21:00', not('Days')],
      ['nudge set mornings 8pm', 'Mornings at 20:00'],
      ['me style hours:12', '12-hour times'],
      ['nudge set morning 25:00', "I can't read “25:00” as a time", '9pm', not('21:00')],
    ])
  })

  test('limits and pause, and what they hold back', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T06:00:00Z'))
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['nudge set morning 08:30', 'Mornings at 08:30'],
      ['nudge set evening 18:00', 'Evenings at 18:00'],
      ['nudge limits per-day:1', 'at most 1 a day'],
      ['nudge limits per-day:30', 'must be from 0 to 20'],
    ])
    await heart.at('2026-03-05T07:30:00Z')
    expect(heart.heard()).toHaveLength(1)
    await heart.at('2026-03-05T17:00:00Z')
    expect(heart.heard()).toEqual([])
    await talk(ann, [
      ['nudge pause until:sunday', 'Check-ins are paused until Sun 8 March', 'still come', '[Resume]'],
      ['nudge show', 'Paused until'],
    ])
    await heart.at('2026-03-06T07:30:00Z')
    expect(heart.heard()).toEqual([])
    await talk(ann, [
      ['Dentist tomorrow 9am', 'Added'],
      ['nudge pause until:now', 'Check-ins are on again'],
    ])
    await heart.at('2026-03-07T07:30:00Z')
    expect(heart.heard()[0]).toContain('Morning, ann')
  })

  test('later moves this one alone; not now, why, not today', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T06:00:00Z'))
    await talk(ann, [
      ['not now', 'Nothing is waiting.', '[What now?]'],
      ['nudge why', "I haven't sent you anything yet"],
      ['nudge set evening 18:00', 'Evenings at 18:00'],
    ])
    await heart.at('2026-03-05T17:00:00Z')
    expect(heart.heard()).toEqual([
      expect.stringMatching(/^Close today\?\n\[Close\] \[In 1 h\] \[Not today\] \[Why this\?\]/),
    ])
    await talk(ann, [
      ['nudge why', 'You said yes on 5 March: daily, 18:00 Vienna.', '[Other time]', '[Fewer]', '[Turn off]'],
    ])
    await ann.presses(heart.answer(), 'In 1 h')
    await heart.at('2026-03-05T17:59:59Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T18:00:01Z')
    expect(heart.heard()).toHaveLength(1)
    const again = await ann.presses(heart.answer(), 'In 1 h')
    expect(textOf(again)).toContain('Again at 20:00: Evenings')
    await heart.at('2026-03-05T19:00:02Z')
    expect(heart.heard()).toHaveLength(1)
    expect(textOf(await ann.presses(heart.answer(), 'Not today'))).toContain('Skipped this once')
    for (const day of ['06', '07', '08']) {
      await heart.at(`2026-03-${day}T17:00:00Z`)
      expect(heart.heard(), day).toHaveLength(1)
      await ann.says('thanks')
    }
  })

  test('three without an answer: it asks once, then is quiet, then pauses; an answer brings it back', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-02T06:00:00Z'))
    await talk(ann, [
      ['nudge set energy 14:00', 'Energy check-ins at 14:00'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off', 'Other reminders: energy check-ins 14:00.'],
    ])
    const day = async (date: string): Promise<string[]> => {
      // They talk every day, but long before: it is this kind that they ignore.
      earth.clock.set(`2026-03-${date}T09:00:00Z`)
      await ann.says('thanks')
      await heart.at(`2026-03-${date}T13:00:00Z`)
      return heart.heard()
    }
    for (const date of ['02', '03', '04'])
      expect(await day(date), date).toEqual([expect.stringContaining('How is your energy?')])
    expect(await day('05')).toEqual([
      'Fewer, another time, or stop?\nThis is about: Energy check-ins.\n[Other time] [Fewer] [Turn off] [Why this?]',
    ])
    for (const date of ['06', '07', '08', '09', '10', '11', '12', '13']) expect(await day(date), date).toEqual([])
    await talk(ann, [['nudge show', 'No check-ins are on']])
    await talk(ann, [['nudge set energy 14:00', 'Energy check-ins at 14:00']])
    expect(await day('14')).toEqual([expect.stringContaining('How is your energy?')])
  })

  test('a typed time that an outage swallowed is told once, at the next contact', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T06:00:00Z'))
    await talk(ann, [['Call dentist today 9am', 'Added']])
    await heart.at('2026-03-08T09:00:00Z')
    expect(heart.heard()).toEqual([])
    await talk(ann, [
      ['hello', "I couldn't reach you in time for this", 'Call dentist, Thu 5 March, 09:00', '[Show: Call dentist]'],
      ['hello again', not('dentist')],
    ])
  })
})

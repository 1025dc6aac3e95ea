// What is foretold is what comes: the same times, clock changes and holds, before the day.

import { expect, test } from 'vitest'
import type { PreviewedNudge } from '../../../src/contracts/nudges.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import { previewNudges } from '../../../src/nudges/preview/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { annNudged } from '../../support/nudging.ts'
import { not, talk } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

const foretold = (person: Person, from: string, to: string) =>
  person.acts((me) => previewNudges(me, kinds, { from, to }))
const brief = ({ kind, subject, at, localTime, clockChange, condition }: PreviewedNudge) =>
  [
    subject ?? kind,
    at?.toISOString().replace('T', ' ').slice(5, 16) ?? '-',
    localTime ?? '-',
    clockChange ?? '',
    condition ?? '',
  ]
    .filter((part) => part !== '')
    .join(' | ')

describeOnBothEngines('previews', (open) => {
  test('a clock change is told: forward over a gap, the first of two', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-27T10:00:00Z') })
    const ann = earth.person('ann')
    await talk(ann, [['habit add Meds at:02:30', 'Meds']])
    expect((await foretold(ann, '2026-03-28', '2026-03-30')).map(brief)).toEqual([
      'Meds | 03-28 01:30 | 02:30',
      'Meds | 03-29 01:30 | 03:30 | gap',
      'Meds | 03-30 00:30 | 02:30',
    ])
    expect((await foretold(ann, '2026-10-25', '2026-10-26')).map(brief)).toEqual([
      'Meds | 10-25 00:30 | 02:30 | overlap',
      'Meds | 10-26 01:30 | 02:30',
    ])
    await talk(ann, [
      ['nudge show week:yes', 'Sun 29 March · 03:30 Meds (02:30 does not exist that day, so it moves forward)'],
      ['nudge show week:yes', 'Mon 30 March · 02:30 Meds', not('Fri 3 April')],
    ])
  })

  test('a date that a zone skipped has none, and says so', async () => {
    const earth = await world(await open(), { now: new Date('2011-12-28T10:00:00Z') })
    const ann = earth.person('ann', { zone: 'Pacific/Apia' })
    await talk(ann, [['habit add Meds at:21:00', 'Meds']])
    expect((await foretold(ann, '2011-12-29', '2011-12-31')).map(brief)).toEqual([
      'Meds | 12-30 07:00 | 21:00',
      'Meds | - | - | no such date',
      'Meds | 12-31 07:00 | 21:00',
    ])
  })

  test('what holds one back is told: quiet hours, a pause, a goal in the morning plan, silence', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const ann = earth.person('ann')
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['nudge set kind:morning at:07:00', 'will come at 08:00'],
      ['nudge set kind:energy at:23:00', 'Energy check-ins at 23:00'],
      ['nudge set kind:goal on:yes', 'Goal dates'],
      ['goal add Portfolio by:"13 March"', 'Portfolio'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
    ])
    expect((await foretold(ann, '2026-03-06', '2026-03-06')).map(brief)).toEqual([
      'morning | 03-06 07:00 | 08:00 | quiet hours',
      'Portfolio | - | - | in the morning plan',
      // An hour late would be too late: it is left out.
      'energy | - | - | quiet hours',
    ])
    expect((await foretold(ann, '2026-03-09', '2026-03-09')).map(brief)[0]).toMatch(/^comeback \| .* \| if silent$/)
    await talk(ann, [['nudge pause until:saturday', 'Check-ins are paused']])
    expect((await foretold(ann, '2026-03-06', '2026-03-07')).map(brief)).toEqual([
      'morning | - | - | paused',
      'Portfolio | - | - | paused',
      'energy | - | - | paused',
      'morning | 03-07 07:00 | 08:00 | quiet hours',
      'energy | - | - | quiet hours',
    ])
  })

  test('on a quiet day nothing is offered, and what has a time still comes: foretold, and so', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T10:00:00Z'))
    await talk(ann, [
      ['nudge set kind:morning at:08:30', 'Mornings at 08:30'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
      ['Ring Bob saturday 9am', 'Added'],
      ["don't message me on weekends", 'Quiet from 22:00 to 08:00 and on weekends', '[Undo]'],
      ['nudge show', 'and on weekends', 'at most 6 a day'],
      ['nudge show week', 'Sat 7 March · 09:00 Ring Bob', not('Sun 8 March')],
      ['nudge set kind:week at:17:00 days:sun', "Its days are quiet days, so it won't come."],
      ['nudge set kind:week on:no', 'off'],
    ])
    const week = await foretold(ann, '2026-03-06', '2026-03-09')
    expect(week.filter(({ kind }) => kind !== 'comeback').map(brief)).toEqual([
      'morning | 03-06 07:30 | 08:30',
      'morning | - | - | quiet day',
      'Ring Bob | 03-07 08:00 | 09:00',
      'morning | - | - | quiet day',
      'morning | 03-09 07:30 | 08:30',
    ])
    await heart.at('2026-03-07T07:30:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-07T08:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Ring Bob, 09:00.')])
    await ann.says('thanks')
    await heart.at('2026-03-08T07:30:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-09T07:30:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Morning, ann')])
    await talk(ann, [['you can message me on weekends again', 'Quiet from 22:00 to 08:00, at most 6']])
  })

  test('every week of what is foretold comes, at that moment, and nothing else', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-26T10:00:00Z'))
    await talk(ann, [
      ['nudge set kind:morning at:08:30 days:mon,wed', 'Mornings'],
      ['nudge set kind:evening at:18:00', 'Evenings'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
      ['habit add Meds at:02:30', 'Meds'],
      ['habit add Run on:sat,sun at:10:00', 'Run'],
      ['Ring Bob 28 March 9am', 'Added'],
      ['nudge set kind:task lead:10', 'Timed reminders: 10 min early'],
      ['Ring Eva 29 March 9am', 'Added'],
    ])
    await talk(ann, [['habit pause run from:2026-03-28 until:2026-03-28', 'Run']])
    const expected = (await foretold(ann, '2026-03-26', '2026-04-01')).flatMap((one) =>
      one.at && one.condition !== 'if silent' ? [`${one.at.toISOString()} ${one.kind}`] : [],
    )
    expect(expected.length).toBeGreaterThan(15)
    const came: string[] = []
    // A minute before each it doesn't exist yet; between them nothing comes.
    const looks = new Set(expected.flatMap((line) => [0, -60_000].map((ms) => Date.parse(line.slice(0, 24)) + ms)))
    for (let at = earth.clock.now().getTime(); at < Date.parse('2026-04-01T22:00:00Z'); at += 7_200_000) looks.add(at)
    for (const look of [...looks].filter((at) => at > earth.clock.now().getTime()).toSorted((a, b) => a - b)) {
      earth.clock.set(new Date(look).toISOString())
      const before = heart.posts.length
      await heart.beat()
      for (const { letter } of heart.posts.slice(before)) {
        const row = await earth.database.knex('nudges').where({ nudge_id: letter.idempotencyKey }).first('schedule_id')
        const { kind } = await earth.database.knex('schedules').where(row).first('kind')
        came.push(`${new Date(look).toISOString()} ${kind}`)
        // They answer, so that silence is no reason.
        await ann.says('thanks')
      }
    }
    expect(came).toEqual(expected)
  })

  test('a snooze stands where it was put; days that are none are refused', async () => {
    const { ann, heart } = await annNudged(await open(), new Date('2026-03-05T06:00:00Z'))
    await talk(ann, [['Ring Bob today 9am', 'Added']])
    await heart.at('2026-03-05T08:00:00Z')
    await talk(ann, [['not now', 'Again at 09:10']])
    expect((await foretold(ann, '2026-03-05', '2026-03-05')).map(brief)).toEqual(['Ring Bob | 03-05 08:10 | 09:10'])
    await expect(foretold(ann, '2026-03-05', '2026-03-04')).rejects.toThrow('before the first')
    await expect(foretold(ann, '2026-03-05', '2028-03-04')).rejects.toThrow('At most 366 days')
  })
})

// The way to an appointment: said in the line, told in three stages, given way to, and learned from trips.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 12:00 in Vienna. */
const NOON = new Date('2026-03-05T11:00:00Z')

describeOnBothEngines('the way to an appointment', (open) => {
  test('is said in the line, and told in three stages, each once', async () => {
    const { earth, ann, heart } = await annNudged(await open(), NOON)
    await talk(ann, [
      [
        'Vet today 14:00 20 min by bike, get ready: keys, folder and water',
        'Added: Vet',
        '20 min by bike · land 13:25 · get ready 13:30 · leave 13:40',
        'Take along: keys, folder, water',
      ],
      ['task show vet', 'land 13:25'],
      ['nudge show week:yes', '13:25 land: Vet · 13:30 get ready: Vet · 13:40 leave: Vet · 1 more'],
    ])
    await heart.pass(150)
    expect(heart.heard().map((text) => text.split('\n')[0])).toEqual([
      'Time to land: Vet, 14:00.',
      'Get ready: Vet, 14:00.',
      'Time to leave: Vet, 14:00.',
      'Vet, 14:00.',
    ])
    expect(earth.errors).toEqual([])
  })

  test('moves with its task, and is cancelled by done and by leaving; undo brings it back', async () => {
    const { ann, heart } = await annNudged(await open(), NOON)
    await talk(ann, [
      ['Vet today 14:00 20 min by bike', 'leave 13:40'],
      ['Bank today 15:00, takes 30 minutes to get there', '30 min to get there', 'leave 14:30'],
      ['task move vet to:"today 16:00"', 'Moved'],
      ['done bank', 'Done'],
    ])
    await heart.pass(180)
    expect(heart.heard()).toEqual([])
    await talk(ann, [['task show vet', 'land 15:25 · get ready 15:30 · leave 15:40']])
    await heart.pass(26)
    expect(heart.heard().join('\n')).toContain('Time to land: Vet')
    await talk(ann, [
      ['leaving now', 'On your way: Vet, 16:00', "[I'm there]", '[Undo]'],
      ['leaving now', 'Already on your way since 15:26: Vet'],
    ])
    await heart.pass(6)
    expect(heart.heard()).toEqual([])
    await talk(ann, [['undo', 'Undone']])
    await heart.pass(10)
    expect(heart.heard().join('\n')).toContain('Time to leave: Vet, 16:00.')
  })

  test('after leaving nothing more is said of it, the time itself neither; undo brings that back', async () => {
    const { ann, heart } = await annNudged(await open(), NOON)
    await ann.says('Vet today 14:00 20 min by bike')
    await ann.says('Pool today 17:00 20 min by bike')
    await heart.pass(85)
    await talk(ann, [['leaving now', 'On your way: Vet', 'No more reminders for it']])
    heart.heard()
    await heart.pass(40)
    expect(heart.heard()).toEqual([])
    await talk(ann, [['arrived', 'Vet']])
    await heart.pass(150)
    heart.heard()
    await talk(ann, [
      ['leaving now', 'On your way: Pool'],
      ['undo', 'Undone'],
    ])
    await heart.pass(30)
    expect(heart.heard().map((text) => text.split('\n')[0])).toEqual(['Time to leave: Pool, 17:00.', 'Pool, 17:00.'])
  })

  test('an appointment that has a way is nothing to start before its time', async () => {
    const { earth, ann } = await annNudged(await open(), NOON)
    await talk(ann, [
      ['Vet today 14:00 20 min by bike', 'leave 13:40'],
      ['Buy milk', 'Added'],
    ])
    earth.clock.set('2026-03-05T12:10:00Z')
    await talk(ann, [['what now', 'you land for Vet', 'Buy milk', not('Start: Vet')]])
  })

  test('a word about time in a title without a clock time stays a title', async () => {
    const ann = (await world(await open(), { now: NOON })).person('ann')
    await talk(ann, [
      ['Write about life 20 min by bike', 'Added: Write about life 20 min by bike', not('land')],
      ['Course travel:25m', 'Added: Course', '25 min to get there · counts once it has a time'],
      ['task move course to:"tomorrow 10:00"', 'Moved'],
      ['task show course', 'land 09:20 · get ready 09:25 · leave 09:35'],
      [
        'task runway course travel:10 by:tram ready:"pen, paper"',
        'Saved: Course',
        '10 min by tram',
        'Take along: pen, paper',
      ],
      ['task runway course travel:0 ready:none', 'No way to go: Course', '[Undo]'],
      ['undo', 'Undone'],
      ['task show course', '10 min by tram'],
    ])
  })

  test('focus, extensions, breaks and suggestions give way', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    await talk(ann, [
      ['Vet today 14:00 20 min by bike', 'land 13:25'],
      ['Report ~40m !high', 'Added'],
      ['Mail ~10m', 'Added'],
      ['energy log 3', 'Energy: high'],
    ])
    earth.clock.set('2026-03-05T12:10:00Z')
    await talk(ann, [
      [
        'what now?',
        /14 minutes, then you land for Vet: these (two|three) fit|14 minutes, then you land for Vet: this fits/,
        'Mail',
        not('Report'),
      ],
      ['focus mail 25', '14 minutes, then you land for Vet', 'Nothing is started yet.', '[Start 14]', '[25 anyway]'],
      ['[Start 14]', 'Focus: Mail'],
      ['focus extend 10', '14 minutes, then you land for Vet', 'Nothing is added yet.', '[10 anyway]'],
      ['[10 anyway]', 'More time: Mail'],
      ['stop', 'Stopped'],
      ['focus break 15', '14 minutes, then you land for Vet', '[14 min break]', '[15 anyway]'],
      ['[15 anyway]', 'Break until'],
    ])
    earth.clock.set('2026-03-05T12:30:00Z')
    await talk(ann, [
      ['what now?', 'Time for Vet', 'Nothing on your list fits in before.', '[Suggest anyway]'],
      ['[Suggest anyway]', 'Mail'],
      ['focus mail', 'Time for Vet', '[25 anyway]', '[Leaving now]', not('[Start')],
      ['[Leaving now]', 'On your way: Vet'],
    ])
  })

  test('travel is learned from three trips, shown with its evidence, and corrected in one tap', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const trip = async (day: string, minutes: number) => {
      earth.clock.set(`${day}T11:00:00Z`)
      await ann.says('Vet today 14:00 20 min by bike')
      earth.clock.set(`${day}T12:40:00Z`)
      await ann.says('leaving now')
      earth.clock.advance({ minutes })
      const answer = await ann.says("i'm there")
      await ann.says('done vet')
      return textOf(answer)
    }
    expect(await trip('2026-03-05', 28)).toContain('The way took 28 min.')
    expect(await trip('2026-03-06', 26)).not.toContain('→')
    expect(await trip('2026-03-09', 31)).toContain('20 → 28 min: your last three trips took 28, 26 and 31 min.')
    earth.clock.set('2026-03-10T09:00:00Z')
    await talk(ann, [
      ['Vet today 14:00 20 min by bike', 'land 13:17 · get ready 13:22 · leave 13:32', '20 → 28 min', '[Keep 20 min]'],
      ['[Keep 20 min]', 'leave 13:40', '[Use 28 min]'],
      ['[Use 28 min]', 'leave 13:32'],
    ])
  })

  test('leaving late three times moves the reminder, without a word about being there', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    for (const [day, late] of [
      ['2026-03-05', 8],
      ['2026-03-06', 12],
      ['2026-03-09', 10],
    ] as const) {
      earth.clock.set(`${day}T11:00:00Z`)
      await ann.says('Gym today 14:00 20 min by tram')
      earth.clock.set(`${day}T12:40:00Z`)
      earth.clock.advance({ minutes: late })
      await ann.says('leaving now')
      await ann.says('done gym')
    }
    earth.clock.set('2026-03-10T09:00:00Z')
    await talk(ann, [
      [
        'Gym today 14:00 20 min by tram',
        'leave 13:30',
        '20 → 30 min: the last three times you left 8, 12 and 10 min after the reminder.',
      ],
    ])
  })

  test('a repeating appointment takes its way along, done or not', async () => {
    const { ann, heart } = await annNudged(await open(), NOON)
    await talk(ann, [['Physio every day at 14:00 20 min by bus', 'leave 13:40']])
    await heart.pass(125)
    expect(heart.heard().map((text) => text.split('\n')[0])).toEqual([
      'Time to land: Physio, 14:00.',
      'Get ready: Physio, 14:00.',
      'Time to leave: Physio, 14:00.',
      'Physio, 14:00.',
    ])
    await ann.says('done physio')
    for (const day of ['06', '07']) {
      await heart.at(`2026-03-${day}T12:00:00Z`)
      await heart.pass(61)
      expect(
        heart.heard().map((text) => text.split('\n')[0]),
        day,
      ).toEqual([
        'Time to land: Physio, 14:00.',
        'Get ready: Physio, 14:00.',
        'Time to leave: Physio, 14:00.',
        'Physio, 14:00.',
      ])
    }
  })

  test('a person who moves house keeps the moments, and hears nothing twice', async () => {
    const { ann, heart } = await annNudged(await open(), NOON)
    await talk(ann, [
      ['Vet today 14:00 20 min by bike', 'leave 13:40'],
      ['me edit timezone:London', 'London'],
    ])
    await heart.pass(130)
    expect(heart.heard().map((text) => text.split('\n')[0])).toEqual([
      'Time to land: Vet, 13:00.',
      'Get ready: Vet, 13:00.',
      'Time to leave: Vet, 13:00.',
      'Vet, 13:00.',
    ])
  })
})

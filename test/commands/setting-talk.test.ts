// Reminders are set as one speaks of them who read their names once, and put off by a number alone.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

/** Thu 5 March 2026, 07:30 in Vienna. */
const EARLY = new Date('2026-03-05T06:30:00Z')

describeOnBothEngines('reminders in plain words', (open) => {
  const made = async () => {
    const { earth, heart } = await annNudged(await open(), EARLY)
    return { ann: earth.person('ann', {}, 'dm-ann'), heart, earth }
  }

  test('kinds are switched on and set by what one calls them', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['energy on', 'Energy check-ins at 14:00'],
      ['evenings at 21:00', 'Evenings at 21:00'],
      ['do the evening thing at 9', 'Evenings at 21:00'],
      ['ok set up mornings at 8:15', 'Mornings at 08:15'],
      ['energy checks sure why not', 'Energy check-ins'],
      ['ask me how my energy is at 11', 'Energy check-ins at 11:00'],
      ['can you check in on my energy at 2', 'Energy check-ins at 14:00'],
      ['morning swim at 7', 'Added: morning swim'],
      ['energy drinks for the trip', 'Added: energy drinks for the trip'],
    ])
  })

  test('what is put off is put off by a number, and by another one', async () => {
    const { ann, heart } = await made()
    await talk(ann, [['take meds at 10', 'Added']])
    await heart.at('2026-03-05T09:00:00Z')
    await talk(ann, [
      ['in 20', 'Again at 10:20: take meds'],
      ['in 15', 'Again at 10:15: take meds'],
      ['half an hour actually', 'Again at 10:30: take meds'],
      ['no make it 10', 'Again at 10:10: take meds'],
    ])
  })

  test('below a task “in 15” is in fifteen minutes, and no hour of the day', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['ring sam', 'Added'],
      ['in 15', 'Moved: ring sam', '07:45'],
      ['no, in 10', 'Moved: ring sam', '07:40'],
      ['in 2 hours', '09:30'],
    ])
  })

  test('“not yet” is about the tablets, and not about a tip of the same minute', async () => {
    const { ann, heart } = await made()
    await talk(ann, [['nudge set morning 08:30'], ['every day at 8 take meds', 'Added']])
    await heart.at('2026-03-06T07:00:00Z')
    expect(heart.heard().join('\n')).toContain('One thing to try')
    await talk(ann, [['not yet', 'take meds', not('Tips')]])
  })

  test('what is taken several times a day is taken every day', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['remind me of my pills at 8 and 8', 'Added: pills', 'every day at 08:00, and every day at 20:00'],
      ['tablets at 9 and 6', 'every day at 09:00, and every day at 18:00'],
      ['insulin 7am, noon and 6pm', '3 tasks, one for each time'],
      ['meeting at 9 and 11', 'Added: meeting at 9 and 11', not('every day')],
      ['remind me to call sam at 8am and 8pm', 'call sam at 8am and 8pm', not('8am and\n')],
      ['pick up pills at 4', 'Added: pick up pills', not('every day')],
    ])
  })

  test('a clock behind a rhythm needs no “at”', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['every mon wed fri gym 6pm', 'Added: gym', 'every Monday, Wednesday and Friday at 18:00'],
      ['mondays choir 7pm', 'Added: choir', 'every Monday at 19:00'],
      ['tuesdays swimming 4:30 ella', 'swimming ella', 'every Tuesday at 16:30'],
      ['every friday order 2 crates', 'order 2 crates', not('02:00'), not('14:00')],
      ['every monday email 9am rota to sam', 'email rota to sam', 'every Monday at 09:00'],
      ['tomorrow call the bank first thing', 'Added: call the bank', 'morning'],
    ])
  })

  test('a level answers the question, and is a line like any other without it', async () => {
    const { ann, heart } = await made()
    await talk(ann, [['nudge set energy 11:00'], ['pretty good, high', not('Energy: high')]])
    await heart.at('2026-03-05T10:00:00Z')
    await talk(ann, [
      ['pretty good actually, high', 'Energy: high'],
      ['drained', 'Energy: low'],
      ['meh energy today', 'Energy: low'],
    ])
  })
})

describeOnBothEngines('what gets in the way', (open) => {
  test('the place is kept, and nothing else is offered', async () => {
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('ann'), [
      ['write essay', 'Added'],
      ['start the essay', 'Started'],
      ['phone rang, sorry', 'Your place is kept.', 'Already in progress: write essay'],
      ['i got distracted by the garage', 'That happens. This is where you were.', 'Already in progress: write essay'],
      ['had to take a call', 'Your place is kept.'],
      ['whats next bit', 'Already in progress: write essay'],
      ['half an hour lunch', 'Break until 08:00'],
      ['find a plumber', 'Added: find a plumber'],
    ])
  })

  test('“done” below a first move is that move, and not the whole', async () => {
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('ann'), [
      ['write essay', 'Added'],
      ['buy milk', 'Added'],
      ["i'm avoiding the essay", 'First move'],
      ["ok that's done", 'Started: write essay', not('Done: write essay')],
    ])
  })

  test('what one goes on with is the session that ended a moment ago', async () => {
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('ann'), [
      ['write essay', 'Added'],
      ['focus 15 on essay', 'until 07:45'],
      ['kept going, do another 15', 'until 08:00'],
      ['evening', 'Hello'],
      ['evening at 9pm', 'Evenings at 21:00'],
      ['lunch, back at 1', not('Added')],
      ['nothing much really', not('Added')],
    ])
  })

  test('several things to do are offered as several', async () => {
    const { earth } = await annNudged(await open(), EARLY)
    await talk(earth.person('ann'), [
      ['need to finish the report by friday, book the boiler service and ring mum', '[3 tasks instead]'],
      ["i've got to do: tax return, mot for the car, find a plumber", '[3 tasks instead]'],
      ['cards for the party', 'Added'],
      ['cards done, all 14 of them', 'Done: cards for the party'],
      ['what can i do when im this tired', 'energy low'],
    ])
  })
})

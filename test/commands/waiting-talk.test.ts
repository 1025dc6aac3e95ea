// What waits for somebody, changes places or goes on later is said of what was just spoken of; and what was asked with it.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'

/** Thu 5 March 2026, 07:30 in Vienna. */
const EARLY = new Date('2026-03-05T06:30:00Z')

describeOnBothEngines('waiting and changing places', (open) => {
  const made = async () => {
    const { earth } = await annNudged(await open(), EARLY)
    return { ann: earth.person('ann', {}, 'dm-ann'), earth }
  }

  test.each([
    ["left a message, they'll call back", 'Waiting for a call back'],
    ['nobody answered. left a voicemail', 'Waiting for a call back'],
    ['cant do that one yet, waiting on the form from priya', 'Waiting for the form from priya'],
  ])('“%s”', async (said, reason) => {
    const { ann } = await made()
    await talk(ann, [
      ['ring the housing office'],
      [said, 'Blocked: ring the housing office', reason],
      ['undo', 'Undone'],
    ])
  })

  test('who is named says which thing waits, and no other does', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['dentist tuesday', 'Added: dentist'],
      ['buy milk', 'Added: buy milk'],
      ['left a voicemail for the dentist', 'Blocked: dentist'],
      ['call the plumber', 'Added'],
      ['buy bread', 'Added'],
      ['the plumber will call me back', 'Blocked: call the plumber'],
      ['left a message for the landlord', not('Blocked')],
      ['the bank will ring me back', not('Blocked')],
    ])
  })

  test('where nothing was spoken of, waiting is told, and a thing is kept', async () => {
    const { ann } = await made()
    await talk(ann, [
      ["left a message, they'll call back", not('Blocked')],
      ['left luggage at the station to collect', 'Added: left luggage at the station to collect'],
    ])
  })

  test('two that were just saved change their moments', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['dentist thursday 3pm', 'Thu 5 March, 15:00'],
      ['boiler man friday 10am', 'Fri 6 March, 10:00'],
      ['swap them', 'dentist', 'Fri 6 March, 10:00', 'boiler man', 'Thu 5 March, 15:00'],
      ['swap winter tyres', 'Added: swap winter tyres'],
    ])
  })

  test('one waits till a day, beside what is done; a question after another moves nothing', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['pack lunch'],
      ['ring mum'],
      ['book the mot'],
      ['lunch is packed, mum can wait til sunday', 'ring mum', 'Sun 8 March'],
      ['and the mot?', 'book the mot', not('Moved'), not('Sun 8 March')],
    ])
  })

  test('a reminder on its morning, another day, and the part of a day that is over', async () => {
    const { ann, earth } = await made()
    await talk(ann, [
      ['passport appointment on 20 march at 2pm', 'Fri 20 March, 14:00'],
      ['remind me the morning of', 'Saved: passport appointment', '6 h before'],
      ['send ed the photos wednesday', 'Wed 11 March'],
      ['or thursday', 'Thu 12 March'],
    ])
    // Fri 6 March, 19:00: its morning is over.
    earth.clock.advance({ hours: 35, minutes: 30 })
    await talk(ann, [['oil the gate'], ['make it friday morning', 'Fri 13 March']])
  })

  test('“the weekend” on a Saturday is this one', async () => {
    const { ann, earth } = await made()
    await talk(ann, [['mow the lawn today']])
    earth.clock.advance({ days: 2 })
    await talk(ann, [['move the lawn to the weekend', 'Sat 7 March']])
  })

  test('how it went is told, when it is again is kept; what was promised is to be done', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['physio went well, next one in two weeks', 'Added: physio', 'Thu 19 March', not('went well')],
      ['dont forget i said id call nan', 'Added: call nan'],
      [
        'ok so i have to email ed about the form and also fix figure 3 and then read the paper before group meeting on thursday',
        'Added: email ed about the form',
      ],
    ])
  })

  test('somebody else takes it: it may be let go', async () => {
    const { ann } = await made()
    await talk(ann, [
      ["get nan's tablets", 'Added'],
      ["nan's getting them", '[Let it go]'],
    ])
  })

  test('behind a step, below a plan and with nothing left of it', async () => {
    const { ann } = await made()
    await talk(ann, [
      ['write the grant report'],
      ['order seed potatoes'],
      ['start the grant report', 'Started'],
      ['whats the tiniest bit of it', 'First move'],
      ['whats after that', 'order seed potatoes'],
      ['skip it', 'now', not('No step is open')],
      ['next', 'now', not('No step is open')],
      ['2 things still to do right?', 'Open tasks: 2'],
    ])
  })
})

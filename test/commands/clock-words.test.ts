// What people ask of the clock, in their own words: what comes next, the way and what to take along, days left out, what
// repeats until it is done, first days, kinds, and what drew them away.
import { test } from 'vitest'
import { newId } from '../../src/models/id.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Thu 5 March 2026, 09:00 in Vienna. */
const NINE = new Date('2026-03-05T08:00:00Z')

/** A calendar that was read, with these busy times. */
async function isBusy(ann: Person, spans: readonly (readonly [from: string, to: string, title?: string])[]) {
  await ann.says('calendar add https://calendar.example.org/ann.ics Work')
  await ann.acts(async ({ trx, now }) => {
    const { calendar_id } = await trx('calendars').first('calendar_id')
    await trx('busy_times').insert(
      spans.map(([from, to, title]) => ({
        busy_time_id: newId(),
        calendar_id,
        starts_at: new Date(from),
        ends_at: new Date(to),
        title: title ?? null,
        created_at: now,
      })),
    )
  })
}

describeOnBothEngines('words about the clock', (open) => {
  test('what comes next, and how long until then, by calendars and by things with a time', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['when is my next meeting', 'Nothing with a time in the next two weeks', '[Add calendar]'],
      ['vet at 17:00', 'Added: vet'],
      ['when is my next meeting', 'Next: vet, Thu 5 March, 17:00', '7 h 59 min until then.'],
    ])
    await isBusy(ann, [
      ['2026-03-05T13:00:00Z', '2026-03-05T14:00:00Z', 'Board'],
      ['2026-03-06T09:00:00Z', '2026-03-06T10:00:00Z'],
    ])
    await talk(ann, [
      ['when is my next meeting', 'Next: Board, Thu 5 March, 14:00 to 15:00', '4 h 59 min until then.', 'Then: vet'],
      ['how long until my next appointment', 'Next: Board', not('[Add calendar]')],
      ['how much time do I have', 'Next: Board'],
      ['calendar next', 'Next: Board'],
      ['am I free at 3pm', 'Busy by your calendar: Board, 14:00 to 15:00'],
      ["what's on friday", 'Busy by your calendar: 10:00 to 11:00'],
      ["what's on saturday", not('Busy')],
    ])
  })

  test('the way, by which means, and what to take along, in one line or afterwards', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['dentist today 17:00, 20 min by bike, bring papers and the cat box', 'Added: dentist', '20 min by bike'],
      ['show dentist', 'Take along: papers, the cat box'],
      ['vet today at 15:00', 'Added: vet'],
      ['getting to the vet takes 20 minutes by bike', 'Saved: vet', '20 min by bike', 'leave 14:40'],
      ['vet is 25 minutes away by bus', 'Saved: vet', '25 min by bus'],
      ['for the vet I need papers and the cat box', 'Added', '[I meant: runway: vet]'],
      ['[I meant: runway: vet]', 'Take along: papers, the cat box'],
      ['dinner for two, bring wine', 'Added: dinner for two, bring wine'],
    ])
  })

  test('days that are left out may stand behind the time', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['standup every weekday 9:15 except wednesday', 'repeats every Monday, Tuesday, Thursday and Friday at 09:15'],
      ['task move standup every:"mon to thu 7am except tuesday"', 'every Monday, Wednesday and Thursday at 07:00'],
      ['stretch every day at 8am but not on sundays', 'Added: stretch', 'repeats every day except Sunday at 08:00'],
    ])
  })

  test('what repeats until it is done: of what is there, so often, and said with “check”', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['pills every day at 10am', 'Added: pills'],
      ['repeat pills until I say done', 'Saved: pills', 'reminds every 10 min until done'],
      [
        'remind me every 5 minutes to take the pizza out, at most 4 times',
        'Added: take the pizza out',
        'every 5 min until done, at most 4 times',
      ],
      ['check the oven every 5 minutes until I say done', 'Added: check the oven', 'reminds every 5 min until done'],
    ])
  })

  test('a first day, and “later”, which is never earlier', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['taxes', 'Added: taxes'],
      ["don't start taxes until monday", 'Saved: taxes', 'Not before Mon 9 March'],
      ['hide taxes until friday', 'Saved: taxes', 'Not before Fri 6 March'],
      ['essay due 20 march', 'Fri 20 March'],
      ['later essay', 'No change: essay', 'Fri 20 March'],
      ['call Ann tomorrow 10am', 'Fri 6 March, 10:00'],
      ['later call Ann', 'No change: call Ann', 'Fri 6 March, 10:00'],
    ])
  })

  test('what kind a thing is, and something of one kind', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['buy milk', 'Added: buy milk'],
      ['write report', 'Added: write report'],
      ['milk is digital', 'Saved', 'Kind: digital'],
      ['buy milk is physical', 'Saved', 'Kind: physical'],
      ['something physical', 'buy milk', not('Added'), not('write report')],
      ['give me something digital', 'write report', not('Added'), not('buy milk')],
    ])
  })

  test('a counted habit goes up and down by its name, and says how many', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['habit add Water 8 glasses a day', 'New habit: Water'],
      ['water +1', 'Water: 1 of 8 glasses'],
      ['water 2 more', 'Water: 3 of 8 glasses'],
      ['water -1', 'Water: 2 of 8 glasses'],
      ['how many glasses of water did I have', 'Today: 2 of 8 glasses'],
      ['how much water did I drink today', 'Today: 2 of 8 glasses'],
      ['eggs 2 more', 'Added'],
    ])
  })

  test('an if-then may begin with “if”; what is not seen here is kept', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['habit add Meds at 8:00', 'New habit: Meds'],
      ['if I take my meds, drink water', 'After Meds: drink water'],
      ['whenever I check meds, stretch', 'After Meds: stretch', 'Every time'],
      ['if it rains, cancel the picnic', 'Added: if it rains, cancel the picnic'],
      ['if thens', '2 if-thens'],
    ])
  })

  test('what drew one away from focus, and the week that says so', async () => {
    const ann = (await world(await open(), { now: NINE })).person('ann')
    await talk(ann, [
      ['write report', 'Added'],
      ['focus report 25', 'Focus: write report'],
      ['I got interrupted by a phone call', 'Interrupted: phone'],
      ['I drifted off to twitter', 'Interrupted: own thought'],
      ['focus stop', 'Stopped'],
      ['what interrupted me this week', 'Your week', 'Interrupted: 1 (1 own thought)'],
      ['week', 'Your week'],
      ['focus chart', 'Focus, the last 14 days'],
    ])
  })
})

// What people tell of themselves that is no task: that they ate, slept or washed, or didn't; what they did without having it on a
// list; how something is or was; what they wish of me. Beside it what looks the same and is to be done.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Mon 30 November 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-11-30T09:00:00Z')

const CARES = /Looking after yourself counts|counts as much as anything/
const COMES_FIRST = /comes first|comes before any list/
const COUNTS = /^Good, that counts|it counts all the same/

describeOnBothEngines('what is told of oneself', (open) => {
  const person = async (): Promise<Person> => (await world(await open(), { now: MORNING })).person('ann')

  test.each([
    ['ate, had a sandwich', CARES],
    ['remembered to drink some water', CARES],
    ['finally having a shower', CARES],
    ['had a proper dinner tonight', CARES],
    ['did my meds', CARES],
    ["haven't eaten all day", COMES_FIRST],
    ['no breakfast again', COMES_FIRST],
    ['forgot me lunch', COMES_FIRST],
    ['cleared out the loft for once', COUNTS],
    ['smashed out three jobs today', COUNTS],
    ['buried my dad today', /sorry/],
    ['did nothing all weekend', 'enough for now'],
    ['spent two hours on a font', not('on your list, and it counts')],
  ])('“%s” is heard', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added'), not('Nothing open')]])
  })

  test.each([
    ['my late wife used to do all of this', /sorry/],
    ['3rd energy drink', '[Add as a task]'],
    ['coffee number four', '[Add as a task]'],
    ['blank page syndrome', '[Add as a task]'],
    ["wine o'clock", '[Add as a task]'],
    ['year 9 actually listened today', '[Add as a task]'],
    ['boss shout at me', '[Add as a task]'],
    ['every day same', '[Add as a task]'],
    ["she'll be right", '[Add as a task]'],
    ['kitchen looks lovely tho', 'Good to hear'],
    ['i want to sleep for ten years', 'enough for now'],
    ['sorry i disappeared', 'No need to be sorry'],
    ['wish you could just do it for me', 'I can make it smaller'],
    ['would you write my essay for me', 'I can make it smaller'],
    ["you're the only one who gets it", /Thank you|kind/],
    ['hold up', 'Take your time'],
    ['had a good chat', not("can't answer")],
    ['where did i put my keys', not('Open tasks')],
    ['no thanks', 'so nothing changed'],
  ])('“%s” is answered, and nothing is saved', async (line, answer) => {
    await talk(await person(), [[line, answer, not('Added')]])
  })

  test.each([
    'eat breakfast',
    'get dressed',
    'drinking water',
    'make lunch for the kids',
    'second coat of paint',
    'i forgot to water the plants',
    'read book about burnout',
    'write to boss about the rota',
  ])('“%s” is kept', async (line) => {
    await talk(await person(), [[line, 'Added', not('[Not a task]')]])
  })

  test('what leads to a command, and what one is about to do', async () => {
    await talk(await person(), [['ok focus', 'Focus: 25 minutes']])
    await talk(await person(), [['anyways i will start now', 'Focus: 25 minutes']])
    await talk(await person(), [['ten minutes i will sit and write', 'Focus: 10 minutes']])
    await talk(await person(), [['5 mins break and then again i will see', 'Break until']])
    await talk(await person(), [['great focus', not('Focus: 25')]])
  })

  test.each([
    ['call the bank friday first thing', 'Added: call the bank\n', 'Fri 4 December, morning'],
    ['ring the vet tomorrow first thing', 'Added: ring the vet\n', 'Tue 1 December, morning'],
    ['sign the slip (due wed!!)', 'Added: sign the slip\n', 'Wed 2 December'],
    ['return the parcel (window closes 3/12)', 'Added: return the parcel (window closes 3/12)\n', '[Thu 3 December?]'],
    ['doctor 16.12 at 9.20', 'Added: doctor\n', 'Wed 16 December, 09:20'],
    ['form to the embassy before 20.1', 'Added: form to the embassy\n', 'Wed 20 January'],
    ["It's Margaret's anniversary on Sunday.", 'Sun 6 December'],
    ['version 2.3 release notes', 'Added: version 2.3 release notes\n[Start] [Edit] [Undo]'],
  ])('“%s” has its moment', async (line, ...said) => {
    await talk(await person(), [[line, ...said]])
  })
})

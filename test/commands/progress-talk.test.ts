// What people say while something is half done: it is noted with the thing, which stays open.
import { expect, test } from 'vitest'
import { tellsProgress } from '../../src/language/english/progress.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('how far one has come', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('is noted with what was spoken of last, and ends nothing', async () => {
    const ann = await person()
    for (const line of [
      'done the first bit',
      'did 2 of the 5 modules',
      'just one left',
      'getting there',
      'got to page 50',
    ])
      await talk(ann, [
        [`fire safety course ${line.length}`, 'Added'],
        [line, `Still open: fire safety course ${line.length}`, `“${line}”`],
      ])
    expect(await ann.world.database.knex('tasks').where({ status: 'done' })).toEqual([])
    expect((await ann.world.database.knex('tasks')).length).toBe(5)
  })

  test('is noted with the thing it names, whatever was shown since', async () => {
    await talk(await person(), [
      ['write the essay', 'Added'],
      ['buy milk', 'Added'],
      ['halfway through the essay', 'Still open: write the essay'],
      ['essay nearly finished', 'Still open: write the essay'],
      ['did half the essay', 'Still open: write the essay'],
    ])
  })

  test('is a note of the session that runs', async () => {
    await talk(await person(), [
      ['write the essay', 'Added'],
      ['focus on the essay for 25 minutes', 'Focus'],
      ['almost there', 'Noted: almost there', 'Focus: write the essay'],
    ])
  })

  test('one number of a span that the title counts is not all of it', async () => {
    const ann = await person()
    await talk(ann, [
      ['read chapters 4 to 7', 'Added'],
      ['done with chapter 4', 'Is “read chapters 4 to 7” done?'],
      ['[Yes, done]', 'Done: read chapters 4 to 7'],
      ['chapter 9 exercises', 'Added'],
      ['done with chapter 9', 'Done: chapter 9 exercises'],
    ])
  })

  test('of another thing than was shown is not noted with that one, and is no task', async () => {
    const ann = await person()
    await talk(ann, [
      ['gift for dan', 'Added'],
      ['half of the thank you cards done', not('Still open'), not('Added')],
      ['halfway through the essay', not('Still open'), not('Added')],
    ])
    expect((await ann.world.database.knex('tasks')).length).toBe(1)
  })

  test('with nothing that it could be about, nothing is noted', async () => {
    await talk(await person(), [
      ['took 4 of them so far', not('Noted')],
      ['buy milk', 'Added'],
      ['done 3 loads of washing', not('Noted')],
    ])
  })
})

test.each([
  'did three so far',
  'ive done about half of it',
  'wrote 2 paragraphs',
  '3 done, 2 to go',
  'only two more to go now',
  'one more module down',
  "I'm on chapter 6 now",
  'made a start on the shed',
  '80% there',
  '10 more done',
  'all but 2 done',
  '30 of the 50 invites sent',
  'most of it is done',
  'report almost done',
])('“%s” tells how far one has come', (line) => expect(tellsProgress(line)).toBe(true))

test.each([
  'read two chapters of dune',
  'write 2 paragraphs',
  'finish chapter 3',
  'half the recipe',
  'i need to do the first part',
  'is it nearly done?',
  'the last bit',
  'pay half of it now',
  'done',
  'first draft of the letter',
  'left luggage at the station',
  'get to page 50 by friday',
  'on chapter one podcast review',
])('“%s” does not', (line) => expect(tellsProgress(line)).toBe(false))

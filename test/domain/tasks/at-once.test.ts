// Two equal requests in the same moment, on the engine where they really run side by side: one effect, no error.
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/chat/run/dispatcher.ts'
import { opener } from '../../support/databases.ts'
import { textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

describe('at once', () => {
  const open = opener('postgres')

  const shared = async () => {
    const database = await open()
    const earth = await world(database)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('hello there')
    for (const line of ['project add Flat', 'project invite project:flat person:ben', 'Paint walls +flat', 'Buy milk'])
      await ann.says(line)
    return { database, earth, ann, ben }
  }

  const twice = async (work: () => Promise<Answer>) => (await Promise.all([work(), work()])).map(textOf)
  const count = (texts: readonly string[], words: string) => texts.filter((text) => text.includes(words)).length
  const line = (person: Person, said: string) => () => person.says(said)

  test('done, drop, give, invite, repeat: one does it, the other says so', async () => {
    const { database, earth, ann } = await shared()
    const done = await twice(line(ann, 'done milk'))
    expect([count(done, 'Done: Buy milk'), count(done, 'Already done')]).toEqual([1, 1])
    expect(await database.knex('xp_entries')).toHaveLength(1)
    const given = await twice(line(ann, 'task give task:walls to:ben'))
    expect([count(given, '[Undo]'), count(given, 'No change')]).toEqual([1, 1])
    const dropped = await twice(line(ann, 'drop walls'))
    expect([count(dropped, '[Undo]'), count(dropped, 'Already let go')]).toEqual([1, 1])
    await ann.says('Water plants')
    const repeated = await twice(line(ann, 'task move task:plants every:mon'))
    expect([count(repeated, '[Undo]'), count(repeated, 'No change')]).toEqual([1, 1])
    expect(await database.knex('recurrences')).toHaveLength(1)
    const again = await twice(line(ann, 'done plants'))
    expect([count(again, 'It repeats: next Mon 16 March'), count(again, 'Already done')]).toEqual([1, 1])
    expect(await database.knex('tasks').where({ title: 'Water plants' })).toHaveLength(2)
    expect(earth.errors).toEqual([])
  })

  test('undo twice takes back once', async () => {
    const { earth, ann } = await shared()
    const done = await ann.says('done milk')
    const undone = await twice(() => ann.presses(done, 'Undo'))
    expect([count(undone, 'Undone:'), count(undone, 'Already undone:')]).toEqual([1, 1])
    expect(textOf(await ann.says('tasks'))).toContain('Buy milk')
    expect(earth.errors).toEqual([])
  })

  test('two people finish one task, take one task, close a circle together: one of them gets it', async () => {
    const { database, earth, ann, ben } = await shared()
    await ann.says('task give task:walls how:delegate')
    const taken = (
      await Promise.all([ann.says('task give task:walls to:me'), ben.says('task give task:walls to:me')])
    ).map(textOf)
    expect(count(taken, 'Yours: Paint walls')).toBeGreaterThanOrEqual(1)
    await ann.says('task give task:walls how:delegate')
    const finished = (await Promise.all([ann.says('done walls'), ben.says('done walls')])).map(textOf)
    expect(count(finished, 'Done: Paint walls')).toBe(1)
    expect(await database.knex('xp_entries').where({ source_kind: 'task' })).toHaveLength(1)
    await ann.says('Left half +flat')
    await ben.says('Right half +flat')
    await ann.says('task give task:left how:delegate')
    await ann.says('task give task:right how:delegate')
    const circle = (
      await Promise.all([ann.says('task file task:left parent:right'), ben.says('task file task:right parent:left')])
    ).map(textOf)
    expect([count(circle, 'Filed'), count(circle, 'already a part of this task')]).toEqual([1, 1])
    expect(earth.errors).toEqual([])
  })
})

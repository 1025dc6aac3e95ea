// What a person hears while everybody else is at work: their words, and a way to send them again. And while one person
// asks for very much at once: an answer, as ever.
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { opener } from '../support/databases.ts'
import { viewText } from '../support/talk.ts'
import { world } from '../support/world.ts'

test('no connection in time: nothing was begun, the words are there, and one tap sends them again', async () => {
  const database = await openDatabase('sqlite::memory:', { acquireTimeoutMs: 1_000 })
  onTestFinished(() => database.close())
  await migrate(database, 'latest')
  const earth = await world(database)
  const ann = earth.person('ann')
  await ann.says('task add Write report')

  const others = await database.knex.transaction()
  const answer = await ann.says('task add Buy milk')
  await others.rollback()

  expect(answer.problem).toBe('later')
  expect(viewText(answer.view)).toBe(
    'I have a lot to do at once. Give me a few seconds, then try again.\n' +
      "This one wasn't saved. Your words: “task add Buy milk”.\n[Try again]",
  )
  // Whoever runs this hears of it.
  expect(earth.errors.splice(0)).toHaveLength(1)
  expect(viewText((await ann.presses(answer, 'Try again')).view)).toContain('Buy milk')
  expect(await database.knex('tasks').pluck('title')).toEqual(['Write report', 'Buy milk'])
})

const openPostgres = opener('postgres')

test('one person’s crowd does not hold every connection', async () => {
  const database = await openPostgres()
  const earth = await world(database)
  const [ann, ben] = [earth.person('ann'), earth.person('ben')]
  for (const each of [ann, ben]) await each.says('task add Write report')

  // Whatever Ann asks waits for her own row, as a slow request of hers would make it.
  const slow = await database.knex.transaction()
  await slow('users').where({ username: 'ann' }).forUpdate()
  const crowd = Array.from({ length: 60 }, (_, index) => ann.says(`task add Thing number ${index}`))
  const answer = await ben.says('task add Buy milk')
  await slow.rollback()

  expect(viewText(answer.view)).toContain('Added: Buy milk')
  await Promise.all(crowd)
})

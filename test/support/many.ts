// A person with as many open tasks as wanted, written straight into the tables.
import type { Database } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { type Person, THURSDAY, world } from './world.ts'

/** Half of them dated, some tagged, one called “Needle in here”. */
export async function withTasks(database: Database, count: number): Promise<Person> {
  const ann = (await world(database)).person('ann')
  await ann.says('Needle in here')
  const { knex } = database
  const sample = await knex('tasks').first()
  const rows = Array.from({ length: count }, (_, index) => ({
    ...sample,
    task_id: newId(),
    title: `Thing number ${index} of ${['home', 'work', 'garden', 'Ärger'][index % 4]}`,
    tags: index % 3 === 0 ? '["home"]' : '[]',
    due_date: index % 2 === 0 ? new Date(THURSDAY.getTime() + (index - count / 2) * 3_600_000) : null,
    created_at: new Date(THURSDAY.getTime() - index * 1000),
  }))
  for (let at = 0; at < rows.length; at += 100) await knex('tasks').insert(rows.slice(at, at + 100))
  return ann
}

// Ten or a thousand tasks: the same number of queries for every answer, and as few as can be for a capture.
import { describe, expect, test } from 'vitest'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { withTasks } from '../../support/many.ts'
import { world } from '../../support/world.ts'

const LINES = [
  'tasks',
  'task list view:today',
  'task list view:waiting',
  'task list view:done',
  'task list tag:home',
  'task list find:number',
  'task list project:inbox page:2',
  'task show "Needle in here"',
  'start "Needle in here"',
  'task move "Needle in here" friday 9am',
  'task edit "Needle in here" minutes:20',
  'task file "Needle in here" zone:life',
  'comment add "Needle in here" found',
  'done "Needle in here"',
  'undo',
  'task add One more',
  'project',
  'task show nothing like it',
]

/** What every capture waits for: a statement more is felt by everybody on SQLite's one connection. */
const CAPTURE = [
  'BEGIN',
  'INSERT INTO processed_requests',
  // With what was shown here last, and what their habits are called.
  'SELECT users',
  // Says whether one of that name is open already.
  'INSERT INTO tasks',
  'INSERT INTO changes',
  'INSERT INTO recent_views',
  'COMMIT',
]

describeOnBothEngines('a capture', (open) => {
  test('asks the database for what it cannot do without', async () => {
    const database = await open()
    const ann = (await world(database)).person('ann')
    const place = { where: { ...ann.request({ kind: 'typed', line: 'tasks' }).where, kind: 'shared' as const } }
    await ann.says('Buy milk', place)
    const heard: string[] = []
    database.knex.on('query', ({ sql }: { sql: string }) => heard.push(sql.replaceAll(/["`;]|\.\*/g, '')))
    await ann.says('task add Buy bread', { ...place, deliveryId: 'a second one' })
    const asked = () => heard.splice(0).map((sql) => CAPTURE.find((begin) => sql.startsWith(begin)) ?? sql)
    expect(asked()).toEqual(CAPTURE)
    await ann.says('Buy bread', { ...place, deliveryId: 'a line of the same name' })
    expect(asked().slice(0, 5)).toEqual([...CAPTURE.slice(0, 4), expect.stringMatching(/^select tasks from tasks/)])
    await ann.says('Habit tracker for the fridge', { ...place, deliveryId: 'a line alone' })
    expect(asked()).toEqual(CAPTURE)
    expect(ann.world.errors).toEqual([])
  })
})

describe('however many tasks', () => {
  const open = opener('sqlite')

  test('every answer takes the same number of queries', async () => {
    const counted = async (count: number) => {
      const database = await open()
      const ann = await withTasks(database, count)
      const counts: Record<string, number> = {}
      let queries = 0
      database.knex.on('query', () => queries++)
      for (const line of LINES) {
        queries = 0
        await ann.says(line)
        counts[line] = queries
      }
      expect(ann.world.errors).toEqual([])
      return counts
    }
    const few = await counted(12)
    expect(await counted(1200)).toEqual(few)
    expect(Math.max(...Object.values(few))).toBeLessThan(60)
  })
})

// Ten or a thousand tasks: the same number of queries for every answer.
import { describe, expect, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { withTasks } from '../../support/many.ts'

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

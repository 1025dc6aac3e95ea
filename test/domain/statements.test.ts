// How many statements a request asks the database: a captured line is the commonest one, on the slowest hardware.
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('a captured line', (open) => {
  test.each(['Call Ben tomorrow 9am', 'Call Ben about the old car and its papers tomorrow 9am'])(
    'with a typed time asks at most 10 statements, with its reminder, its card and its buttons: “%s”',
    async (line) => {
      const database = await open()
      const earth = await world(database)
      const ann = earth.person('ann')
      await ann.says('Water plants')
      await ann.says('Water plants tomorrow 8am')
      const asked = await statementsOf(database, () => captureAndPost(ann, line))
      expect(asked.filter((sql) => /schedules/.test(sql)).length).toBeGreaterThan(0)
      console.info(`statements of a captured line with its card: ${asked.length}, 21 before one upsert each`)
      expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(10)
    },
  )
})

describeOnBothEngines('an import', (open) => {
  test('of 3,000 tasks, with parts, dates and repetitions, comes in and goes by few statements, not by one a row', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann')
    await ann.says('hello')
    const tasks = Array.from({ length: 1_000 }, (_, index) => [
      `- [ ] Trip ${index} 🔁 every week 📅 2026-05-0${(index % 9) + 1}`,
      `  - [ ] Book ${index} 📅 2026-05-0${(index % 9) + 1}`,
      `  - [ ] Pack ${index}`,
    ])
    const bytes = Buffer.from(tasks.flat().join('\n'))
    const file = { name: 'trips.md', size: bytes.byteLength, load: async () => bytes }
    const shown = await ann.says('trips.md', { file })
    let done = shown
    const cpu = (since?: NodeJS.CpuUsage): number => Math.round(process.cpuUsage(since).user / 1000)
    const started = process.cpuUsage()
    const asked = await statementsOf(database, async () => {
      done = await ann.presses(shown, 'Bring them in')
    })
    const cpuIn = cpu(started)
    const between = process.cpuUsage()
    expect(await database.knex('tasks').count({ count: '*' }).first()).toMatchObject({ count: expect.anything() })
    let back = done
    const undone = await statementsOf(database, async () => {
      back = await ann.presses(done, 'Undo, for 7 days')
    })
    const cpuOut = cpu(between)
    expect(await database.knex('tasks')).toEqual([])
    const redone = await statementsOf(database, () => ann.presses(back, 'Put it back'))
    expect(await database.knex('tasks')).toHaveLength(3_000)
    console.info(
      `3,000 tasks: ${asked.length} statements and ${cpuIn} ms of this process in, ${undone.length} and ${cpuOut} ms out, ${redone.length} back in`,
    )
    const counts = new Map<string, number>()
    for (const sql of [...asked, ...undone, ...redone])
      counts.set(sql.slice(0, 80), (counts.get(sql.slice(0, 80)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 40)).toEqual([])
    expect(asked.length + undone.length + redone.length).toBeLessThan(600)
    expect(earth.errors).toEqual([])
  })
})

/** The line as a platform answers it: delivered once, its answer posted as the task's card. */
async function captureAndPost(ann: Person, line: string): Promise<void> {
  const request = ann.request({ kind: 'typed', line }, { deliveryId: 'a-delivery' })
  const { view } = await ann.world.dispatcher.answer(request)
  expect(view.card).toBeDefined()
  if (view.card) await ann.world.dispatcher.recordCard(request, view.card, { channelId: 'with-ann', messageId: 'm-3' })
}

/** What the database is asked meanwhile, without the bounds of transactions. */
async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const note = ({ sql }: { readonly sql: string }): void => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i.test(sql)) asked.push(sql)
  }
  database.knex.on('query', note)
  try {
    await work()
  } finally {
    database.knex.off('query', note)
  }
  return asked
}

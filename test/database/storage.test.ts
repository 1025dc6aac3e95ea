// A disk that is full and a file that was taken away: known within five seconds, told to people, readiness and the log.
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { type HealthOptions, readinessProblem } from '../../src/ops/health.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

async function lived() {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-storage-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'proxy.db')
  const warnings: string[] = []
  const database = await openDatabase(`sqlite:${file}`, { onWarning: (message) => warnings.push(message) })
  onTestFinished(() => database.close())
  await migrate(database, 'latest')
  const earth = await world(database)
  const ann = earth.person('ann')
  await ann.says('Buy milk')
  const options: HealthOptions = {
    database,
    clock: earth.clock,
    platforms: [],
    scheduler: null,
    isStopping: () => false,
  }
  return { file, database, warnings, earth, ann, ready: () => readinessProblem(options) }
}

/** Five seconds at most on a machine that does nothing else; nothing is measured here. */
const WITHIN = { interval: 100 }
const GONE = 'The file I save to was moved or deleted, so nothing was saved.'

describe('a file that is taken away under the running process', () => {
  for (const [what, take] of [
    ['removed', (file: string) => rm(file)],
    ['moved', (file: string) => rename(file, `${file}.aside`)],
    [
      'replaced',
      async (file: string) => {
        await rename(file, `${file}.aside`)
        await writeFile(file, '')
      },
    ],
  ] as const)
    test(`${what}: told within five seconds, and nothing is written into nowhere`, async () => {
      const { file, warnings, ann, earth, ready, database } = await lived()
      expect(await ready()).toBeNull()
      await take(file)
      await expect.poll(ready, WITHIN).toContain(`${file} was removed or replaced while it was in use`)
      const answer = textOf(await ann.says('Water plants'))
      expect(answer).toContain(GONE)
      expect(answer).toContain('Your words: “Water plants”.')
      expect(answer).toContain('[Try again]')
      expect(warnings).toEqual([expect.stringContaining('was removed or replaced')])
      expect(earth.errors).toHaveLength(1)
      expect(database.storageTrouble()).toBe('gone')
    })

  test('put back, it goes on where it was', async () => {
    const { file, ann, ready } = await lived()
    await rename(file, `${file}.aside`)
    await expect.poll(ready, WITHIN).not.toBeNull()
    await rename(`${file}.aside`, file)
    await expect.poll(ready, WITHIN).toBeNull()
    expect(textOf(await ann.says('task list'))).toContain('Buy milk')
  })
})

describe('a disk that is full', () => {
  test('is told to the person and by readiness until there is room again', async () => {
    const { file, warnings, ann, database, ready } = await lived()
    await database.knex.raw('PRAGMA max_page_count = 1')
    let answer = ''
    for (let index = 0; index < 300 && !answer.includes('full'); index++)
      answer = textOf(await ann.says(`${index} ${'long words '.repeat(20)}`))
    expect(answer).toContain('The disk I save to is full, so nothing was saved.')
    expect(await ready()).toBe(`the disk of ${file} is full: nothing can be saved. Make room`)
    expect(warnings).toEqual([`the disk of ${file} is full: nothing can be saved. Make room`])
    // What was saved before can still be read.
    expect(await database.knex('tasks').where({ title: 'Buy milk' })).toHaveLength(1)
    await database.knex.raw('PRAGMA max_page_count = 1000000')
    expect(await ready()).toBeNull()
    expect(textOf(await ann.says('Water plants'))).toContain('Water plants')
  })
})

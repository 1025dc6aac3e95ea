// One serving process for each SQLite file, held by the operating system, so that no crash leaves it locked.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { acquireServingLock, type Database, openDatabase } from '../../src/database/index.ts'
import { UserError } from '../../src/user-error.ts'
import { startChild } from '../support/child.ts'
import { opener } from '../support/databases.ts'

const openPostgres = opener('postgres')
const openMemory = opener('sqlite')

const serving = `
  import { acquireServingLock, openDatabase } from '#database/index.js'
  await acquireServingLock(await openDatabase(process.argv[1]))
  console.log('serving')
  setInterval(() => {})
`

async function onFile(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-serving-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const db = await openDatabase(`sqlite:${join(folder, 'proxy.db')}`)
  onTestFinished(() => db.close())
  return db
}

it('refuses a second serving process, until the first is killed', async () => {
  const db = await onFile()
  const child = await startChild(serving, [db.url])
  await child.said('serving')
  const refusal = await acquireServingLock(db).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(UserError)
  expect(String(refusal)).toContain(`Another Proxy already serves ${db.file}`)
  await child.kill()
  const release = await acquireServingLock(db)
  await release()
})

it('lets others read and write while one serves', async () => {
  const db = await onFile()
  const child = await startChild(serving, [db.url])
  await child.said('serving')
  await db.knex.schema.createTable('notes', (table) => table.text('note'))
  await db.knex('notes').insert({ note: 'written beside it' })
  expect(await db.knex('notes').pluck('note')).toEqual(['written beside it'])
})

it('ends when it is given back', async () => {
  const db = await onFile()
  const release = await acquireServingLock(db)
  await expect(acquireServingLock(db)).rejects.toBeInstanceOf(UserError)
  await release()
  await (await acquireServingLock(db))()
})

it('is not needed on PostgreSQL and in memory', async () => {
  for (const db of [await openPostgres(), await openMemory()]) {
    await acquireServingLock(db)
    await expect(acquireServingLock(db)).resolves.toBeTypeOf('function')
  }
})

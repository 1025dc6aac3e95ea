// Statements that stay prepared behave as if each were new: bindings, failures, schemas that change, connections that close.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { executeStatement, finalizeStatements, type SqliteConnection } from '../../src/database/sqlite-statements.ts'

/** A database in memory that tells what it was given to prepare. */
async function opened() {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const made = new sqlite3.Database(':memory:', (error) => (error ? reject(error) : resolve(made)))
  })
  const preparedSql: string[] = []
  const connection: SqliteConnection = {
    prepare(sql, callback) {
      preparedSql.push(sql)
      return database.prepare(sql, callback)
    },
  }
  const close = () =>
    new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())))
  return { connection, preparedSql, close }
}

it('prepares what comes again once, and takes every binding anew', async () => {
  const { connection, preparedSql } = await opened()
  const echoed = async (value: unknown) => (await executeStatement(connection, 'SELECT ? AS said', [value], 'all')).rows
  expect(await echoed('one')).toEqual([{ said: 'one' }])
  expect(await echoed(null)).toEqual([{ said: null }])
  expect(await Promise.all([echoed('two'), echoed('three')])).toEqual([[{ said: 'two' }], [{ said: 'three' }]])
  expect(preparedSql).toEqual(['SELECT ? AS said'])
})

it('tells what each of two at once wrote', async () => {
  const { connection } = await opened()
  await executeStatement(connection, 'CREATE TABLE things (name TEXT UNIQUE)', [], 'run')
  const add = (names: string) =>
    executeStatement(connection, 'INSERT INTO things SELECT value FROM json_each(?)', [names], 'run')
  expect(await Promise.all([add('["a"]'), add('["b", "c"]')])).toEqual([
    { lastID: 1, changes: 1 },
    { lastID: 3, changes: 2 },
  ])
})

it('leaves nothing open of one that failed', async () => {
  const { connection, preparedSql } = await opened()
  await executeStatement(connection, 'CREATE TABLE things (name TEXT UNIQUE)', [], 'run')
  const add = (name: string) => executeStatement(connection, 'INSERT INTO things VALUES (?)', [name], 'run')
  await executeStatement(connection, 'BEGIN', [], 'run')
  await add('a')
  await expect(add('a')).rejects.toThrow('UNIQUE')
  await add('b')
  await executeStatement(connection, 'COMMIT', [], 'run')
  expect((await executeStatement(connection, 'SELECT name FROM things', [], 'all')).rows).toEqual([
    { name: 'a' },
    { name: 'b' },
  ])
  expect(preparedSql.filter((sql) => sql.startsWith('INSERT'))).toHaveLength(2)
})

it('answers everybody who asked for what is no statement, and takes it when it has become one', async () => {
  const { connection } = await opened()
  const ask = () => executeStatement(connection, 'SELECT * FROM later', [], 'all')
  const both = await Promise.allSettled([ask(), ask()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await executeStatement(connection, 'CREATE TABLE later (a)', [], 'run')
  await executeStatement(connection, 'INSERT INTO later VALUES (1)', [], 'run')
  expect((await ask()).rows).toEqual([{ a: 1 }])
  await executeStatement(connection, 'ALTER TABLE later ADD COLUMN b DEFAULT 2', [], 'run')
  expect((await ask()).rows).toEqual([{ a: 1, b: 2 }])
})

it('keeps those used last', async () => {
  const { connection, preparedSql } = await opened()
  const number = (n: number) => executeStatement(connection, `SELECT ${n} AS n`, [], 'all')
  for (let n = 0; n < 250; n++) await number(n)
  await number(0)
  await number(250)
  preparedSql.length = 0
  await number(0)
  expect((await number(1)).rows).toEqual([{ n: 1 }])
  expect(preparedSql).toEqual(['SELECT 1 AS n'])
})

it('lets a connection close once all are forgotten', async () => {
  const { connection, close } = await opened()
  await executeStatement(connection, 'SELECT 1', [], 'all')
  await expect(close()).rejects.toThrow('SQLITE_BUSY')
  await finalizeStatements(connection)
  await close()
})

it('works off the journal when a database is closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-statements-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const database = await openDatabase(`sqlite:${join(folder, 'proxy.db')}`)
  await database.knex.raw('CREATE TABLE things (name TEXT)')
  await database.close()
  expect(await readdir(folder)).toEqual(['proxy.db'])
})

it('a commit that fails takes its transaction back, and the next one begins', async () => {
  const database = await openDatabase('sqlite::memory:')
  onTestFinished(() => database.close())
  const { knex } = database
  await knex.raw('CREATE TABLE parents (id INTEGER PRIMARY KEY)')
  await knex.raw('CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)')
  const orphan = knex.transaction((trx) => trx('children').insert({ parent: 1 }))
  await expect(orphan).rejects.toThrow('FOREIGN KEY constraint failed')
  await knex.transaction((trx) => trx('parents').insert({ id: 2 }))
  expect(await knex('children')).toEqual([])
  expect(await knex('parents')).toEqual([{ id: 2 }])
})

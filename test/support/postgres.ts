// One PostgreSQL for the whole run. It starts when the first test asks for it, so that a run without one costs nothing.
// TEST_DATABASE_URL names a server that is there instead; its user must be allowed to create databases.
import { once } from 'node:events'
import { createServer } from 'node:http'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Where a worker asks, by HTTP, for databases: GET gives the address of a migrated, empty one,
     * POST gives back (as its text) the address of one that is empty again.
     */
    postgresDoor: string
  }
}

/** Vitest's global set-up. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let databases: Promise<Databases> | undefined
  const door = createServer(async (request, response) => {
    try {
      databases ??= prepare()
      if (request.method === 'POST') {
        ;(await databases).give((await request.toArray()).join(''))
        response.end()
      } else response.end(await (await databases).take())
    } catch (error) {
      response.statusCode = 500
      response.end(error instanceof Error ? error.message : String(error))
    }
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  project.provide('postgresDoor', `http://127.0.0.1:${address.port}`)
  return async () => {
    door.close()
    door.closeAllConnections()
    await (await databases?.catch(() => undefined))?.end()
  }
}

interface Databases {
  take(): Promise<string>
  give(url: string): void
  end(): Promise<void>
}

async function prepare(): Promise<Databases> {
  const given = process.env['TEST_DATABASE_URL']
  const server = given === undefined || given === '' ? await startPostgres() : undefined
  const url = server?.url ?? given ?? ''
  const prefix = `proxy_test_${process.pid}`
  const made: string[] = []
  const free: string[] = []

  const create = async (template: string): Promise<string> => {
    const name = `${prefix}_${made.length}`
    made.push(name)
    await ask(url, `CREATE DATABASE ${name} TEMPLATE ${template}`)
    return withDatabase(url, name)
  }
  const end = async (): Promise<void> => {
    if (server !== undefined) return await server.stop()
    for (const name of made) await ask(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  try {
    const db = await openDatabase(await create('template1'))
    await prepareTemplate(db).finally(() => db.close())
  } catch (error) {
    await end()
    throw error
  }
  return { take: async () => free.pop() ?? (await create(`${prefix}_0`)), give: (back) => void free.push(back), end }
}

/** What every database of a test begins as: migrated, with a function that empties it. */
async function prepareTemplate(db: Database): Promise<void> {
  await migrate(db, 'latest')
  const deletions = models
    .map(({ tableName }) => `IF EXISTS (SELECT FROM ${tableName}) THEN DELETE FROM ${tableName}; END IF;`)
    .reverse()
    .join(' ')
  // A function keeps its plans: so many plain statements would be planned anew after each test.
  await db.knex.raw(`
    CREATE SCHEMA test_support;
    CREATE FUNCTION test_support.empty_tables() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${deletions} END $$
  `)
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** The same server, another database. */
function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

// A database that an earlier version left, with people in it, becomes one of this version: every row is there, and
// everything can be said on it.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { type Database, type Engine, migrate } from '../../src/database/index.ts'
import { expectedSchemaCells, readSchemaCells } from '../../src/database/schema-snapshot.ts'
import { exportPersonalData } from '../../src/domain/privacy/export.ts'
import { defaultAchievements, upsertAchievements } from '../../src/domain/rewards/achievements/index.ts'
import { models } from '../../src/models/all.ts'
import { describeOnBothEngines, type Open } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { purgeAt } from '../support/purging.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const folder = new URL('fixtures/', import.meta.url)
const VERSIONS = [
  ...new Set((await readdir(folder)).flatMap((name) => /^(.+)\.(?:sqlite|postgres)\.sql$/.exec(name)?.[1] ?? [])),
]

/** Just after the last thing that happened in the fixture of 0.1.0. */
const AFTER = new Date('2026-03-03T21:00:00Z')

/** A database with what a version left, and how many rows each table had. */
async function leftBy(version: string, open: Open, engine: Engine) {
  const database = await open()
  while ((await migrate(database, 'status')).completed.length > 0) await migrate(database, 'down')
  for (const table of ['knex_migrations', 'knex_migrations_lock']) await database.knex.schema.dropTable(table)
  const text = await readFile(new URL(`${version}.${engine}.sql`, folder), 'utf8')
  for (const statement of text.split(/;\n(?=CREATE |ALTER |INSERT |$)/))
    if (statement.trim()) await database.knex.raw(statement)
  return { database, rows: await countRows(database) }
}

async function countRows({ knex }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  // Tables that this version added are not there before it, and empty after.
  for (const { tableName } of models)
    counts[tableName] = (await knex.schema.hasTable(tableName))
      ? Number((await knex(tableName).count({ n: '*' }))[0]?.['n'])
      : 0
  return counts
}

test('there is one of each version that was released', () => {
  expect(VERSIONS).toContain('0.1.0')
})

for (const version of VERSIONS)
  describeOnBothEngines(
    `a database of ${version}`,
    (open, engine) => {
      test('comes up with every row, to the schema of this version', async () => {
        const { database, rows } = await leftBy(version, open, engine)
        expect(Object.values(rows).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100)
        const titles = await database.knex('tasks').orderBy('task_id').pluck('title')
        const { changed, pending } = await migrate(database, 'latest')
        expect(changed.length).toBeGreaterThan(0)
        expect(pending).toEqual([])
        expect(await countRows(database)).toMatchObject(rows)
        expect(await database.knex('tasks').orderBy('task_id').pluck('title')).toEqual(titles)
        expect(await readSchemaCells(database)).toEqual(await expectedSchemaCells(database))
        expect(await database.knex('users').orderBy('username').pluck('timezone')).toEqual([
          'Asia/Kolkata',
          'America/New_York',
          'Europe/Vienna',
        ])
        // The badges of this version are those that people have, not others beside them.
        const now = AFTER
        await database.knex.transaction((trx) => upsertAchievements(trx, defaultAchievements, now))
        expect(await countRows(database)).toMatchObject(rows)
      })

      test('every command is answered on it, by each of its people, and nudges go on', async () => {
        const { database } = await leftBy(version, open, engine)
        await migrate(database, 'latest')
        const earth = await world(database, { now: AFTER })
        const ann = earth.person('ann')
        const others = [
          earth.person('ann', { platform: 'discord', externalId: '99' }),
          earth.person('ben', { platform: 'slack', space: 'T1', externalId: 'U1' }),
          earth.person('cleo', { platform: 'slack', space: 'T1', externalId: 'U2' }),
        ]
        expect(textOf(await ann.says('task list'))).toContain('Report draft')
        // Each is who they were: nobody new came of it.
        for (const person of others) expect(textOf(await person.says('hi'))).not.toContain("it's my fault")
        expect(await countRows(database)).toMatchObject({ users: 3, chat_accounts: 4 })
        const users = await database.knex('users').pluck('user_id')
        for (const userId of users)
          await database.knex.transaction((trx) => exportPersonalData(trx, userId, earth.clock.now()))
        const heart = await nudging(earth)
        await heart.beat()
        for (const { name, examples } of await commands)
          for (const example of name === 'me delete' ? [] : examples) {
            const text = textOf(await ann.says(example))
            expect(text, example).not.toContain("it's my fault")
            // Nobody asks so much in a moment; what a person may ask is not what is tried here.
            earth.clock.advance({ seconds: 5 })
          }
        expect(earth.errors).toEqual([])
        for (let day = 0; day < 3; day++) {
          earth.clock.advance({ days: 1 })
          await heart.beat()
        }
        expect(earth.errors).toEqual([])
        earth.clock.advance({ days: 100 })
        await purgeAt(database, earth.clock.now())
        expect(textOf((await others[1]?.says('hello again')) ?? (await ann.says('hi')))).not.toContain("it's my fault")
        expect(earth.errors).toEqual([])
      })
    },
    { altersSchema: true },
  )

describe('the fixtures', () => {
  test('hold no wall that a newer engine would read otherwise: they are plain statements', async () => {
    for (const name of await readdir(folder))
      if (name.endsWith('.sql'))
        expect(
          (await readFile(new URL(name, folder), 'utf8'))
            .split(/;\n(?=CREATE |ALTER |INSERT |$)/)
            .every((each) => each.trim() === '' || /^(?:CREATE|ALTER|INSERT) /.test(each)),
          name,
        ).toBe(true)
  })
})

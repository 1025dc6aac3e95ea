// The migrated databases are what the documents say, cell by cell, on both engines; and a cell that is not is found.
import { describe, expect, it } from 'vitest'
import { type Database, migrate } from '../../src/database/index.ts'
import { diffSchemaCells, readSchemaCells, type SchemaCells } from '../../src/database/schema-snapshot.ts'
import { models } from '../../src/models/all.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { addedTables } from './added-tables.ts'
import { documentedKeys } from './documented-keys.ts'
import { documentedTables } from './documented-tables.ts'
import { type ExpectedTables, expectedCells } from './expected.ts'

const tables: ExpectedTables = { ...documentedTables, ...addedTables }

function allCells(db: Database): SchemaCells {
  const keys = Object.entries(documentedKeys).map(([table, added]) => [table, { columns: {}, ...added }])
  const keyCells = expectedCells(Object.fromEntries(keys), db.engine)
  for (const table of Object.keys(documentedKeys)) delete keyCells[`${table} columns`]
  return { ...expectedCells(tables, db.engine), ...keyCells }
}

describeOnBothEngines(
  'the schema',
  (open, engine) => {
    it('is the documented one after the first migration', async () => {
      const db = await open()
      for (let left = (await migrate(db, 'status')).completed.length; left > 1; left--) await migrate(db, 'down')
      expect(await readSchemaCells(db)).toEqual(expectedCells(documentedTables, engine))
    })

    it('has every added key and table after the last', async () => {
      const db = await open()
      expect(await readSchemaCells(db)).toEqual(allCells(db))
    })

    it('is the same after going down and up again, and nothing in between', async () => {
      const db = await open()
      const names = (await migrate(db, 'status')).completed
      const reports = []
      for (const _ of names) reports.push(await migrate(db, 'down'))
      expect(reports.flatMap(({ changed }) => changed)).toEqual([...names].reverse())
      expect(await readSchemaCells(db)).toEqual({})
      expect(await migrate(db, 'latest')).toEqual({ changed: names, completed: names, pending: [], unknown: [] })
      expect(await readSchemaCells(db)).toEqual(allCells(db))
      expect((await migrate(db, 'latest')).changed).toEqual([])
    })
  },
  { altersSchema: true },
)

interface Tampering {
  readonly what: string
  readonly sqlite: string
  readonly postgres: string
  readonly found: readonly string[]
}

const tamperings: readonly Tampering[] = [
  {
    what: 'a wrong default',
    sqlite: edit('tasks', "DEFAULT 'todo'", "DEFAULT 'done'"),
    postgres: "ALTER TABLE tasks ALTER COLUMN status SET DEFAULT 'done'",
    found: ["tasks.status default: 'todo' → 'done'"],
  },
  {
    what: 'a default that is missing',
    sqlite: edit('users', "timezone VARCHAR(50) DEFAULT 'UTC'", 'timezone VARCHAR(50)'),
    postgres: 'ALTER TABLE users ALTER COLUMN timezone DROP DEFAULT',
    found: ["users.timezone default: 'utc' → nothing"],
  },
  {
    what: 'a missing index',
    sqlite: 'DROP INDEX idx_tasks_zone',
    postgres: 'DROP INDEX idx_tasks_zone',
    found: ['index idx_tasks_zone: tasks: zone_id → nothing'],
  },
  {
    what: 'an index of another name',
    sqlite: 'DROP INDEX idx_goals_user; CREATE INDEX idx_goals ON goals (user_id)',
    postgres: 'ALTER INDEX idx_goals_user RENAME TO idx_goals',
    found: ['index idx_goals: nothing → goals: user_id', 'index idx_goals_user: goals: user_id → nothing'],
  },
  {
    what: 'a unique index that is not partial',
    sqlite: 'DROP INDEX uq_focus_sessions_open; CREATE UNIQUE INDEX uq_focus_sessions_open ON focus_sessions (user_id)',
    postgres:
      'DROP INDEX uq_focus_sessions_open; CREATE UNIQUE INDEX uq_focus_sessions_open ON focus_sessions (user_id)',
    found: [
      'index uq_focus_sessions_open: unique, focus_sessions: user_id where ended_at is null → unique, focus_sessions: user_id',
    ],
  },
  {
    what: 'a column that may be NULL',
    sqlite: edit('tasks', 'title VARCHAR(255) NOT NULL', 'title VARCHAR(255)'),
    postgres: 'ALTER TABLE tasks ALTER COLUMN title DROP NOT NULL',
    found: ['tasks.title nullable: no → yes'],
  },
  {
    what: 'another length',
    sqlite: edit('users', 'avatar_url VARCHAR(512)', 'avatar_url VARCHAR(500)'),
    postgres: 'ALTER TABLE users ALTER COLUMN avatar_url TYPE VARCHAR(500)',
    found: ['users.avatar_url type: varchar(512) → varchar(500)'],
  },
  {
    what: 'a column too many',
    sqlite: 'ALTER TABLE goals ADD COLUMN colour TEXT',
    postgres: 'ALTER TABLE goals ADD COLUMN colour TEXT',
    found: ['goals columns', 'goals.colour nullable: nothing → yes', 'goals.colour type: nothing → text'],
  },
  {
    what: 'another delete rule',
    sqlite: edit(
      'tasks',
      'REFERENCES users (user_id) ON DELETE SET NULL',
      'REFERENCES users (user_id) ON DELETE CASCADE',
    ),
    postgres:
      'ALTER TABLE tasks DROP CONSTRAINT tasks_assignee_id_fkey; ' +
      'ALTER TABLE tasks ADD FOREIGN KEY (assignee_id) REFERENCES users (user_id) ON DELETE CASCADE',
    found: ['tasks.assignee_id foreign key: users.user_id on delete set null → users.user_id on delete cascade'],
  },
  {
    what: 'a check that says something else',
    sqlite: edit('micro_steps', 'estimated_minutes <= 10', 'estimated_minutes <= 12'),
    postgres:
      'ALTER TABLE micro_steps DROP CONSTRAINT ck_micro_steps_estimated_minutes; ' +
      'ALTER TABLE micro_steps ADD CONSTRAINT ck_micro_steps_estimated_minutes ' +
      'CHECK (estimated_minutes >= 1 AND estimated_minutes <= 12)',
    found: [
      'check ck_micro_steps_estimated_minutes: micro_steps: estimated_minutes >= 1 and estimated_minutes <= 10 → ' +
        'micro_steps: estimated_minutes >= 1 and estimated_minutes <= 12',
    ],
  },
  {
    what: 'a unique key on another column',
    sqlite: `${edit('users', ' CONSTRAINT uq_users_username UNIQUE', '')}; ${edit('users', 'full_name VARCHAR(255)', 'full_name VARCHAR(255) UNIQUE')}`,
    postgres: 'ALTER TABLE users DROP CONSTRAINT uq_users_username; ALTER TABLE users ADD UNIQUE (full_name)',
    found: ['users.full_name unique: nothing → yes', 'users.username unique: yes → nothing'],
  },
]

describeOnBothEngines(
  'a schema that is not the documented one',
  (open, engine) => {
    it.each(tamperings)('is found out: $what', async (tampering) => {
      const db = await open()
      for (const statement of tampering[engine].split('; ')) await db.knex.raw(statement)
      if (engine === 'sqlite') await db.knex.raw('PRAGMA writable_schema = RESET')
      const found = plainer(diffSchemaCells(allCells(db), await readSchemaCells(db)))
      expect(found).toEqual(tampering.found.map((cell) => expect.stringContaining(cell)))
    })
  },
  { altersSchema: true },
)

describe('the models', () => {
  it('are one for each table, with its key and its defaults', () => {
    expect(models.map((model) => model.tableName).sort()).toEqual(Object.keys(tables).sort())
    for (const model of models) {
      const columns = Object.entries(tables[model.tableName]?.columns ?? {})
      expect([model.tableName, model.idColumn]).toEqual([model.tableName, columns.find(([, c]) => c.primary)?.[0]])
      const presets = columns.flatMap(([name, { default: preset }]) =>
        preset === undefined || preset === 'CURRENT_TIMESTAMP' ? [] : [[name, literal(preset, model.defaults[name])]],
      )
      expect({ [model.tableName]: model.defaults }).toEqual({ [model.tableName]: Object.fromEntries(presets) })
    }
  })
})

/** As both engines would say it. */
const plainer = (found: readonly string[]): string[] =>
  found.map((line) => line.replace(/character varying/g, 'varchar').replace(/: .*/, (rest) => rest.toLowerCase()))

/** SQLite changes a column only by rewriting the text of its table. */
function edit(table: string, from: string, to: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  return (
    'PRAGMA writable_schema = ON; ' +
    `UPDATE sqlite_schema SET sql = replace(sql, ${quoted(from)}, ${quoted(to)}) WHERE name = ${quoted(table)}`
  )
}

/** An SQL literal as the value of the same kind as `like`. */
function literal(sql: string, like: unknown): unknown {
  if (typeof like === 'boolean') return ['TRUE', '1'].includes(sql)
  return typeof like === 'number' ? Number(sql) : sql.slice(1, -1)
}

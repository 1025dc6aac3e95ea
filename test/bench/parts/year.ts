// A year of a thousand people, made as rows by the database itself: each month what they say and are told of in a month,
// then the purge. What is kept for a while levels; what is the person's own record grows with them, and with nothing else.
import type { Database } from '../../../src/database/index.ts'
import { RETENTION } from '../../../src/domain/privacy/retention.ts'
import { models } from '../../../src/models/all.ts'
import { newId } from '../../../src/models/id.ts'
import { purgeAt } from '../../support/purging.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { megabytes, number } from '../figures.ts'
import type { Part, Row } from '../part.ts'
import { countedAs, instantAs } from '../sql.ts'

const DAY_MS = 86_400_000
const MONTH_DAYS = 30
/** What is purged by age levels once the longest age has passed: from the fifth month to the last it grows no more. */
const MAX_GROWTH = 1.05

export const year: Part = {
  name: 'year',
  about: 'a year of a thousand people: rows and megabytes by table, and what levels',
  async run(bench) {
    const [people, months] = bench.isQuick ? [20, 6] : [1_000, 12]
    const rows: Row[] = []
    for (const engine of ENGINES) {
      const database = await fresh(bench, engine)
      const begins = new Date('2026-01-01T00:00:00Z')
      await settle(database, people, begins)
      const counts: Record<string, number>[] = []
      for (let month = 0; month < months; month++) {
        await liveAMonth(database, people, new Date(begins.getTime() + month * MONTH_DAYS * DAY_MS))
        await purgeAt(database, new Date(begins.getTime() + (month + 1) * MONTH_DAYS * DAY_MS))
        counts.push(await countRows(database))
        bench.say(`${nameOf(engine)}, month ${month + 1}: ${JSON.stringify(counts.at(-1))}`)
      }
      const [settled, last] = [counts[4] ?? {}, counts.at(-1) ?? {}]
      const levelling = Object.entries(RETENTION).flatMap(([table, { steps }]) => (steps ? [table] : []))
      const growing = levelling.filter((table) => (last[table] ?? 0) > Math.max(10, settled[table] ?? 0) * MAX_GROWTH)
      const sizes = await tableBytes(database)
      const told = (tables: readonly string[]): string =>
        tables
          .filter((table) => (last[table] ?? 0) > 0)
          .map(
            (table) =>
              `${table} ${number(settled[table] ?? 0)} → ${number(last[table] ?? 0)}, ${megabytes(sizes[table] ?? 0)}`,
          )
          .join('; ')
      rows.push({
        what: `tables that level, over ${months} months of ${number(people)} people on ${nameOf(engine)}`,
        promised: 'all that are purged by age',
        reached: growing.length === 0 ? 'all of them' : `not ${growing.join(', ')}`,
        isMet: growing.length === 0,
        more: [
          `month 5 → ${months}: ${told(levelling)}`,
          `people's own: ${told(models.map(({ tableName }) => tableName).filter((table) => !levelling.includes(table)))}`,
          `all in all ${megabytes(Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0))}`,
        ],
      })
    }
    return rows
  },
}

/** The people, and what each of them has from the first day on. */
async function settle({ knex, engine }: Database, people: number, at: Date): Promise<void> {
  const space_id = newId()
  const made = instantAs(engine, at)
  await knex('spaces').insert({ space_id, platform: 'bench', external_id: 'S', created_at: at, updated_at: at })
  const all = countedAs(engine, people)
  for (const statement of [
    `INSERT INTO users (user_id, username, email, created_at, updated_at)
     SELECT ${idOf(engine, 1)}, 'u' || n, 'u' || n || '@users.invalid', ${made}, ${made} FROM ${all}`,
    `INSERT INTO chat_accounts (account_id, space_id, external_id, user_id, created_at)
     SELECT ${idOf(engine, 1)}, '${space_id}', 'U' || n, ${idOf(engine, 1)}, ${made} FROM ${all}`,
    `INSERT INTO schedules (schedule_id, user_id, kind, is_active, created_at, updated_at)
     SELECT ${idOf(engine, 1)}, ${idOf(engine, 1)}, 'morning', TRUE, ${made}, ${made} FROM ${all}`,
    `INSERT INTO habits (habit_id, user_id, name, created_at) SELECT ${idOf(engine, 1)}, ${idOf(engine, 1)}, 'Meds', ${made} FROM ${all}`,
  ])
    await knex.raw(statement)
}

/**
 * A month of each person, a day at a time: four tasks of which three are done, as many cards, points, changes and
 * deliveries; five nudges, one of them with a schedule of its own; a habit's check, an energy level, a focus session.
 * What was left open in the month before is finished in this one.
 */
async function liveAMonth({ knex, engine }: Database, people: number, from: Date): Promise<void> {
  const all = countedAs(engine, people)
  await knex('tasks').where({ status: 'todo' }).update({ status: 'done', completed_at: from, updated_at: from })
  for (let day = 0; day < MONTH_DAYS; day++) {
    const noon = new Date(from.getTime() + day * DAY_MS + DAY_MS / 2)
    const [at, over] = [instantAs(engine, noon), instantAs(engine, new Date(noon.getTime() + 600_000))]
    const local = noon.toISOString().slice(0, 10)
    const person = idOf(engine, 1)
    const serial = Math.round(noon.getTime() / DAY_MS)
    const each = (index: number): string => idOf(engine, serial * 10 + index)
    const statements = [0, 1, 2, 3].flatMap((index) => [
      `INSERT INTO tasks (task_id, title, description, assignee_id, status, completed_at, created_at, updated_at)
       SELECT ${each(index)}, 'Thing ' || n, '', ${person}, '${index < 3 ? 'done' : 'todo'}', ${index < 3 ? at : 'NULL'}, ${at}, ${at} FROM ${all}`,
      `INSERT INTO cards (card_id, account_id, channel_id, message_id, subject_kind, subject_id, created_at, updated_at)
       SELECT ${each(index)}, ${person}, 'D', 'm${serial}-${index}', 'task', ${each(index)}, ${at}, ${at} FROM ${all}`,
      `INSERT INTO xp_entries (xp_entry_id, user_id, source_kind, source_key, turn, amount, created_at)
       SELECT ${each(index)}, ${person}, 'task', 'k${serial}-${index}', 1, 10, ${at} FROM ${all}`,
      `INSERT INTO changes (change_id, user_id, label, images, expires_at, created_at)
       SELECT ${each(index)}, ${person}, 'Done', '[]', ${over}, ${at} FROM ${all}`,
      `INSERT INTO processed_requests (request_id, created_at) SELECT 'r${serial}-${index}-' || n, ${at} FROM ${all}`,
      `INSERT INTO nudges (nudge_id, schedule_id, slot, user_id, local_date, priority, state, due_at, try_at, account_id, created_at)
       SELECT ${each(index)}, ${person}, '${local} ${index}', ${person}, '${local}', 1, 'sent', ${at}, ${at}, ${person}, ${at} FROM ${all}`,
    ])
    statements.push(
      `INSERT INTO schedules (schedule_id, user_id, kind, subject_id, created_at, updated_at)
       SELECT ${each(5)}, ${person}, 'task', ${each(0)}, ${at}, ${at} FROM ${all}`,
      `INSERT INTO nudges (nudge_id, schedule_id, slot, user_id, local_date, priority, state, due_at, try_at, created_at)
       SELECT ${each(5)}, ${each(5)}, 'once', ${person}, '${local}', 0, 'sent', ${at}, ${at}, ${at} FROM ${all}`,
      `INSERT INTO habit_checks (check_id, habit_id, check_date, created_at) SELECT ${each(5)}, ${person}, '${local}', ${at} FROM ${all}`,
      `INSERT INTO energy_snapshots (snapshot_id, user_id, energy_level, recorded_at) SELECT ${each(5)}, ${person}, 2, ${at} FROM ${all}`,
      `INSERT INTO focus_sessions (session_id, user_id, started_at, ended_at, is_completed) SELECT ${each(5)}, ${person}, ${at}, ${over}, TRUE FROM ${all}`,
      `INSERT INTO drafts (draft_id, user_id, kind, content, expires_at, created_at) SELECT ${each(5)}, ${person}, 'form', '', ${over}, ${at} FROM ${all}`,
    )
    for (const statement of statements) await knex.raw(statement)
  }
}

/** An id that belongs to the nth person and this serial number. */
const idOf = (engine: Database['engine'], serial: number): string => {
  const head = serial.toString(16).padStart(8, '0')
  return engine === 'postgres'
    ? `('${head}-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`
    : `'${head}-0000-7000-8000-' || printf('%012d', n)`
}

async function countRows({ knex }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { tableName } of models) counts[tableName] = Number((await knex(tableName).count({ n: '*' }))[0]?.['n'])
  return counts
}

/** With their indexes. */
async function tableBytes({ knex, engine }: Database): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {}
  for (const { tableName } of models) {
    const found: unknown =
      engine === 'postgres'
        ? (await knex.raw(`SELECT pg_total_relation_size('${tableName}')::float8 AS bytes`)).rows[0]?.bytes
        : (
            await knex.raw(
              `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)`,
              [tableName],
            )
          )[0]?.bytes
    sizes[tableName] = Number(found ?? 0)
  }
  return sizes
}

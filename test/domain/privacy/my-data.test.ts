// What is kept of a person can be taken along, whole; and forgotten, whole, while others keep what is theirs.
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import type { Database } from '../../../src/database/index.ts'
import { erasePerson } from '../../../src/domain/privacy/erase/index.ts'
import { exportPersonalData } from '../../../src/domain/privacy/export.ts'
import { NON_PERSONAL_TABLES, personalDataTables } from '../../../src/domain/privacy/personal-data.ts'
import { models } from '../../../src/models/all.ts'
import { newId } from '../../../src/models/id.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { settle } from '../../support/settled.ts'
import { talk, textOf } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

const NOW = new Date('2026-03-05T09:30:00Z')
const stamps = { created_at: NOW, updated_at: NOW }

const everything = async ({ knex }: Database): Promise<Record<string, readonly Record<string, unknown>[]>> =>
  Object.fromEntries(
    await Promise.all(
      models.map(async ({ tableName, idColumn }) => [tableName, await knex(tableName).orderBy([idColumn].flat())]),
    ),
  )

/** Every cell of the database that has one of these texts in it. */
async function cellsWith(database: Database, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const [table, rows] of Object.entries(await everything(database)))
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (ids.some((id) => String(value).includes(id))) found.push(`${table}.${column}: ${String(value)}`)
  return found
}

const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows))

describeOnBothEngines('an export', (open) => {
  test('holds every row that was seeded, row by row, over all tables, and none of anybody else', async () => {
    const database = await open()
    const { knex } = database
    const ann = await settle(knex, 'ann')
    const mine = await everything(database)
    await settle(knex, 'ben')
    const { tables, person } = await knex.transaction((trx) => exportPersonalData(trx, ann.user_id, NOW))
    expect(person).toEqual({ user_id: ann.user_id, username: 'ann' })
    const secrets = new Set([
      'password_hash',
      'token_hash',
      'code_hash',
      'credentials',
      'paused_until',
      'failure_count',
      'address',
      'address_mac',
      'account_mac',
      'target',
    ])
    for (const { tableName } of models) {
      if (NON_PERSONAL_TABLES.includes(tableName)) continue
      const seeded = plain(mine[tableName]).map((row: object) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => !secrets.has(column))),
      )
      expect(normal(tables[tableName]), tableName).toEqual(normal(seeded))
      expect(seeded.length, tableName).toBeGreaterThan(0)
    }
  })

  test('knows every table there is', async () => {
    const { knex } = await open()
    const known = await knex.transaction(async (trx) =>
      personalDataTables(trx, newId()).map(({ model }) => model.tableName),
    )
    expect([...known, ...NON_PERSONAL_TABLES].toSorted()).toEqual(models.map(({ tableName }) => tableName).toSorted())
  })

  test('has what others wrote about one’s own things, and what is in others’ hands', async () => {
    const database = await open()
    const { knex } = database
    const [ann, ben] = [await settle(knex, 'ann'), await settle(knex, 'ben')]
    await knex('tasks').where({ task_id: ben.task_id }).update({ assignee_id: ann.user_id })
    const comment_id = newId()
    await knex('task_comments').insert({
      comment_id,
      task_id: ann.task_id,
      author_id: ben.user_id,
      content: 'By Ben',
      created_at: NOW,
    })
    const { tables } = await knex.transaction((trx) => exportPersonalData(trx, ann.user_id, NOW))
    expect(tables['tasks']?.map(({ task_id }) => task_id)).toContain(ben.task_id)
    expect(tables['task_comments']?.map((row) => row['comment_id'])).toContain(comment_id)
    expect(JSON.stringify(tables)).not.toContain(ben.account_id)
  })
})

/** Numbers and instants alike on both engines. */
const normal = (rows: unknown): unknown =>
  plain(rows).map((row: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'boolean'
          ? Number(value)
          : typeof value === 'string' && /^[\d.]+$/.test(value)
            ? Number(value)
            : value,
      ]),
    ),
  )

describeOnBothEngines('erasing a person', (open) => {
  /** Ann and Ben share a project of Ann's; Ben has things that name hers wherever a column can. */
  async function entangled(knex: Knex) {
    const [ann, ben, cem] = [await settle(knex, 'ann'), await settle(knex, 'ben'), await settle(knex, 'cem')]
    const shared = newId()
    await knex('projects').insert({
      project_id: shared,
      name: 'Flat',
      description: '',
      owner_id: ann.user_id,
      team_members: JSON.stringify([ben.user_id, cem.user_id]),
      settings: JSON.stringify({ lead: ann.user_id }),
      ...stamps,
    })
    const join = (user_id: string, project_id: string, days: number) =>
      knex('project_members').insert({
        project_member_id: newId(),
        project_id,
        user_id,
        created_at: new Date(NOW.getTime() - days * 86_400_000),
      })
    await join(cem.user_id, shared, 9)
    await join(ben.user_id, shared, 30)
    await join(ann.user_id, ben.project_id, 3)
    await knex('projects')
      .where({ project_id: ben.project_id })
      .update({ team_members: JSON.stringify([ann.user_id]) })
    const task = { description: '', project_id: ben.project_id, ...stamps }
    const [hers, done, inShared] = [newId(), newId(), newId()]
    await knex('tasks').insert({ ...task, task_id: hers, title: 'Given to Ann', assignee_id: ann.user_id })
    await knex('tasks').insert({ ...task, task_id: done, title: 'Done', assignee_id: ann.user_id, status: 'done' })
    await knex('tasks').insert({
      ...task,
      task_id: inShared,
      title: 'Paint',
      project_id: shared,
      zone_id: ann.zone_id,
      assignee_id: ben.user_id,
      metadata: JSON.stringify({ has_due_time: false, by: ann.user_id }),
    })
    await knex('morning_rituals').where({ user_id: ben.user_id }).update({ focus_task_2_id: ann.task_id })
    await knex('focus_sessions').where({ user_id: ben.user_id }).update({ task_id: ann.task_id })
    await knex('drafts')
      .where({ user_id: ben.user_id })
      .update({ content: JSON.stringify({ line: `task show task:${ann.task_id}` }) })
    await knex('changes')
      .where({ user_id: ben.user_id })
      .update({ images: JSON.stringify([{ table: 'project_members', id: ann.user_id, before: null, after: null }]) })
    await knex('recent_views')
      .where({ account_id: ben.account_id })
      .update({ buttons: JSON.stringify({ numbered: [{ label: 'Ann', line: `task give person:${ann.user_id}` }] }) })
    await knex('cards').where({ account_id: ben.account_id }).update({ subject_id: ann.task_id })
    await knex('schedules').insert({
      schedule_id: newId(),
      user_id: ben.user_id,
      kind: 'task',
      subject_id: ann.task_id,
      ...stamps,
    })
    await knex('xp_entries').where({ user_id: ben.user_id }).update({ source_key: ann.task_id })
    await knex('audit_entries')
      .where({ actor_id: ben.user_id })
      .update({ subject_user_id: ann.user_id, detail: JSON.stringify({ of: ann.user_id }) })
    await knex('admins').where({ user_id: ben.user_id }).update({ granted_by_id: ann.user_id })
    return { ann, ben, cem, shared, hers, done, inShared }
  }

  test('leaves no id of theirs in any column of any table, JSON included', async () => {
    const database = await open()
    const { knex } = database
    const { ann, shared, inShared } = await entangled(knex)
    const own = await knex.transaction(async (trx) => {
      const ids: string[] = []
      for (const { ownRows } of personalDataTables(trx, ann.user_id))
        for (const row of await ownRows()) ids.push(String(row.$id()))
      return ids
    })
    expect((await cellsWith(database, [ann.user_id])).length).toBeGreaterThan(20)
    await knex.transaction((trx) => erasePerson(trx, ann.user_id, NOW))
    expect(await cellsWith(database, [ann.user_id, ann.account_id, ann.task_id, ann.zone_id, ann.project_id])).toEqual(
      [],
    )
    // The shared project, who is in it, and what is to do there are the others' now.
    const theirs = [shared, inShared, ...(await knex('project_members').pluck('project_member_id'))]
    expect(
      await cellsWith(
        database,
        own.filter((id) => !theirs.includes(id)),
      ),
    ).toEqual([])
  })

  test('hands shared projects to the longest-standing member, and open tasks to the owner', async () => {
    const { knex } = await open()
    const { ann, ben, cem, shared, hers, done, inShared } = await entangled(knex)
    const { transferredProjects } = await knex.transaction((trx) => erasePerson(trx, ann.user_id, NOW))
    expect(transferredProjects).toBe(1)
    expect(await knex('projects').where({ project_id: shared }).first()).toMatchObject({
      owner_id: ben.user_id,
      team_members: JSON.stringify([cem.user_id]),
    })
    expect(await knex('tasks').where({ task_id: inShared }).first()).toMatchObject({
      assignee_id: ben.user_id,
      zone_id: null,
    })
    expect(await knex('tasks').where({ task_id: hers }).first()).toMatchObject({ assignee_id: ben.user_id })
    expect(await knex('tasks').where({ task_id: done }).first()).toMatchObject({ assignee_id: null })
    expect((await knex('projects').where({ project_id: ben.project_id }).first()).team_members).not.toContain(
      ann.user_id,
    )
  })

  test('others keep their rows: sessions, rituals, points', async () => {
    const database = await open()
    const { knex } = database
    const { ann, ben } = await entangled(knex)
    await knex.transaction((trx) => erasePerson(trx, ann.user_id, NOW))
    expect(await knex('focus_sessions').where({ user_id: ben.user_id })).toMatchObject([{ task_id: null }])
    expect(await knex('morning_rituals').where({ user_id: ben.user_id })).toMatchObject([{ focus_task_2_id: null }])
    expect(await knex('xp_entries').where({ user_id: ben.user_id })).toMatchObject([{ amount: 15 }])
    expect(await knex('schedules').where({ user_id: ben.user_id, kind: 'morning' })).toHaveLength(1)
    for (const table of ['habits', 'goals', 'compass_zones', 'refresh_tokens', 'chat_accounts'])
      expect((await knex(table).where({ user_id: ben.user_id })).length, table).toBeGreaterThan(0)
  })

  test('a project all of whose members are switched off still goes to one of them', async () => {
    const { knex } = await open()
    const { ann, ben, cem, shared } = await entangled(knex)
    await knex('users').where({ user_id: ben.user_id }).update({ is_active: false })
    await knex.transaction((trx) => erasePerson(trx, ann.user_id, NOW))
    expect(await knex('projects').where({ project_id: shared }).first()).toMatchObject({ owner_id: cem.user_id })
    await knex('users').update({ is_active: false })
    await knex.transaction((trx) => erasePerson(trx, cem.user_id, NOW))
    expect(await knex('projects').where({ project_id: shared }).first()).toMatchObject({ owner_id: ben.user_id })
  })
})

describeOnBothEngines('me delete', (open) => {
  test('wants the username typed; then everything is gone, and who writes again begins anew', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann')
    await talk(ann, [
      ['Buy milk', 'Added: Buy milk'],
      ['habit add Read', 'Read'],
      ['focus milk 25', 'Focus'],
      ['me delete bob', 'Nothing was deleted', 'me delete ann', '[Export first]'],
    ])
    const { user_id } = await database.knex('users').first()
    await talk(ann, [['me delete ann', 'Everything is deleted']])
    expect(await database.knex('users')).toEqual([])
    expect(await cellsWith(database, [user_id])).toEqual([])
    await talk(ann, [['tasks', /nothing|No open|Open tasks: 0/i]])
    expect(earth.errors).toEqual([])
  })

  test('while a session runs and a nudge is on its way, nothing is said afterwards and nobody else waits', async () => {
    const database = await open()
    const earth = await world(database)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ann.says('focus 25')
    await ann.says('Call vet 11:00')
    await ben.says('Call mum 11:00')
    const heart = await nudging(earth)
    // Claimed and in the sender's hands at the moment she goes.
    let deleted: Promise<unknown> | undefined
    heart.faults.push(() => {
      deleted = ann.says('me delete ann')
      return undefined
    })
    await heart.at('2026-03-05T10:00:00Z')
    await deleted
    await heart.beat()
    const told = heart.posts.map(({ letter }) => letter.externalId)
    expect(told.filter((who) => who === 'ben')).toEqual(['ben'])
    expect(await database.knex('users').select('username')).toEqual([{ username: 'ben' }])
    expect(await database.knex('nudges').where({ state: 'sent' })).toHaveLength(1)
    const before = heart.posts.length
    await heart.at('2026-03-05T18:30:00Z')
    expect(heart.posts).toHaveLength(before)
    expect(earth.errors).toEqual([])
  })
})

describeOnBothEngines('me export', (open) => {
  test('gives a private link where the page is served, and says who can make the file where it is not', async () => {
    const database = await open()
    const earth = await world(database)
    expect(textOf(await earth.person('ann').says('me export'))).toMatch(/\/auth\/sign-in\/[\w-]{43}\?to=export/)
    const without = await world(database, { outside: { hasPage: false } })
    expect(textOf(await without.person('ann').says('me export'))).toContain('proxy user export ann')
  })
})

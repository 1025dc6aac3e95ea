// What the delete rules do when a person goes: their rows go too, what others have stays.
import type { Knex } from 'knex'
import { expect, it } from 'vitest'
import { isForeignKeyViolation } from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { settle } from '../support/settled.ts'

async function counts(knex: Knex, tables: readonly string[]): Promise<Record<string, unknown>> {
  const entries = tables.map(async (table) => [table, (await knex(table).count('* as n'))[0]?.['n']] as const)
  return Object.fromEntries(await Promise.all(entries))
}

describeOnBothEngines('deleting a person', (open) => {
  it('takes every row of theirs along, and nothing of anybody else', async () => {
    const { knex } = await open()
    const ann = await settle(knex, 'ann')
    const withAnn = await counts(knex, ann.tables)
    const ben = await settle(knex, 'ben')
    await knex('users').where({ user_id: ben.user_id }).delete()
    // What belongs to nobody stays: the badge, the space, that something was done.
    const left = { achievements: 2, spaces: 2, audit_entries: 2, rooms: 2, room_places: 2, server_settings: 2 }
    // What a platform shows or holds is taken back there first, by rows that name nobody.
    const takenBack = { held_nudges: 2, linked_roles: 2 }
    expect(await counts(knex, ann.tables)).toEqual({ ...withAnn, ...left, ...takenBack })
    expect(await knex('held_nudges').whereNull('account_id')).toHaveLength(1)
    expect(await knex('linked_roles').whereNull('user_id').whereNull('account_id')).toHaveLength(1)
    expect(await knex('audit_entries').whereNull('actor_id').whereNull('account_id')).toHaveLength(1)
  })

  it("keeps others' tasks, unassigned, once their zone is cleared", async () => {
    const { knex } = await open()
    const ann = await settle(knex, 'ann')
    const ben = await settle(knex, 'ben')
    await knex('tasks').where({ task_id: ann.task_id }).update({ zone_id: ben.zone_id, assignee_id: ben.user_id })
    const remove = () => knex('users').where({ user_id: ben.user_id }).delete()
    expect(isForeignKeyViolation(await remove().catch((error: unknown) => error))).toBe(true)
    await knex('tasks').where({ zone_id: ben.zone_id }).whereNot({ assignee_id: null }).update({ zone_id: null })
    expect(await remove()).toBe(1)
    expect(await knex('tasks').where({ task_id: ann.task_id }).first()).toMatchObject({
      assignee_id: null,
      zone_id: null,
    })
  })
})

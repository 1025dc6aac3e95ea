// Two people with any rows become one: nothing is lost but what a rule says, nothing is there twice, and of whoever is
// gone no id is left in any column.
import { expect, test } from 'vitest'
import { mergePeople } from '../../../src/domain/people/merging/index.ts'
import { models } from '../../../src/models/all.ts'
import { User } from '../../../src/models/user.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { achievements, furnish, type Rows } from '../../support/merging-rows.ts'
import { type Randoms, randoms } from '../../support/random.ts'
import { talk } from '../../support/talk.ts'
import { type World, world } from '../../support/world.ts'

const PAIRS = 8

describeOnBothEngines('merging', (open) => {
  test('whatever two people have: nothing is lost beyond the rules, nothing is there twice', async () => {
    const earth = await world(await open())
    await achievements(earth)
    for (let seed = 1; seed <= PAIRS; seed++) await mergeOnce(earth, seed)
    expect(earth.errors).toEqual([])
  })

  test('what was typed before the zone was known means that zone, and undo still reaches it', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const { zone: _zone, ...nowhere } = earth.person('sis', { platform: 'discord', externalId: '99' }).identity
    const sis = { ...earth.person('sis', { platform: 'discord', externalId: '99' }), identity: nowhere }
    await ann.says('hello')
    const at = (line: string) => {
      earth.clock.advance({ seconds: 1 })
      return earth.dispatcher.answer({ ...sis.request({ kind: 'typed', line }), who: nowhere })
    }
    await at('Call dentist 3pm')
    await at('Buy milk')
    const [from] = await earth.database.knex('users').where({ username: 'sis' })
    const [into] = await earth.database.knex('users').where({ username: 'ann' })
    await mergeUsers(earth, into.user_id, from.user_id)
    const task = await earth.database.knex('tasks').where({ title: 'Call dentist' }).first()
    expect(new Date(task.due_date).toISOString()).toBe('2026-03-05T14:00:00.000Z')
    await talk(ann, [
      ['task list', 'Call dentist', 'Buy milk'],
      ['undo', 'Undone: “Buy milk” is off the list.'],
      ['task list', 'Call dentist', { not: 'Buy milk' }],
    ])
  })
})

async function mergeUsers({ database, clock }: World, intoId: string, fromId: string): Promise<void> {
  await database.knex.transaction(async (trx) => {
    const into = await User.query(trx).findById(intoId).throwIfNotFound()
    const from = await User.query(trx).findById(fromId).throwIfNotFound()
    await mergePeople({ trx, now: clock.now(), into, from })
  })
}

async function mergeOnce(earth: World, seed: number): Promise<void> {
  const random: Randoms = randoms(seed)
  const names = [`into${seed}`, `from${seed}`, `cat${seed}`]
  for (const name of names) await earth.person(name).says('Something to do')
  const ids = await Promise.all(names.map((username) => idOf(earth, username)))
  const [into = '', from = '', cat = ''] = ids
  await furnish(earth, random, { into, from, cat })
  const before = await everything(earth)
  await mergeUsers(earth, into, from)
  const after = await everything(earth)
  const about = `seed ${seed}`

  expect(JSON.stringify(after), about).not.toContain(from)
  const lost = Object.fromEntries(
    models.flatMap(({ tableName, idColumn }) => {
      const key = String(idColumn)
      const left = new Set(after[tableName]?.map((row) => row[key]))
      const gone = (before[tableName] ?? []).filter((row) => !left.has(row[key]))
      return gone.length === 0 ? [] : [[tableName, gone]]
    }),
  )
  const theirs = (table: string, column = 'user_id') => of(before, table, column, from)
  const ours = (table: string, column = 'user_id') => of(before, table, column, into)
  const expected: Record<string, number> = {
    users: 1,
    projects: 1,
    morning_rituals: common(ours('morning_rituals'), theirs('morning_rituals'), ['completion_date']),
    user_achievements: common(ours('user_achievements'), theirs('user_achievements'), ['achievement_id']),
    schedules: common(ours('schedules'), theirs('schedules'), ['kind', 'subject_id']),
    admins: common(ours('admins'), theirs('admins'), ['space_id']),
    calendars: common(ours('calendars'), theirs('calendars'), ['address_mac']),
    // Asked about one task on one day by both.
    task_hurdles: common(ours('task_hurdles'), theirs('task_hurdles'), ['task_id', 'asked_date']),
    // Of a calendar that both had, the busy times of one.
    busy_times: common(ours('calendars'), theirs('calendars'), ['address_mac']),
  }
  for (const [table, count] of Object.entries(expected))
    expect(lost[table]?.length ?? 0, `${about} ${table}`).toBe(count)
  const explained = [
    ...Object.keys(expected),
    'xp_entries',
    'nudges',
    'project_members',
    'focus_companions',
    'zone_platforms',
    'changes',
    'chat_accounts',
  ]
  expect(
    Object.keys(lost).filter((table) => !explained.includes(table)),
    about,
  ).toEqual([])

  // A day's ritual: the completed one, else the newer.
  for (const mine of ours('morning_rituals')) {
    const other = theirs('morning_rituals').find((row) => row['completion_date'] === mine['completion_date'])
    if (!other) continue
    const [best] = [mine, other].toSorted(
      (a, b) => Number(a['skipped']) - Number(b['skipped']) || time(b['completed_at']) - time(a['completed_at']),
    )
    const kept = of(after, 'morning_rituals', 'user_id', into).filter(
      (row) => row['completion_date'] === mine['completion_date'],
    )
    expect(
      kept.map((row) => row['ritual_id']),
      about,
    ).toEqual([best?.['ritual_id']])
  }

  // Of two open sessions the older closed.
  const openBefore = [...ours('focus_sessions'), ...theirs('focus_sessions')].filter((row) => row['ended_at'] === null)
  const openAfter = of(after, 'focus_sessions', 'user_id', into).filter((row) => row['ended_at'] === null)
  const newest = openBefore.toSorted((a, b) => time(b['started_at']) - time(a['started_at']))[0]
  expect(
    openAfter.map((row) => row['session_id']),
    about,
  ).toEqual(newest ? [newest['session_id']] : [])

  // Five zones at most, the newest put away; what either hid under one name is hidden.
  const zones = of(after, 'compass_zones', 'user_id', into)
  const active = zones.filter((row) => isTrue(row['is_active']))
  expect(active.length, about).toBeLessThanOrEqual(5)
  expect(new Set(active.map((row) => String(row['name']).toLowerCase())).size, about).toBe(active.length)
  const hidden = (rows: Rows, zone: unknown) =>
    (rows['zone_platforms'] ?? []).flatMap((row) =>
      row['zone_id'] === zone && isTrue(row['is_hidden']) ? [String(row['platform'])] : [],
    )
  for (const zone of [...ours('compass_zones'), ...theirs('compass_zones')].filter((row) => isTrue(row['is_active']))) {
    const now = zones.find((row) => row['zone_id'] === zone['zone_id'])
    const stands = isTrue(now?.['is_active']) ? now : active.find((row) => row['name'] === zone['name'])
    for (const platform of hidden(before, zone['zone_id'])) {
      expect(hidden(after, zone['zone_id']), about).toContain(platform)
      if (stands) expect(hidden(after, stands['zone_id']), about).toContain(platform)
    }
  }

  // Nothing pays twice, and nothing that was paid is lost.
  const paid = (rows: Row[]) => {
    const turns = new Map<string, number>()
    for (const row of rows) {
      const key = `${row['source_kind']} ${row['source_key']}`
      turns.set(key, Math.max(turns.get(key) ?? 0, Number(row['turn'])))
    }
    return [...turns].flatMap(([key, turn]) => (turn % 2 === 1 ? [key] : [])).toSorted()
  }
  const union = [...new Set([...paid(ours('xp_entries')), ...paid(theirs('xp_entries'))])].toSorted()
  const earned = paid(of(after, 'xp_entries', 'user_id', into)).filter((key) => !key.startsWith('focus'))
  expect(earned, about).toEqual(union.filter((key) => !key.startsWith('focus')))

  // One Inbox, and nobody is a member of their own project.
  const projects = of(after, 'projects', 'owner_id', into)
  expect(
    projects.filter((row) => row['name'] === 'Inbox'),
    about,
  ).toHaveLength(1)
  const memberships = of(after, 'project_members', 'user_id', into).map((row) => row['project_id'])
  expect(new Set(memberships).size, about).toBe(memberships.length)
  expect(
    projects.filter((row) => memberships.includes(row['project_id'])),
    about,
  ).toEqual([])
  for (const project of after['projects'] ?? []) {
    const members = of(after, 'project_members', 'project_id', String(project['project_id'])).map(
      (row) => row['user_id'],
    )
    expect(JSON.parse(String(project['team_members'])).toSorted(), about).toEqual(members.toSorted())
  }

  // One ledger: whatever was said to either was said to the one.
  const slots = of(after, 'nudges', 'user_id', into).map((row) => `${row['schedule_id']} ${row['slot']}`)
  expect(new Set(slots).size, about).toBe(slots.length)

  for (const row of [...ours('schedules'), ...theirs('schedules')].filter((each) => isTrue(each['is_active'])))
    expect(
      of(after, 'schedules', 'user_id', into).filter(
        (each) => each['kind'] === row['kind'] && each['subject_id'] === row['subject_id'] && isTrue(each['is_active']),
      ),
      about,
    ).toHaveLength(1)

  // Sessions of whoever is gone are over.
  const revoked = new Set(theirs('refresh_tokens').map((row) => row['token_id']))
  for (const row of after['refresh_tokens'] ?? [])
    if (revoked.has(row['token_id'])) expect(isTrue(row['revoked']), about).toBe(true)

  // Nobody else’s rows have changed hands.
  expect(of(after, 'goals', 'user_id', cat), about).toEqual(of(before, 'goals', 'user_id', cat))
  const person = after['users']?.find((row) => row['user_id'] === into)
  expect(person?.['username'], about).toBe(`into${seed}`)
}

type Row = Record<string, unknown>

const of = (rows: Rows, table: string, column: string, id: string): Row[] =>
  (rows[table] ?? []).filter((row) => row[column] === id)

/** How many rows of the one have an equal in the other, by these columns. */
function common(ours: Row[], theirs: Row[], columns: readonly string[]): number {
  const key = (row: Row) => columns.map((column) => String(row[column])).join(' ')
  const keys = new Set(ours.map(key))
  return theirs.filter((row) => keys.has(key(row))).length
}

const isTrue = (value: unknown): boolean => value === true || value === 1

const time = (value: unknown): number => new Date(String(value)).getTime()

async function everything({ database: { knex } }: World): Promise<Rows> {
  const tables = await Promise.all(
    models.map(async ({ tableName }) => [tableName, await knex(tableName).select()] as const),
  )
  return Object.fromEntries(tables)
}

async function idOf({ database }: World, username: string): Promise<string> {
  return String((await database.knex('users').where({ username }).first('user_id'))?.['user_id'])
}

// Random rows of two people and somebody they share things with, written straight into the tables.
import { newId } from '../../src/models/id.ts'
import type { Randoms } from './random.ts'
import type { World } from './world.ts'

export type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>

const BADGES = ['First step', 'Ten tasks', 'Early bird']

export async function achievements({ database: { knex }, clock }: World): Promise<void> {
  for (const name of BADGES)
    await knex('achievements').insert({ achievement_id: newId(), name, created_at: clock.now() })
}

interface Three {
  readonly into: string
  readonly from: string
  readonly cat: string
}

export async function furnish(earth: World, random: Randoms, people: Three): Promise<void> {
  const { knex } = earth.database
  const now = earth.clock.now()
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const some = (most: number) => Array.from({ length: random.below(most + 1) })
  const badges: string[] = (await knex('achievements').select()).map((row) => row.achievement_id)
  const space = (await knex('spaces').where({ platform: 'terminal' }).first()).space_id
  const tasks: string[] = (
    await knex('tasks').whereIn('assignee_id', [people.into, people.from]).select('task_id')
  ).map(({ task_id }) => task_id)
  const projects: string[] = []
  for (const owner_id of [people.into, people.from, people.cat])
    for (const _ of some(2)) {
      const project_id = newId()
      projects.push(project_id)
      await knex('projects').insert({
        project_id,
        name: random.pick(['Flat', 'House']),
        description: '',
        owner_id,
        metadata: '{}',
        settings: '{}',
        team_members: '[]',
        is_active: true,
        created_at: now,
        updated_at: now,
      })
    }
  for (const project_id of projects) {
    const { owner_id } = await knex('projects').where({ project_id }).first()
    const members = [people.into, people.from, people.cat].filter((id) => id !== owner_id && random.chance(0.5))
    for (const user_id of members)
      await knex('project_members').insert({ project_member_id: newId(), project_id, user_id, created_at: now })
    await knex('projects')
      .where({ project_id })
      .update({ team_members: JSON.stringify(members) })
  }
  for (const user_id of [people.into, people.from]) {
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'])
      if (random.chance(0.6))
        await knex('morning_rituals').insert({
          ritual_id: newId(),
          user_id,
          completion_date: day,
          focus_task_1_id: random.chance(0.5) ? random.pick(tasks) : null,
          skipped: random.chance(0.5),
          completed_at: ago(random.below(90)),
        })
    for (const name of ['Garden', 'Club', 'Work', 'Café'])
      if (random.chance(0.5) && (await knex('compass_zones').where({ user_id, is_active: true })).length < 5)
        await knex('compass_zones').insert({
          zone_id: newId(),
          user_id,
          name:
            (await knex('compass_zones').where({ user_id, name, is_active: true })).length > 0 ? `${name} two` : name,
          icon: '●',
          is_active: true,
          sort_order: 4,
          created_at: ago(random.below(90)),
          updated_at: now,
        })
    for (const { zone_id } of await knex('compass_zones').where({ user_id }))
      for (const platform of ['slack', 'discord'])
        if (random.chance(0.4))
          await knex('zone_platforms').insert({
            zone_platform_id: newId(),
            zone_id,
            platform,
            is_hidden: random.chance(0.5),
            is_preferred: platform === 'slack' && random.chance(0.3),
            created_at: now,
          })
    for (const _ of some(3))
      await knex('focus_sessions').insert({
        session_id: newId(),
        user_id,
        task_id: random.chance(0.5) ? random.pick(tasks) : null,
        duration_minutes: 25,
        started_at: ago(30 + random.below(40)),
        ended_at: ago(20),
        is_completed: random.chance(0.5),
        interruptions: 0,
      })
    if (random.chance(0.6))
      await knex('focus_sessions').insert({
        session_id: newId(),
        user_id,
        duration_minutes: 60,
        started_at: new Date(now.getTime() - (1 + random.below(40)) * 60_000),
        interruptions: 0,
        is_completed: false,
      })
    for (const achievement_id of badges)
      if (random.chance(0.5))
        await knex('user_achievements').insert({
          user_achievement_id: newId(),
          user_id,
          achievement_id,
          unlocked_at: ago(random.below(90)),
        })
    for (const source_key of ['2026-03-01', '2026-03-02', 'badge', newId()])
      for (let turn = 1, most = random.below(4); turn <= most; turn++)
        await knex('xp_entries').insert({
          xp_entry_id: newId(),
          user_id,
          source_kind: 'ritual',
          source_key,
          turn,
          amount: turn % 2 === 1 ? 20 : -20,
          created_at: now,
        })
    for (const _ of some(3)) {
      await knex('goals').insert({ goal_id: newId(), user_id, title: 'Portfolio', created_at: now })
      await knex('habits').insert({ habit_id: newId(), user_id, name: 'Read', created_at: now })
      await knex('energy_snapshots').insert({ snapshot_id: newId(), user_id, energy_level: 2, recorded_at: now })
      await knex('task_comments').insert({
        comment_id: newId(),
        task_id: random.pick(tasks),
        author_id: user_id,
        content: 'Blue',
        created_at: now,
      })
      await knex('drafts').insert({
        draft_id: newId(),
        user_id,
        kind: 'line',
        content: `project invite person:${user_id}`,
        expires_at: new Date(now.getTime() + 3_600_000),
        created_at: now,
      })
    }
    for (const [kind, subject_id] of [
      ['evening', null],
      ['energy', null],
      ['task', tasks[0] ?? null],
    ] as const)
      if (random.chance(0.7)) {
        const schedule_id = newId()
        const is_active = random.chance(0.5)
        await knex('schedules').insert({
          schedule_id,
          user_id,
          kind,
          subject_id,
          local_time: '18:00',
          lead_minutes: 0,
          is_active,
          next_due_at: is_active ? new Date(now.getTime() + 3_600_000) : null,
          created_at: now,
          updated_at: now,
        })
        for (const slot of ['2026-03-03', '2026-03-04', '2026-03-04+1'])
          if (random.chance(0.5))
            await knex('nudges').insert({
              nudge_id: newId(),
              schedule_id,
              slot,
              user_id,
              local_date: slot.slice(0, 10),
              priority: 2,
              state: 'sent',
              due_at: now,
              try_at: now,
              created_at: now,
            })
      }
    await furnishDay(earth, random, { user_id, tasks })
    for (const space_id of [null, space])
      if (random.chance(0.3)) await knex('admins').insert({ admin_id: newId(), user_id, space_id, created_at: now })
    if (random.chance(0.5))
      await knex('refresh_tokens').insert({
        token_id: newId(),
        user_id,
        token_hash: 'x',
        expires_at: new Date(now.getTime() + 3_600_000),
        created_at: now,
      })
    await knex('audit_entries').insert({
      audit_entry_id: newId(),
      action: 'linked',
      actor_id: user_id,
      subject_user_id: random.pick([people.into, people.from, people.cat]),
      created_at: now,
    })
    for (const id of [people.into, people.from])
      await knex('users')
        .where({ user_id: id })
        .update({ preferences: random.pick(['{}', '{"clock":"relative"}', 'broken', '{"theirs":1}']) })
  }
  for (const { session_id } of await knex('focus_sessions').whereIn('user_id', [people.into, people.from]))
    for (const user_id of [people.into, people.from, people.cat])
      if (random.chance(0.3))
        await knex('focus_companions').insert({ companion_id: newId(), session_id, user_id, created_at: now })
  await knex('changes').insert({
    change_id: newId(),
    user_id: people.cat,
    label: 'Given',
    images: JSON.stringify([
      { table: 'tasks', id: tasks[0], before: { assignee_id: people.from }, after: { assignee_id: people.cat } },
    ]),
    expires_at: new Date(now.getTime() + 600_000),
    created_at: now,
  })
  await knex('goals').insert({ goal_id: newId(), user_id: people.cat, title: 'Theirs', created_at: now })
}

/** Calendars, of which both people may have the same, and trips. */
async function furnishDay(
  { database: { knex }, clock }: World,
  random: Randoms,
  { user_id, tasks }: { readonly user_id: string; readonly tasks: readonly string[] },
): Promise<void> {
  const now = clock.now()
  for (const address_mac of ['one', 'two', 'three']) {
    if (random.chance(0.5)) continue
    const calendar_id = newId()
    await knex('calendars').insert({
      ...{ calendar_id, user_id, name: address_mac, address: 'sealed', address_mac, host: 'calendar.example.org' },
      ...{ is_titled: false, failure_count: 0, created_at: now, updated_at: now },
    })
    await knex('busy_times').insert({
      ...{ busy_time_id: newId(), calendar_id, starts_at: now, ends_at: new Date(now.getTime() + 60_000) },
      created_at: now,
    })
  }
  for (const task_id of tasks.filter(() => random.chance(0.3))) {
    await knex('task_deferrals').insert({ deferral_id: newId(), user_id, task_id, way: 'moved', created_at: now })
    await knex('task_hurdles').insert({
      ...{ hurdle_id: newId(), user_id, task_id, asked_date: '2026-03-04', created_at: now },
      reason: random.chance(0.5) ? 'boring' : null,
    })
    const if_then_id = newId()
    await knex('if_thens').insert({
      ...{ if_then_id, user_id, trigger_kind: 'focus-end', task_id, action: 'Stretch', armed_at: now },
      ...{ created_at: now, updated_at: now },
    })
    await knex('if_then_starts').insert({ start_id: newId(), if_then_id, started_at: now, created_at: now })
  }
  if (tasks.length > 0 && random.chance(0.5))
    await knex('departures').insert({
      ...{ departure_id: newId(), user_id, task_id: random.pick(tasks), trip_key: 'vet', created_at: now },
      ...{ due_at: now, leave_at: now, left_at: now },
    })
}

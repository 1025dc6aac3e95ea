// People who act on the domain alone, without a conversation: for what a whole Proxy would make slow and blunt, such as
// who may see and change what, case by case.
import type { Database } from '../../src/database/index.ts'
import { createUser } from '../../src/domain/people/create-user.ts'
import { addProject } from '../../src/domain/places/projects.ts'
import * as changes from '../../src/domain/request/change-log.ts'
import { createSystemMe, type Me } from '../../src/domain/request/me.ts'
import type { Effects } from '../../src/domain/request/table-effects.ts'
import { ChatAccount } from '../../src/models/chat-account.ts'
import { newId } from '../../src/models/id.ts'
import type { Project } from '../../src/models/project.ts'
import { ProjectMember } from '../../src/models/project-member.ts'
import { Space } from '../../src/models/space.ts'
import { Task } from '../../src/models/task.ts'
import { User } from '../../src/models/user.ts'
import { fixedClock, type TestClock } from './clock.ts'

/** Thu 5 March 2026, 10:30 in Vienna. */
const THURSDAY = new Date('2026-03-05T09:30:00Z')

/** A clock that stands still and the people who act by it. */
export interface Cast {
  readonly database: Database
  readonly clock: TestClock
  /** Somebody new; with a space, they have an account there, and act through it. */
  person(name: string, about?: { readonly fullName?: string; readonly space?: Space }): Promise<Actor>
  space(platform: string, externalId?: string): Promise<Space>
}

export interface Actor {
  readonly id: string
  readonly account: ChatAccount | null
  /** As a service is called: in a transaction of their own, a millisecond later. */
  acts<R>(work: (me: Me) => PromiseLike<R>, more?: Partial<Me>): Promise<R>
  /** As a request that changes something. @returns the id of the change, or null if there was none */
  changes(work: (me: Me) => PromiseLike<unknown>, effects?: Effects, more?: Partial<Me>): Promise<string | null>
  project(name: string, ...members: readonly Actor[]): Promise<Project>
  task(project: Project, more?: Partial<Task>): Promise<Task>
}

export function castOf(database: Database): Cast {
  const clock = fixedClock(THURSDAY)
  return {
    database,
    clock,
    person: (name, about = {}) => actor(database, clock, name, about),
    space: (platform, externalId = '') =>
      database.knex.transaction(async (trx) =>
        Space.query(trx).insertAndFetch({
          space_id: newId(),
          platform,
          external_id: externalId,
          created_at: clock.now(),
          updated_at: clock.now(),
        }),
      ),
  }
}

async function actor(
  { knex }: Database,
  clock: TestClock,
  name: string,
  { fullName, space }: { readonly fullName?: string; readonly space?: Space },
): Promise<Actor> {
  const identity = { platform: 'terminal', space: '', externalId: name, name, zone: 'Europe/Vienna' }
  const { user_id: id } = await knex.transaction((trx) =>
    createUser(trx, { ...identity, ...(fullName === undefined ? {} : { fullName }) }, clock.now()),
  )
  const account = space
    ? await knex.transaction(async (trx) =>
        ChatAccount.query(trx).insertAndFetch({
          account_id: newId(),
          space_id: space.space_id,
          external_id: name,
          user_id: id,
          created_at: clock.now(),
        }),
      )
    : null
  const acts: Actor['acts'] = (work, more = {}) => {
    clock.advance({ ms: 1 })
    return knex.transaction(async (trx) => {
      const user = await User.query(trx).findById(id).throwIfNotFound()
      return work({ ...createSystemMe(trx, user, clock.now()), account, platform: space?.platform ?? '', ...more })
    })
  }
  return {
    id,
    account,
    acts,
    changes: (work, effects = {}, more) =>
      acts(async (me) => {
        await work(me)
        return changes.recordChange(me, effects, name)
      }, more),
    project: (title, ...members) =>
      acts(async (me) => {
        const project = await addProject(me, { name: title })
        for (const member of members)
          await ProjectMember.query(me.trx).insert({
            project_member_id: newId(),
            project_id: project.project_id,
            user_id: member.id,
            created_at: me.now,
          })
        return project
      }),
    task: ({ project_id }, more = {}) =>
      acts((me) =>
        Task.query(me.trx).insertAndFetch({
          task_id: newId(),
          title: 'Paint walls',
          description: '',
          project_id,
          assignee_id: id,
          created_at: me.now,
          updated_at: me.now,
          ...more,
        }),
      ),
  }
}

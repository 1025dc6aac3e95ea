// The real dispatcher on a database in memory, and what a line changed in it: that alone judges, not our own words.
import { fileURLToPath } from 'node:url'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import { type Answer, createDispatcher } from '../../src/chat/run/dispatcher.ts'
import { plainText } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'

/** What stands in the tables that a line may change. */
export interface Rows {
  readonly tasks: readonly { readonly title: string; readonly isOpen: boolean; readonly due: string | null }[]
  readonly others: Readonly<Record<string, number>>
  readonly name: string
}

/** What a line did: its answer, and what is there before and after it. */
export interface Outcome {
  readonly line: string
  readonly title: string
  readonly labels: readonly string[]
  readonly before: Rows
  readonly after: Rows
  readonly ms: number
}

export interface UnderstandWorld {
  /** Says a line as a new person whose list has these. */
  try(line: string, open?: readonly string[]): Promise<Outcome>
  close(): Promise<void>
}

/** Thu 3 December 2026, 10:00 in London: a day in the middle of a week. */
const NOW = new Date('2026-12-03T10:00:00Z')

/** Besides tasks: the tables of their own that a line may write to. */
const OTHERS = ['focus_sessions', 'habits', 'goals', 'energy_snapshots', 'schedules'] as const

export async function openWorld(): Promise<UnderstandWorld> {
  const database = await openDatabase('sqlite::memory:')
  await migrate(database, 'latest')
  let clock = NOW.getTime()
  const host = createRequestScope({
    database,
    catalogue: createCatalogue(commands),
    clock: { now: () => new Date(clock) },
    outside: {
      secretKey: 'a key for tests, longer than thirty-two bytes',
      publicUrl: 'http://127.0.0.1:3000',
      signup: 'open',
    },
    onError: (error) => {
      throw error
    },
  })
  const dispatcher = createDispatcher(host)
  let people = 0
  const rowsOf = async (name: string): Promise<Rows> => {
    const user = await database.knex('users').where({ username: name }).first()
    if (!user) return { tasks: [], others: {}, name }
    const tasks = await database.knex('tasks').where({ assignee_id: user.user_id }).orderBy('task_id')
    const others: Record<string, number> = {}
    for (const table of OTHERS)
      others[table] = (await database.knex(table).where({ user_id: user.user_id }).select('user_id')).length
    return {
      name: user.full_name ?? '',
      others,
      tasks: tasks.map((row) => ({
        title: row.title,
        isOpen: row.status !== 'done' && row.delegation_mode !== 'delete',
        due: row.due_date === null ? null : new Date(row.due_date).toISOString(),
      })),
    }
  }
  return {
    async try(line, open = []) {
      const name = `p${++people}`
      const says = async (text: string): Promise<Answer> => {
        clock += 10
        return dispatcher.answer({
          deliveryId: null,
          who: { platform: 'terminal', space: '', externalId: name, name, zone: 'Europe/London' },
          where: { channelId: `with-${name}`, kind: 'private' },
          input: { kind: 'typed', line: text },
        })
      }
      await says('home')
      for (const title of open) await says(`task add title:"${title}"`)
      // What was asked and done before is over: no question is open, nothing is undone by a slip.
      clock += 11 * 60_000
      const before = await rowsOf(name)
      const begun = performance.now()
      const answer = await says(line)
      const ms = performance.now() - begun
      const after = await rowsOf(name)
      return {
        line,
        title: plainText(answer.view.title),
        labels: answer.view.buttons.map(({ label }) => label),
        before,
        after,
        ms,
      }
    },
    close: () => database.close(),
  }
}

export const root = fileURLToPath(new URL('../../../../', import.meta.url))

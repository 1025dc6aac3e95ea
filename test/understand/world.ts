// The real dispatcher on a database in memory, and what a line changed in it: that alone judges, not our own words.
import { fileURLToPath } from 'node:url'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { type Catalogue, createCatalogue } from '../../src/chat/command.ts'
import { type Answer, createDispatcher } from '../../src/chat/run/dispatcher.ts'
import { plainText } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'

/** A task; `due` is its local time: `12-04 09:00`, or `12-04` where no clock time was said. */
export interface Row {
  readonly title: string
  readonly isOpen: boolean
  readonly due: string | null
  readonly rhythm: string | null
}

/** What stands in the tables that a line may change. */
export interface Rows {
  readonly tasks: readonly Row[]
  readonly others: Readonly<Record<string, number>>
  /** Minutes of each session of focus. */
  readonly sessions: readonly number[]
  readonly name: string
  readonly preferences: string
}

/** What a line did: its answer, and what is there before and after it. */
export interface Outcome {
  readonly line: string
  readonly title: string
  readonly labels: readonly string[]
  /** It shows what is on the list, or that nothing of it is meant: the answer is drawn by the command of lists. */
  readonly isList: boolean
  /** The command that drew the answer. */
  readonly ran: string
  readonly before: Rows
  readonly after: Rows
  readonly ms: number
}

export interface UnderstandWorld {
  readonly catalogue: Catalogue<never>
  /** Says a line as a new person whose list has these. */
  try(line: string, open?: readonly string[]): Promise<Outcome>
  close(): Promise<void>
}

/** Thu 3 December 2026, 10:00 in London: a day in the middle of a week. */
const NOW = new Date('2026-12-03T10:00:00Z')

/** Besides tasks: the tables of their own that a line may write to. */
const OTHERS = ['habits', 'goals', 'energy_snapshots', 'schedules'] as const

/** The commands whose answer is what is there. */
const LISTS: ReadonlySet<string> = new Set(
  'task list|task show|ritual morning|ritual show|me home|nudge show|habit show|goal show|project show|zone show'.split(
    '|',
  ),
)

export async function openWorld(): Promise<UnderstandWorld> {
  const database = await openDatabase('sqlite::memory:')
  await migrate(database, 'latest')
  let clock = NOW.getTime()
  let ran: string[] = []
  const watched = commands.map((command) => ({
    ...command,
    run: (...given: Parameters<typeof command.run>) => {
      ran.push(command.name)
      return command.run(...given)
    },
  }))
  const catalogue = createCatalogue(watched)
  const host = createRequestScope({
    database,
    catalogue,
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
    if (!user) return { tasks: [], others: {}, sessions: [], name, preferences: '' }
    const mine = { user_id: user.user_id }
    const tasks = await database.knex('tasks').where({ assignee_id: user.user_id }).orderBy('task_id')
    const others: Record<string, number> = {}
    for (const table of OTHERS) others[table] = (await database.knex(table).where(mine).select('user_id')).length
    const sessions = await database.knex('focus_sessions').where(mine).orderBy('session_id')
    const rhythms = await database.knex('recurrences').whereIn(
      'task_id',
      tasks.map(({ task_id }) => task_id),
    )
    return {
      name: user.full_name ?? '',
      others,
      sessions: sessions.map(({ duration_minutes }) => Number(duration_minutes)),
      preferences: String(user.preferences),
      tasks: tasks.map((row) => ({
        title: row.title,
        isOpen: row.status !== 'done' && row.delegation_mode !== 'delete',
        // London is on UTC in December.
        due:
          row.due_date === null
            ? null
            : new Date(row.due_date)
                .toISOString()
                .slice(5, JSON.parse(row.metadata).has_due_time ? 16 : 10)
                .replace('T', ' '),
        rhythm: rhythms.find(({ task_id }) => task_id === row.task_id)?.rule ?? null,
      })),
    }
  }
  return {
    catalogue: catalogue as unknown as Catalogue<never>,
    async try(line, open = []) {
      const name = `p${++people}`
      clock = NOW.getTime()
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
      for (const title of open) await says(`task add title:${JSON.stringify(title)}`)
      // What was asked and done before is over: no question is open, nothing is undone by a slip.
      clock += 11 * 60_000
      const before = await rowsOf(name)
      ran = []
      const begun = performance.now()
      const answer = await says(line)
      const ms = performance.now() - begun
      const after = await rowsOf(name)
      return {
        line,
        title: plainText(answer.view.title),
        labels: answer.view.buttons.map(({ label }) => label),
        isList: LISTS.has(ran.at(-1) ?? ''),
        ran: ran.at(-1) ?? '',
        before,
        after,
        ms,
      }
    },
    close: () => database.close(),
  }
}

export const root = fileURLToPath(new URL('../../../../', import.meta.url))

// Somebody asks for all that is kept of them, at the end: what they said is in it, once and as they said it last, and
// nothing that another one said.
import { withSnapshot } from '../../src/database/index.ts'
import { exportPersonalData } from '../../src/domain/privacy/export.ts'
import { chanceOf } from './chance.ts'
import type { Planned } from './history.ts'
import type { Said } from './judge.ts'
import type { Run } from './run.ts'

/** Judges what one of the people would be given. */
export async function judgeExport({ simulated, history, said, faults, time }: Run): Promise<void> {
  if (history.people.length === 0) return
  const { name } = chanceOf(history.seed, 'export').pick(history.people)
  const { database } = simulated
  const account = await database.knex('chat_accounts').where({ external_id: name }).first('user_id')
  if (!account?.user_id) return
  const { tables } = await withSnapshot(database, (trx) => exportPersonalData(trx, account.user_id, time.now()))
  const { tasks = [], habits = [] } = tables
  // Zone data that changes leaves what is done as it is, and a zone that is told first means times that were typed before.
  const mayShift = history.events.some((event) => event.kind === 'zone data' || isMoveOf(name, event))
  const theirs = said.filter(({ person, sentAt }) => person === name && sentAt !== null)
  for (const { title } of [...tasks, ...habits].map((row) => ({ title: String(row['title'] ?? row['name']) })))
    if (!theirs.some(({ wish }) => thingOf(wish) === title) && /^(?:Thing|Habit) /.test(title))
      faults.push({ what: 'admitted', about: `${title}, in what is exported for ${name}` })
  for (const one of theirs) {
    const thing = one.wish.kind === 'make' || one.wish.kind === 'habit' ? thingOf(one.wish) : null
    if (thing === null) continue
    const rows = [...tasks, ...habits].filter((row) => (row['title'] ?? row['name']) === thing)
    if (rows.length > 1) faults.push({ what: 'doubled', about: `${thing}, in what is exported for ${name}` })
    if (rows.length === 0 && one.answeredAt !== null)
      faults.push({ what: 'lost', about: `${thing}, in what is exported for ${name}` })
    const [row] = rows
    const problem = row && one.wish.kind === 'make' ? differenceOf(row, theirs.filter(isAbout(thing)), mayShift) : null
    if (problem !== null) faults.push({ what: 'kept', about: `${thing}, exported for ${name}: ${problem}` })
  }
}

const thingOf = (wish: Said['wish']): string | null =>
  'thing' in wish ? wish.thing : wish.kind === 'habit' ? wish.habit : null

const isMoveOf = (name: string, event: Planned): boolean =>
  event.kind === 'say' && event.person === name && event.wish.kind === 'zone'

const isAbout =
  (thing: string) =>
  ({ wish }: Said): boolean =>
    thingOf(wish) === thing

/** What a task is not as it was said to be last; null: it is, or nobody knows what was said last. */
function differenceOf(
  row: Readonly<Record<string, unknown>>,
  about: readonly Said[],
  mayShift: boolean,
): string | null {
  if (about.some(({ answeredAt }) => answeredAt === null)) return null
  const isDone = about.some(({ wish }) => wish.kind === 'done')
  if ((row['status'] === 'done') !== isDone) return `it is ${row['status']}`
  const due = about.flatMap(({ wish }) => ('due' in wish ? [wish.due.getTime()] : [])).at(-1)
  const kept = new Date(String(row['due_date'])).getTime()
  return mayShift || due === undefined || due === kept ? null : `due ${row['due_date']}`
}

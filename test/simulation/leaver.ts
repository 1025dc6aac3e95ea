// Somebody who brings in a file, and is then erased, parts from an account, or takes it all back, mostly while what was in
// the file is being said. What is gone is never said again and is kept nowhere; what belongs to others, or stays, is.
import { textOf } from '../support/talk.ts'
import type { Planned } from './history.ts'
import { proposeLink } from './linker.ts'
import { markersIn } from './network.ts'
import { personName } from './places.ts'
import type { Run } from './run.ts'
import { createStory, type Side } from './story.ts'

type Leave = Extract<Planned, { kind: 'leave' }>

const LEAVER: Side = { name: personName(21), platform: 'slack', space: 'T1' }
/** Another account of theirs, where they part from it. */
const OTHER: Side = { name: personName(20), platform: 'discord', space: '' }

const MINUTE_MS = 60_000
/** What is on its way may still arrive. */
const SETTLED_MS = 3 * MINUTE_MS
/** From when they leave until what they ask for afterwards. */
const AGAIN_MS = 10 * MINUTE_MS

const THINGS = [1, 2].map((index) => `Thing ${LEAVER.name}00010${index}`)
const LATER = `Thing ${LEAVER.name}000200`

/** Lives it. What is said is judged by the run; what is seen, and what is left, here. */
export function beginLeaving(run: Run, { at, how, leavesMs }: Leave): void {
  const { history, faults, trace } = run
  const story = createStory(run, 'leave')
  const { say, press, wish, until } = story
  const dueAt = at + 10 * MINUTE_MS - ((history.start.getTime() + at) % MINUTE_MS)
  const instant = (ms: number): Date => new Date(history.start.getTime() + ms)

  /** The file is brought in, and reminds of what is in it. @returns what can take it back; null where that is not known */
  const bringIn = async () => {
    const preview = await say(LEAVER, fileOf(instant(dueAt)))
    const brought = preview && (await press(LEAVER, preview, 'Bring them in'))
    if (!brought) return null
    const makes = THINGS.map((thing) => ({ kind: 'make', thing, due: instant(dueAt) }) as const)
    const told = await wish(LEAVER, makes, () => press(LEAVER, brought, /^Remind me of/))
    if (told && !/Reminders on for 2/.test(textOf(told)))
      faults.push({ what: 'lost', about: `the file of ${LEAVER.name}: ${textOf(told)}` })
    return told && { brought, told }
  }

  /** What somebody sees of this. Null: nobody answered. */
  const seenBy = async (who: Side): Promise<readonly string[] | null> => {
    const answer = await say(who, 'tasks')
    return answer && markersIn(textOf(answer))
  }

  const isErased = async (): Promise<void> => {
    const done = await wish(LEAVER, [{ kind: 'leave' }], () => say(LEAVER, `me delete ${LEAVER.name}`))
    if (!done) return
    trace(`erased: ${textOf(done).split('\n')[0]}`)
    await until(Math.max(dueAt + leavesMs, run.time.elapsed) + SETTLED_MS)
    for (const place of await cellsWith(run, THINGS))
      faults.push({ what: 'kept', about: `${place}, of one who is erased` })
    const seen = await seenBy(LEAVER)
    if (seen?.length) faults.push({ what: 'kept', about: `${seen.join(', ')}, seen by one who was erased` })
    if (seen) await asksAgain()
  }

  const isParted = async (): Promise<void> => {
    const parted = await wish(LEAVER, [{ kind: 'part', from: OTHER.name }], () =>
      say(LEAVER, `auth unlink account:${OTHER.platform}`),
    )
    if (!parted) return
    trace(`parted: ${textOf(parted).split('\n')[0]}`)
    const [theirs, mine] = [await seenBy(OTHER), await seenBy(LEAVER)]
    if (theirs?.length)
      faults.push({ what: 'admitted', about: `${theirs.join(', ')}, seen by an account that is parted` })
    if (mine && THINGS.some((thing) => !mine.includes(thing)))
      faults.push({ what: 'lost', about: `the things of ${LEAVER.name} after parting: ${mine.join(', ')}` })
    await asksAgain()
  }

  /** Life goes on. */
  const asksAgain = async (): Promise<void> => {
    const ms = dueAt + leavesMs + AGAIN_MS
    const due = instant(ms - ((history.start.getTime() + ms) % MINUTE_MS))
    await wish(LEAVER, [{ kind: 'make', thing: LATER, due }], () =>
      say(LEAVER, `task add "${LATER}" due:${due.toISOString().slice(0, 16)}`),
    )
  }

  const live = async (): Promise<void> => {
    for (const who of [LEAVER, OTHER]) if (!(await say(who, 'tasks'))) return
    if (how === 'parts') {
      const link = await proposeLink(run, story, { lead: LEAVER, redeemer: OTHER })
      if (link === null || !(await say(LEAVER, `auth confirm link:${link} answer:yes`))) return
    }
    const file = await bringIn()
    if (!file) return
    await until(dueAt + leavesMs)
    if (how === 'is erased') return isErased()
    if (how === 'parts') return isParted()
    const calls = THINGS.map((thing) => ({ kind: 'done', thing }) as const)
    const silent = await wish(LEAVER, calls, () => press(LEAVER, file.told, /^Undo/))
    if (!silent) return
    trace(`silent: ${textOf(silent).split('\n')[0]}`)
    // What was reminded of is changed since, until that is taken back.
    const undone = await press(LEAVER, file.brought, /^Undo/)
    const seen = undone && (await seenBy(LEAVER))
    if (seen?.length)
      faults.push({ what: 'kept', about: `${seen.join(', ')}, taken back: ${undone && textOf(undone)}` })
  }

  void live().catch((error: unknown) => faults.push({ what: 'error', about: `leaving: ${error}` }))
}

const fileOf = (due: Date): string => {
  const stamp = due.toISOString().replace(/[-:]|\.\d+/g, '')
  const todos = THINGS.map((thing, index) =>
    ['BEGIN:VTODO', `UID:${index}@file`, `SUMMARY:${thing}`, `DUE:${stamp}`, 'END:VTODO'].join('\n'),
  )
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...todos, 'END:VCALENDAR'].join('\n')
}

/** Where in the database anything of these is: `table.column`. */
async function cellsWith({ simulated }: Run, words: readonly string[]): Promise<string[]> {
  const { knex } = simulated.database
  const tables: { name: string }[] = await knex('sqlite_master').where({ type: 'table' }).select('name')
  const found = new Set<string>()
  for (const { name } of tables)
    for (const row of await knex(name).select())
      for (const [column, value] of Object.entries(row))
        if (words.some((word) => String(value).includes(word))) found.add(`${name}.${column}`)
  return [...found]
}

// A captured line as somebody types it at the terminal: read by every reader, saved as a task, answered and remembered.
// What counts is the processor's time of this process, threads included, since on small hardware that is what is felt; a
// busy machine counts less against it than against a clock. Beside it the line's own statements by hand in one
// transaction, on the product's own connection: what is left is the reading, the answer, and what is between.
import { createTerminalRequest } from '../../../adapters/terminal/receive.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, ms, number, percentile, ratio } from '../figures.ts'
import type { Part } from '../part.ts'
import { proxyOn, type Serving } from '../proxy.ts'
import { recorded, replayed } from '../replay.ts'

/** Enough that nobody has more than a dozen open tasks, and no line comes to one person twice. */
const PEOPLE = 100

/** Titles, dates at their end, a list, a wish and a remark: what a day's lines are like. */
const LINES = [
  'Call the dentist about #',
  'Pick up parcel # tomorrow at 9',
  'email landlord about the damp in room #',
  'Water plant # on friday',
  'I need to renew passport #',
  'Milk, eggs and # apples',
  'look into invoice # next week',
  'Book # for the trip, it was fun last time',
]

export const capture: Part = {
  name: 'capture',
  about: 'a line captured at the terminal, beside its own statements by hand',
  async run(bench) {
    const count = bench.isQuick ? 100 : 500
    const rows = []
    for (const engine of ENGINES) {
      const database = await fresh(bench, engine)
      const proxy = await proxyOn(database)
      let said = 0
      let kept = 0
      const say = async (): Promise<void> => {
        const line = (LINES[said % LINES.length] ?? '').replace('#', `${said}`)
        if (await becomesTask(proxy, said++ % PEOPLE, line)) kept++
      }
      for (let person = 0; person < PEOPLE; person++) await becomesTask(proxy, person, 'tasks')
      await repeat(count, say)
      // The ordinary one: no date.
      said = kept = Math.ceil(said / LINES.length) * LINES.length
      const statements = await recorded(database, say)
      const runs: { readonly line: number[]; readonly byHand: number[] } = { line: [], byHand: [] }
      for (let round = 0; round < (bench.isQuick ? 2 : 8); round++) {
        runs.line.push(await cpuOf(count, say))
        runs.byHand.push(await cpuOf(count, () => replayed(database, statements)))
      }
      if (proxy.errors.length > 0) throw proxy.errors[0]
      // A line that becomes something else is another measure.
      if (kept < said * 0.99) throw new Error(`${kept} of ${said} lines became tasks`)
      const times = median(runs.line) / median(runs.byHand)
      bench.say(`${nameOf(engine)}: ${ms(median(runs.line))} of the processor a line, ${ratio(times)} × by hand`)
      rows.push({
        what: `a captured line on ${nameOf(engine)}, the processor's time of this process`,
        promised: '',
        reached: `${ms(median(runs.line))}, ${statements.length} statements`,
        isMet: null,
        more: [
          `fastest round ${ms(percentile(runs.line, 0))}, slowest ${ms(percentile(runs.line, 100))}`,
          `its own ${statements.length} statements by hand in one transaction ${ms(median(runs.byHand))}: ${number(times)} × that`,
        ],
      })
    }
    return rows
  },
}

async function becomesTask({ dispatcher }: Serving, person: number, line: string): Promise<boolean> {
  const who = { platform: 'terminal', space: '', externalId: `p${person}`, name: `p${person}`, zone: 'Europe/Vienna' }
  const { view } = await dispatcher.answer(dispatcher.open(createTerminalRequest(who, { kind: 'typed', line })))
  return view.card?.kind === 'task'
}

async function repeat(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index++) await work()
}

/** Milliseconds of the processor that one of them takes. */
async function cpuOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  await repeat(count, work)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000 / count
}

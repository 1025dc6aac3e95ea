// `npm run simulate -- --seed 1 --days 1 --people 3`: lives the worlds of one seed or of many, and prints what did not hold.
// The last line of a run is the digest of everything that happened in it.
import { Command, InvalidArgumentError } from 'commander'
import { openSimulatedDatabase } from './database.ts'
import { type History, planHistory } from './history.ts'
import { liveHistory, type RunResult } from './run.ts'
import { shrinkHistory } from './shrink.ts'

const wholeNumber = (least: number) => (text: string) => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`A whole number from ${least}.`)
  return number
}

const command = new Command('simulate')
  .description('Lives simulated worlds, and judges what was said in them.')
  .option('--seed <number>', 'the world to begin with', wholeNumber(0), 1)
  .option('--seeds <number>', 'how many worlds, one after the other', wholeNumber(1), 1)
  .option('--days <number>', 'how many days each is lived', wholeNumber(1), 1)
  .option('--people <number>', 'how many people live in it', wholeNumber(1), 3)
  .option('--replicas <number>', 'how many processes at once', wholeNumber(1), 1)
  .option('--forever', 'seed after seed, until one fails or it is stopped')
  .option('--first', 'ends with the first world that fails')
  .option('--calm', 'nothing goes wrong')
  .option('--short', 'half of what is due in a day')
  .option('--trace', 'prints everything that happens')
  .option('--no-shrink', 'leaves a failing history as long as it is')
  .parse()

const { seed, seeds, days, people, replicas, forever, first, calm, short, trace, shrink } = command.opts<{
  seed: number
  seeds: number
  days: number
  people: number
  replicas: number
  forever?: true
  first?: true
  calm?: true
  short?: true
  trace?: true
  shrink: boolean
}>()

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const simulated = await openSimulatedDatabase()
const live = (history: History): Promise<RunResult> => liveHistory(history, simulated)
// What is loaded at first use is loaded before the first run: in it that would take real time.
await live(planHistory({ seed: 0, days: 1, people: 2, hasFaults: false }))

let failed = 0
let owed = 0
let hours = 0
const last = forever ? Number.POSITIVE_INFINITY : seed + seeds - 1
for (let each = seed; each <= last && !((forever || first) && failed > 0); each++) {
  const history = planHistory({ seed: each, days, people, replicas, hasFaults: !calm, isShort: short === true })
  const began = process.cpuUsage()
  const result = await live(history)
  const used = process.cpuUsage(began)
  owed += result.owed
  hours += result.livedMs / 3_600_000
  if (trace) for (const line of result.trace) print(line)
  print(
    `seed ${each}: ${result.owed} owed, ${result.faults.length} faults, latest undisturbed ${result.calmMaxMs} ms, ${Math.round((used.user + used.system) / 1000)} ms of processor`,
  )
  for (const { what, about } of result.faults.slice(0, 10)) print(`  ${what}: ${about}`)
  if (result.faults.length > 0) {
    failed++
    if (shrink) {
      const small = await shrinkHistory(history, result, live)
      print(`  the smallest history with that fault, ${small.events.length} of ${history.events.length} events:`)
      for (const event of small.events) print(`    ${JSON.stringify(event)}`)
      for (const line of (await live(small)).trace) print(`    ${line}`)
    }
  }
  print(result.digest)
}
if (seeds > 1 || forever) print(`${owed} owed in ${Math.round(hours)} simulated hours, ${failed} worlds failed`)
await simulated.close()
process.exitCode = failed > 0 ? 1 : 0

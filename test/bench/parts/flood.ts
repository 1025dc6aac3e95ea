// One person asks two hundred times a second while fifty others go on asking once a second each, through the real Bolt and
// the real bounds: what the others notice of it. Calm and flood take turns, each as long as the bounds take to open again.
// The others' figures are theirs alone; those of whoever floods say only how much was turned away.
import { DEFAULT_RATE_LIMITS } from '../../../src/app/rate-limit.ts'
import { noMetrics } from '../../../src/ops/metrics.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, ms, number, percentile, ratio } from '../figures.ts'
import type { Part, Row } from '../part.ts'
import { inSlack, SECRET } from '../slack.ts'
import { type Loaded, load } from '../slack-load.ts'

const PROMISED = 1.2
const PEOPLE = 50
const FLOOD_PER_SECOND = 200
const SECONDS = 60

export const flood: Part = {
  name: 'flood',
  about: `one person at ${FLOOD_PER_SECOND} commands a second: what fifty others notice`,
  async run(bench) {
    const seconds = bench.isQuick ? 4 : SECONDS
    const rows: Row[] = []
    for (const engine of ENGINES) {
      let refused = 0
      const metrics = { ...noMetrics, refused: () => void refused++ }
      const { slack, proxy, url } = await inSlack(bench, await fresh(bench, engine), {
        bounds: DEFAULT_RATE_LIMITS,
        metrics,
      })
      const person = (name: string) => slack.person(name, { knowsApp: true }).id
      const others = Array.from({ length: PEOPLE }, (_, index) => person(`p${index}`))
      const flooding = person('flood')
      const asking = (users: readonly string[], perSecond: number) =>
        load({
          ...{ url, secret: SECRET, team: slack.workspace.id, users, lines: ['task add Buy milk number #'] },
          ...{ count: perSecond * seconds, warmUp: 0, pace: { perSecond } },
        })
      // Everybody has said a first word.
      for (const user of [...others, flooding]) await asking([user], 1 / seconds)
      await asking(others, PEOPLE)
      const calm: Loaded[] = []
      const beside: Loaded[] = []
      let asked = 0
      refused = 0
      for (let round = 0; round < (bench.isQuick ? 1 : 3); round++) {
        calm.push(await asking(others, PEOPLE))
        const [theirs, flooded] = await Promise.all([asking(others, PEOPLE), asking([flooding], FLOOD_PER_SECOND)])
        beside.push(theirs)
        asked += flooded.times.length
        bench.say(`${nameOf(engine)}: ${shown(calm)}; beside the flood ${shown(beside)}`)
      }
      if (proxy.errors.length > 0) throw proxy.errors[0]
      const failures = [...calm, ...beside].reduce((sum, run) => sum + run.failures, 0)
      const slower = p99(beside) / p99(calm)
      rows.push({
        what: `one person at ${FLOOD_PER_SECOND} commands a second on ${nameOf(engine)}: the others’ p99`,
        promised: `≤ ${PROMISED} ×`,
        reached: `${ratio(slower)} ×`,
        isMet: slower <= PROMISED && failures === 0 && refused > 0,
        more: [
          `${shown(calm)} when all is calm, ${shown(beside)} beside the flood; ${failures} not answered`,
          `${number(refused)} of ${number(asked)} were turned away`,
        ],
      })
    }
    return rows
  },
}

/** Of each round, so that one bad moment is not the figure. */
const p99 = (runs: readonly Loaded[]): number => median(runs.map(({ times }) => percentile(times, 99)))

const shown = (runs: readonly Loaded[]): string =>
  `p50 ${ms(median(runs.flatMap(({ times }) => times)))}, p99 ${ms(p99(runs))}`

// What stood in the way of what was due, and for how long it may be felt: the bounds of lateness, each for its kind. And
// whether readiness told the truth about it.
import type { SimulatedProcess } from './clock.ts'
import type { Disturbance, Fault } from './judge.ts'
import type { Attempt, Weather } from './network.ts'
import type { Run } from './run.ts'

/** Something that happened to the process, or that it said of itself. Times in milliseconds since the beginning. */
export type Incident =
  | {
      readonly kind: 'down' | 'stopped' | 'frozen' | 'set back' | 'set forward' | 'failed' | 'lost' | 'cut' | 'slow'
      readonly from: number
      readonly to: number
      /** Every statement fails, not only some. */
      readonly isTotal?: boolean
      /** Of a death: whether the process had just written which of its nudges are under way. */
      readonly died?: { readonly wasWriting: boolean }
    }
  /** The connection of Discord's gateway: it keeps nothing from being sent. */
  | { readonly kind: 'gateway'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'readiness'
      readonly from: number
      readonly to: number
      readonly problem: string | null
      readonly notes: readonly string[]
      readonly process: SimulatedProcess
    }

/** How long each is felt after its end, in milliseconds. */
const COST_MS = {
  /** A start, and a beat. */
  down: 6_000,
  /** Told to stop, it has finished what it had begun. */
  stopped: 6_000,
  frozen: 6_000,
  'set back': 20_000,
  'set forward': 6_000,
  /** What could not be written is written again, what was claimed is given back. */
  failed: 15_000,
  /** A claim that nobody knows of ends after 45 s, and is looked for every 5 s. */
  lost: 15_000,
  cut: 55_000,
  /** A circuit is open for 10 s. */
  failing: 16_000,
  limiting: 35_000,
  stormy: 0,
  /** An answer that was lost: looked up 15 s later, at most a few look-ups at a time. */
  unknown: 28_000,
  /** A request whose process died, or was marked as begun just before: looked up 30 s after its beginning, or the start. */
  orphaned: 45_000,
  killed: 45_000,
  /** The lease of a claimer lasts 20 s, that of what it claimed 45 s, and is looked for every 5 s. */
  takenOver: 60_000,
  /** One request at a time until one is answered. */
  probe: 14_000,
  /** Of a request; or of the database, whose statements each took their time. */
  slow: 6_000,
  /** Asked again after 5 s, with the others of its space. */
  lookUp: 14_000,
  limited: 4_000,
} as const

/** All that may delay something in this run. Readiness is judged by it too. */
export function collectDisturbances(run: Run, weather: readonly Weather[]): Disturbance[] {
  const { incidents, network, faults, history } = run
  const all: Disturbance[] = []
  for (const each of incidents)
    if (each.kind === 'gateway') all.push({ what: each.kind, from: each.from, to: each.to, costMs: 0, markers: [] })
    else if (each.kind !== 'readiness')
      all.push(
        { what: each.kind, from: each.from, to: each.to, costMs: COST_MS[each.kind] },
        // Another process takes over what it led, and later what it had claimed.
        ...(history.replicas > 1 && (each.kind === 'down' || each.kind === 'frozen')
          ? [{ what: 'taken over', from: each.from, to: each.from, costMs: COST_MS.takenOver }]
          : []),
        ...waitsAnew(run, each),
      )
  for (const { kind, from, to, space } of weather)
    all.push({ what: kind, from, to, costMs: COST_MS[kind], ...(space === null ? {} : { space }) })
  for (const { space, at, limitedUntil } of network.lookUps.filter(({ isAnswered }) => !isAnswered))
    all.push({ what: 'look-up', from: at, to: limitedUntil ?? at, costMs: COST_MS.lookUp, space })
  for (const attempt of network.attempts) all.push(...disturbancesOf(attempt, restartOf(run, attempt)))
  faults.push(...judgeReadiness(run, all), ...judgePatience(run), ...judgeLookUps(run))
  return all
}

/** So long after it left a request may still be without an outcome, its look-ups included. */
const UNKNOWN_MS = 60_000

/** What was told by requests that had no outcome then. */
const unknownAt = ({ network }: Run, at: number): string[] =>
  network.attempts
    .filter(({ fate, leftAt }) => fate !== 'taken' && leftAt <= at && leftAt + UNKNOWN_MS >= at)
    .flatMap(({ markers }) => markers)

/** What has to be looked up, and later than it had to be at first. */
function waitsAnew(run: Run, each: Incident): Disturbance[] {
  const { kind, from, to } = each
  // What was under way when the process died: the next one can't know for how long nothing was.
  if (kind === 'down')
    return [{ what: 'killed', from, to, costMs: COST_MS.killed, dueBy: from, ...underWayAt(run, each) }]
  const at = { what: 'waits anew', from, to: from, costMs: COST_MS.orphaned }
  // The next one can't know for how long there was none.
  if (kind === 'stopped') return [{ ...at, to, markers: unknownAt(run, from) }]
  if (kind !== 'set back' && kind !== 'set forward') return []
  const deaths = run.incidents.filter(
    (each) => each.kind === 'down' && each.from <= from && each.to + UNKNOWN_MS >= from,
  )
  return [{ ...at, markers: unknownAt(run, from) }, ...deaths.map((death) => ({ ...at, dueBy: death.from }))]
}

/**
 * What a process had handed to a platform when it died, and had not recorded the outcome of: where that is known. What it
 * had only claimed is said at once by the next one.
 */
function underWayAt(run: Run, { died, from }: Extract<Incident, { died?: unknown }>): { markers?: string[] } {
  const { network, history } = run
  if (!died || died.wasWriting || history.replicas > 1) return {}
  // Also what an earlier process had begun: the next one may have had no time to look it up.
  const begun = network.handed.filter(
    ({ at, endedAt }) => at + REMEMBERED_MS >= from && (endedAt === null || endedAt + RECORDED_MS >= from),
  )
  return { markers: [...begun.flatMap(({ markers }) => markers), ...unknownAt(run, from)] }
}

/** An outcome is recorded within that time, unless the database fails. */
const RECORDED_MS = 5_000
/** What was begun longer ago has been looked up. */
const REMEMBERED_MS = 600_000

/** When a process was there again after the one of a request; where that lived on, when the request left. */
const restartOf = ({ incidents }: Run, { leftAt, endedAt }: Attempt): number =>
  endedAt === null ? (incidents.find(({ kind, from }) => kind === 'down' && from >= leftAt)?.to ?? leftAt) : leftAt

function disturbancesOf(
  { space, markers, fate, leftAt, endedAt, limitedUntil }: Attempt,
  restartedAt: number,
): Disturbance[] {
  const at = { from: leftAt, to: endedAt ?? restartedAt, space }
  if (endedAt === null) return [{ ...at, what: 'orphaned', costMs: COST_MS.orphaned, markers }]
  if (limitedUntil !== null) return [{ ...at, what: 'limited', to: limitedUntil, costMs: COST_MS.limited }]
  if (fate === 'taken') return endedAt - leftAt < 1_000 ? [] : [{ ...at, what: 'slow', costMs: COST_MS.slow }]
  if (fate === 'slow') return [{ ...at, what: 'slow', costMs: COST_MS.slow }]
  return [
    { ...at, what: 'unknown', costMs: COST_MS.unknown, markers },
    { ...at, what: 'probe', costMs: COST_MS.probe },
  ]
}

/** So long after everything was well a process may still call itself unready: a timed reminder has waited for a minute. */
const UNREADY_AFTER_MS = 65_000

function judgeReadiness({ incidents, network }: Run, disturbances: readonly Disturbance[]): Fault[] {
  const faults: Fault[] = []
  for (const each of incidents) {
    if (each.kind !== 'readiness') continue
    const at = `at ${each.from}`
    const isAway = incidents.some(
      (other) => other.kind === 'failed' && other.isTotal && other.from + 1_000 < each.from && each.to < other.to,
    )
    const isWell = !disturbances.some(
      ({ from, to, costMs }) => from <= each.to && to + costMs + UNREADY_AFTER_MS >= each.from,
    )
    if (isAway && each.problem === null) faults.push({ what: 'ready', about: `${at}, while the database was away` })
    if (isWell && each.problem !== null) faults.push({ what: 'unready', about: `${at}: ${each.problem}` })
    const limited = network.attempts.find(
      ({ process, endedAt, limitedUntil, limits }) =>
        process === each.process &&
        limits === 'space' &&
        endedAt !== null &&
        endedAt + 2_000 < each.from &&
        (limitedUntil ?? 0) > each.to + 2_000,
    )
    const isQuiet = !incidents.some(
      (other) => other.kind !== 'readiness' && other.from <= each.to && other.to + 60_000 >= each.from,
    )
    if (limited && isQuiet && each.problem === null && each.notes.length === 0)
      faults.push({ what: 'ready', about: `${at}, without a word on ${limited.space}, which is kept waiting` })
  }
  return faults
}

/** A space that asked for patience is left alone, where nothing kept the process from knowing it. */
function judgePatience({ network, incidents }: Run): Fault[] {
  const faults: Fault[] = []
  for (const limited of network.attempts) {
    const { endedAt, limitedUntil, space, process, limits, channelId } = limited
    if (endedAt === null || limitedUntil === null) continue
    if (isDisturbed(incidents, limited.leftAt, limitedUntil)) continue
    const hasty = network.attempts.find(
      (each) =>
        each.space === space &&
        (limits === 'space' || each.channelId === channelId) &&
        each.process === process &&
        each.leftAt > endedAt + 1_000 &&
        each.leftAt < limitedUntil - 1_000,
    )
    if (hasty)
      faults.push({ what: 'impatient', about: `${space} at ${hasty.leftAt}, asked to wait until ${limitedUntil}` })
  }
  for (const [index, { space, process, leftAt, at, limitedUntil }] of network.lookUps.entries()) {
    // One after the other: where many are looked up at once, a limit is met by all of them.
    const beside = network.lookUps.find(
      (each, other) => other < index && each.space === space && each.process === process && each.at > leftAt,
    )
    if (beside) faults.push({ what: 'impatient', about: `${space} looked up at ${leftAt}, amid another look-up` })
    if (limitedUntil === null || isDisturbed(incidents, at, limitedUntil)) continue
    const hasty = network.lookUps.find(
      (each) => each.space === space && each.process === process && each.at > at + 600 && each.at < limitedUntil - 600,
    )
    if (hasty)
      faults.push({ what: 'impatient', about: `${space} looked up at ${hasty.at}, not before ${limitedUntil}` })
  }
  return faults
}

const isDisturbed = (incidents: readonly Incident[], since: number, until: number): boolean =>
  incidents.some(({ kind, from, to }) => kind !== 'readiness' && from <= until && to + 60_000 >= since)

/**
 * What no process ever handed to a platform is not looked for there: each such question takes one away from those that
 * have to be asked. Where a process died while it wrote down what it hands over, it can't be known.
 */
function judgeLookUps({ network, incidents }: Run): Fault[] {
  const needless = network.asked.filter(
    ({ key, at }) =>
      !network.handed.some((one) => one.key === key && one.at <= at) &&
      !incidents.some(
        (each) => each.kind === 'down' && each.died?.wasWriting && each.from <= at && each.from + WRITTEN_MS >= at,
      ),
  )
  return needless.map(({ key, at }) => ({ what: 'needless', about: `${key} looked up at ${at}, and never sent` }))
}

/** So long what was written down before a death may be looked up. */
const WRITTEN_MS = 600_000

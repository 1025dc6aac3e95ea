// People who talk: a line reaches a process late, twice or not at all, and is delivered again, under the same id, until it
// is answered or, where an adapter receives it, acknowledged. Each person says one thing after the other.
import type { Request } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import type { Timer } from '../../src/time/world.ts'
import { chanceOf } from './chance.ts'
import type { SimulatedProcess } from './clock.ts'
import type { Planned, PlannedPerson } from './history.ts'
import type { Said } from './judge.ts'
import { channelOf } from './places.ts'
import type { RunningProcess } from './process.ts'
import type { Run } from './run.ts'
import { lineEvent } from './slack-events.ts'

type Line = Extract<Planned, { kind: 'say' }>

export interface Talkers {
  plan(line: Line): void
  /** A process answered a delivery. */
  note(process: SimulatedProcess, deliveryId: string, outcome: Outcome): void
  /** Somebody reads what a process posts as an answer. */
  hear(process: SimulatedProcess, person: string): void
  /** What somebody wrote on Discord reached a process, or never will. */
  arrived(id: string): void
  lost(id: string, isLetGo: boolean): void
  /** What it had acknowledged and not answered is not delivered again. */
  processEnded(process: SimulatedProcess, how: 'killed' | 'stopped'): void
  /** Whether a person waits for an answer. */
  areWaiting(): boolean
}

/** What became of a line. */
interface Outcome {
  readonly view?: Answer['view']
  readonly problem?: Answer['problem'] | undefined
  readonly isRepeat: boolean
}

/** How a line arrived, and where. */
interface Arrival {
  readonly current: RunningProcess
  readonly deliveryId: string
  readonly isAnswerLost: boolean
}

/** A platform delivers again what is not answered, after so long each time. */
const AGAIN_MS = [4_000, 10_000, 30_000] as const

/** Longer than anything lasts that goes wrong. */
const MAX_WAIT_MS = 15 * 60_000

export function createTalkers(run: Run): Talkers {
  const { time, history, trace } = run
  /** By person: what they have still to say, in order. */
  const queues = new Map<string, Line[]>()
  /** Who waits for an answer, and the timers of that. */
  const waiting = new Map<string, Timer[]>()
  /** What an adapter was handed, by the id under which the program knows it. */
  const delivered = new Map<string, { readonly line: Line; readonly said: Said; readonly isOnDiscord: boolean }>()
  /** Of whom a process has a line that is done, and whose answer nobody has read yet. */
  const unread = new Map<string, SimulatedProcess>()

  /** Once: Discord tells a session of it, also one that is resumed, and nobody where there is none. */
  const write = (line: Line, said: Said): void => {
    const id = run.gateway.write(line.person, line.line)
    if (id === null) giveUp(line, said)
    else delivered.set(id, { line, said, isOnDiscord: true })
  }

  const deliver = (line: Line, said: Said, deliveryId: string, turn: number): void => {
    if (said.isOver || said.takenBy !== null) return
    const again = AGAIN_MS[Math.min(turn, AGAIN_MS.length - 1)] ?? 0
    waiting.get(line.person)?.push(time.at(time.elapsed + again, () => deliver(line, said, deliveryId, turn + 1)))
    const chance = chanceOf(history.seed, 'talk', deliveryId, turn)
    const isLost = chance.chance(0.05)
    const copies = chance.chance(0.05) ? 2 : 1
    for (let copy = 0; copy < (isLost ? 0 : copies); copy++) {
      const up = [...run.running]
      const current = up[chance.below(Math.max(1, up.length))]
      if (!current) continue
      current.process.later(20 + chance.below(chance.chance(0.1) ? 6_000 : 200), () => {
        said.sentAt ??= time.elapsed
        void arrive(line, said, { current, deliveryId, isAnswerLost: chance.chance(0.05) })
      })
    }
  }

  const arrive = async (line: Line, said: Said, { current, deliveryId, isAnswerLost }: Arrival): Promise<void> => {
    const person = history.people.find(({ name }) => name === line.person)
    if (!person) return
    const { process, receive } = current
    if (person.platform !== 'slack' || receive === null) {
      const answer = await current.dispatcher.answer(requestOf(person, line, deliveryId))
      // An answer that says so uses the delivery up, so that a repeat of it tells nothing.
      said.hasFailed ||= answer.problem === 'failed'
      if (process.isAlive && !isAnswerLost && answer.problem !== 'failed' && answer.problem !== 'later')
        finish(line, said, answer)
      return
    }
    const event = lineEvent({ space: person.space, person: person.name, line: line.line, id: deliveryId }, time.now())
    delivered.set(event.deliveryId, { line, said, isOnDiscord: false })
    const status = await receive(event.headers, event.body)
    if (!process.isAlive || isAnswerLost || status !== 200 || said.takenBy !== null) return
    trace(`acknowledged ${line.person}: ${line.line}`)
    said.takenBy = process
    if (said.hasFailed) giveUp(line, said)
  }

  /** It was said, and nobody knows whether it was done. */
  const giveUp = (line: Line, said: Said): void => {
    if (said.isOver) return
    said.isOver = true
    endWait(line.person)
  }

  const finish = (line: Line, said: Said, { problem, isRepeat, view }: Outcome): void => {
    if (said.isOver) return
    trace(`said ${line.person}: ${line.line}: ${problem ?? (isRepeat ? 'repeat' : 'done')}`)
    // As where nobody can find out now who the admins are.
    const isNotNow = problem === 'refused' && /Try again/.test(JSON.stringify(view?.title))
    if (isNotNow) giveUp(line, said)
    if (said.isOver) return
    const isOff = problem === 'refused' && wasSwitchedOff(run.said, line.person)
    if (problem === 'refused' && !isOff) run.faults.push({ what: 'error', about: `${line.line} was refused` })
    // Whether it was done before its answer was lost is not known then.
    if (!isOff && !(isRepeat && said.hasFailed)) said.answeredAt = time.elapsed
    said.isOver = true
    endWait(line.person)
  }

  /** What is over is not waited for: a timer that is left would keep time from going on at once. */
  const endWait = (name: string): void => {
    for (const timer of waiting.get(name) ?? []) timer.stop()
    waiting.delete(name)
    next(name)
  }

  const next = (name: string): void => {
    const line = queues.get(name)?.[0]
    if (!line || line.at > time.elapsed || waiting.has(name)) return
    queues.get(name)?.shift()
    const timers: Timer[] = []
    waiting.set(name, timers)
    const said: Said = {
      person: name,
      wish: line.wish,
      sentAt: null,
      answeredAt: null,
      isOver: false,
      takenBy: null,
      hasFailed: false,
    }
    run.said.push(said)
    const isOnDiscord = history.people.find((each) => each.name === name)?.platform === 'discord'
    if (isOnDiscord && history.hasAdapters) write(line, said)
    else deliver(line, said, `${name} ${line.at} ${line.line}`, 0)
    const giveUpUnanswered = (): void => {
      if (said.isOver) return
      run.faults.push({ what: 'unanswered', about: `${name}: ${line.line}, said at ${line.at}` })
      giveUp(line, said)
    }
    timers.push(time.at(time.elapsed + MAX_WAIT_MS, giveUpUnanswered))
  }

  return {
    note(process, deliveryId, { problem, isRepeat, view }) {
      const one = delivered.get(deliveryId)
      if (!one || !process.isAlive) return
      const { line, said, isOnDiscord } = one
      const isUndone = problem === 'failed' || problem === 'later'
      said.hasFailed ||= isUndone
      if (!isRepeat) unread.set(line.person, process)
      if (!isUndone) finish(line, said, { problem, isRepeat, ...(view ? { view } : {}) })
      // Whoever is told so, and whose platform delivers nothing again, says no more about it.
      else if (said.takenBy !== null || isOnDiscord) giveUp(line, said)
    },
    arrived(id) {
      const said = delivered.get(id)?.said
      if (said) said.sentAt ??= time.elapsed
    },
    lost(id, isLetGo) {
      const one = delivered.get(id)
      if (!one || one.said.isOver) return
      if (isLetGo && !wasDatabaseAway(run))
        run.faults.push({
          what: 'unanswered',
          about: `${one.line.person}: ${one.line.line}, whose session was not resumed`,
        })
      giveUp(one.line, one.said)
    },
    hear(process, person) {
      if (unread.get(person) === process) unread.delete(person)
    },
    processEnded(process, how) {
      for (const [person, by] of unread) {
        if (by !== process) continue
        unread.delete(person)
        if (how === 'stopped')
          run.faults.push({
            what: 'unanswered',
            about: `${person}: done, and the answer was not posted before it stopped`,
          })
      }
      for (const { line, said } of delivered.values()) {
        if (said.takenBy !== process || said.isOver) continue
        if (how === 'stopped')
          run.faults.push({ what: 'unanswered', about: `${line.person}: ${line.line}, acknowledged before it stopped` })
        giveUp(line, said)
      }
    },
    plan(line) {
      queues.set(line.person, [...(queues.get(line.person) ?? []), line])
      time.at(line.at, () => next(line.person))
    },
    areWaiting: () => waiting.size > 0,
  }
}

/** A session can't be kept while the database is away. */
const wasDatabaseAway = ({ incidents, time }: Run): boolean =>
  incidents.some(
    ({ kind, to }) => (kind === 'failed' || kind === 'lost' || kind === 'cut') && to + KEPT_MS >= time.elapsed,
  )

/** From a failure of the database to the end of the process after it. */
const KEPT_MS = 120_000

/** Whether somebody has begun to switch this person off, and is not known to have switched them on since. */
const wasSwitchedOff = (said: readonly Said[], name: string): boolean => {
  const last = said.findLast(({ wish, sentAt }) => wish.kind === 'switch' && wish.person === name && sentAt !== null)
  return last !== undefined && (last.answeredAt === null || (last.wish.kind === 'switch' && !last.wish.isOn))
}

const requestOf = (person: PlannedPerson, { line, wish }: Line, deliveryId: string): Request => ({
  deliveryId,
  who: {
    platform: person.platform,
    space: person.space,
    externalId: person.name,
    name: person.name,
    zone: person.zone,
  },
  where: { channelId: channelOf(person.platform, person.name), kind: 'private' },
  input: { kind: 'typed', line },
  numbersButtons: false,
  ...(wish.kind === 'switch' ? { isSpaceAdmin: async () => true } : {}),
})

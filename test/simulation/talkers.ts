// People who talk: a line reaches a process late, twice or not at all, and is delivered again, under the same id, until it
// is answered. Each person says one thing after the other.
import type { Request } from '../../src/chat/request.ts'
import { chanceOf } from './chance.ts'
import type { Planned, PlannedPerson } from './history.ts'
import type { Said } from './judge.ts'
import type { Run, RunningProcess } from './run.ts'

type Line = Extract<Planned, { kind: 'say' }>

export interface Talkers {
  plan(line: Line): void
  /** Whether a person waits for an answer. */
  areWaiting(): boolean
}

/** How a line arrived, and where. */
interface Arrival {
  readonly current: RunningProcess
  readonly deliveryId: string
  readonly isAnswerLost: boolean
}

/** A platform delivers again what is not answered, after so long each time. */
const AGAIN_MS = [4_000, 10_000, 30_000] as const

export function createTalkers(run: Run): Talkers {
  const { time, history, trace } = run
  /** By person: what they have still to say, in order. */
  const queues = new Map<string, Line[]>()
  const waiting = new Set<string>()

  const deliver = (line: Line, said: Said, deliveryId: string, turn: number): void => {
    if (said.isOver) return
    const again = AGAIN_MS[Math.min(turn, AGAIN_MS.length - 1)] ?? 0
    time.at(time.elapsed + again, () => deliver(line, said, deliveryId, turn + 1))
    const chance = chanceOf(history.seed, 'talk', deliveryId, turn)
    const isLost = chance.chance(0.05)
    const copies = chance.chance(0.05) ? 2 : 1
    for (let copy = 0; copy < (isLost ? 0 : copies); copy++) {
      const up = [...run.running]
      const current = up[chance.below(Math.max(1, up.length))]
      if (!current) continue
      current.process.later(20 + chance.below(chance.chance(0.1) ? 6_000 : 200), () => {
        said.sentAt ??= time.elapsed
        void answer(line, said, { current, deliveryId, isAnswerLost: chance.chance(0.05) })
      })
    }
  }

  const answer = async (line: Line, said: Said, { current, deliveryId, isAnswerLost }: Arrival): Promise<void> => {
    const person = history.people.find(({ name }) => name === line.person)
    if (!person) return
    const { problem, isRepeat } = await current.dispatcher.answer(requestOf(person, line, deliveryId))
    if (!current.process.isAlive || isAnswerLost || said.isOver) return
    trace(`said ${line.person}: ${line.line}: ${problem ?? (isRepeat ? 'repeat' : 'done')}`)
    if (problem === 'failed' || problem === 'later') return
    const isOff = problem === 'refused' && wasSwitchedOff(run.said, line.person)
    if (problem === 'refused' && !isOff) run.faults.push({ what: 'error', about: `${line.line} was refused` })
    // Whether it was done before its answer was lost is not known then.
    if (!isOff) said.answeredAt = time.elapsed
    said.isOver = true
    waiting.delete(line.person)
    next(line.person)
  }

  const next = (name: string): void => {
    const line = queues.get(name)?.[0]
    if (!line || line.at > time.elapsed || waiting.has(name)) return
    queues.get(name)?.shift()
    waiting.add(name)
    const said: Said = { person: name, wish: line.wish, sentAt: null, answeredAt: null, isOver: false }
    run.said.push(said)
    deliver(line, said, `${name} ${line.at} ${line.line}`, 0)
  }

  return {
    plan(line) {
      queues.set(line.person, [...(queues.get(line.person) ?? []), line])
      time.at(line.at, () => next(line.person))
    },
    areWaiting: () => waiting.size > 0,
  }
}

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
  where: { channelId: `D${person.name}`, kind: 'private' },
  input: { kind: 'typed', line },
  numbersButtons: false,
  ...(wish.kind === 'switch' ? { isSpaceAdmin: async () => true } : {}),
})

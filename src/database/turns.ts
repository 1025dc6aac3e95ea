// Turns on the one connection that SQLite has: a person's request goes before work that nobody waits for, and such work
// waits as long as it takes, but never behind people alone.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Timer, world } from '../time/world.ts'

const background = new AsyncLocalStorage<true>()

/** Runs work for which nobody waits: everything it asks of the database gives way to people's requests. */
export const runInBackground = <R>(work: () => R): R => background.run(true, work)

/** After so many people's turns in a row one of the background's follows, so that a crowd delays nudges, and ends none. */
const MAX_PEOPLE_IN_A_ROW = 20

/** A person's request waited longer than it may. Named as Knex names it. */
export class TurnTimeoutError extends Error {
  override readonly name = 'KnexTimeoutError'
}

type Begin = () => void

/** Who has the connection, and who waits for it. */
export interface TurnQueue {
  /**
   * Resolves when it is this caller's turn; ended by `release`.
   * @throws {TurnTimeoutError} a person's request that waited `maxWaitMs`; work in the background waits on
   */
  acquire(maxWaitMs: number): Promise<void>
  release(): void
}

/** Nobody has it at first. */
export function createTurnQueue(): TurnQueue {
  const people: Begin[] = []
  const others: Begin[] = []
  let isTaken = false
  let inARow = 0

  const next = (): Begin | undefined => {
    const isOverdue = others.length > 0 && inARow >= MAX_PEOPLE_IN_A_ROW
    const person = isOverdue ? undefined : people.shift()
    inARow = person ? inARow + 1 : 0
    return person ?? others.shift()
  }

  return {
    acquire(maxWaitMs) {
      if (!isTaken) {
        isTaken = true
        return Promise.resolve()
      }
      const isPatient = background.getStore() === true
      return new Promise((resolve, reject) => {
        const list = isPatient ? others : people
        let timer: Timer | undefined
        const begin = (): void => {
          timer?.stop()
          resolve()
        }
        list.push(begin)
        if (isPatient) return
        timer = world().after(maxWaitMs, () => {
          list.splice(list.indexOf(begin), 1)
          reject(new TurnTimeoutError(TIMEOUT_TEXT))
        })
      })
    },
    release() {
      const begin = next()
      if (begin) begin()
      else isTaken = false
    },
  }
}

const TIMEOUT_TEXT =
  'More is asked at once than can be answered in time. Inside a transaction every query has to be given that transaction.'

// Choices that depend on what they are about and not on what was chosen before: a history with an event less keeps all
// the others as they were, which is what lets a failing one be shrunk.
import { createHash } from 'node:crypto'
import { type Randoms, randoms } from '../support/random.ts'

/** Choices for one subject of one seed. */
export const chanceOf = (seed: number, ...about: readonly (string | number)[]): Randoms =>
  randoms(
    createHash('sha256')
      .update(`${seed} ${about.join(' ')}`)
      .digest()
      .readUInt32LE(0),
  )

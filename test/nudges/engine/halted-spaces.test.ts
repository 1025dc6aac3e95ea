// A space that failed waits until that is written down, and what was claimed before then goes back.
import { expect, test } from 'vitest'
import { createHaltedSpaces } from '../../../src/nudges/engine/halted-spaces.ts'
import { runInWorld, systemWorld } from '../../../src/time/world.ts'
import { parcel } from '../../support/parcels.ts'

/** Halted spaces of a process that has run for five seconds. */
function haltedAt(elapsedMs: number) {
  const here = { ...systemWorld, elapsed: () => elapsedMs }
  const halted = createHaltedSpaces()
  const confirm = (...spaces: string[]) =>
    runInWorld(here, () => halted.confirmRecorded(spaces.map((space) => parcel('any', 1, space))))
  return { halted, confirm }
}

test('a failure halts its own space, until it is written down', () => {
  const { halted, confirm } = haltedAt(5_000)
  halted.noteFinished('T1', true)
  halted.noteFinished('T2', false)
  expect([halted.has('T1'), halted.has('T2')]).toEqual([true, false])
  confirm('T2')
  expect(halted.has('T1')).toBe(true)
  confirm('T1')
  expect(halted.has('T1')).toBe(false)
})

test('the record of an earlier delivery of the space is not that of its failure', () => {
  const { halted, confirm } = haltedAt(5_000)
  halted.noteFinished('T1', false)
  halted.noteFinished('T1', true)
  halted.noteFinished('T1', false)
  confirm('T1')
  confirm('T1')
  expect(halted.has('T1')).toBe(true)
  confirm('T1')
  expect(halted.has('T1')).toBe(false)
  // It starts from nothing again.
  halted.noteFinished('T1', true)
  confirm('T1')
  expect(halted.has('T1')).toBe(false)
})

test('all of one record count before anything begins again', () => {
  const { halted, confirm } = haltedAt(5_000)
  halted.noteFinished('T1', true)
  halted.noteFinished('T1', true)
  confirm('T1', 'T1')
  expect(halted.has('T1')).toBe(false)
})

test('what was claimed before a failure was written down knows nothing of it', () => {
  const { halted, confirm } = haltedAt(5_000)
  expect(halted.isOutdated('T1', 0)).toBe(false)
  halted.noteFinished('T1', true)
  halted.noteFinished('T2', false)
  confirm('T1', 'T2')
  expect([4_999, 5_000, 5_001].map((at) => halted.isOutdated('T1', at))).toEqual([true, false, false])
  // Nothing stopped there.
  expect(halted.isOutdated('T2', 0)).toBe(false)
})

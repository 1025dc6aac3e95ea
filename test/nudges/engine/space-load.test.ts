// How full a process is, counted so that one space leaves room for the others and what is urgent finds a place.
import { expect, test } from 'vitest'
import { createSpaceLoad } from '../../../src/nudges/engine/space-load.ts'
import { parcel } from '../../support/parcels.ts'

test('what waits takes room from what comes after it, and from its like, but not from what goes before', () => {
  const load = createSpaceLoad()
  load.addQueued(parcel('end of focus', 0, 'T1'), 1)
  load.addQueued(parcel('reminder', 1, 'T1'), 1)
  load.addQueued(parcel('another', 1, 'T1'), 1)
  load.addQueued(parcel('morning', 2, 'T1'), 1)
  const left = (space: string) => ([0, 1, 2] as const).map((priority) => load.capacityLeft(space, priority))
  expect(left('T1')).toEqual([399, 397, 396])
  expect(left('T2')).toEqual([400, 400, 400])
  load.addQueued(parcel('reminder', 1, 'T1'), -1)
  expect(left('T1')).toEqual([399, 398, 397])
  load.addQueued(parcel('end of focus', 0, 'T1'), -1)
  expect(left('T1')).toEqual([400, 399, 398])
})

test('what is under way counts for its space and for its platform', () => {
  const load = createSpaceLoad()
  load.addRunning(parcel('one', 1, 'T1'), 1)
  load.addRunning(parcel('two', 1, 'T2'), 1)
  load.addRunning(parcel('three', 1, 'T2'), 1)
  expect(['discord', 'slack', 'T1', 'T2', 'T3'].map(load.runningIn)).toEqual([3, 0, 1, 2, 0])
  load.addRunning(parcel('one', 1, 'T1'), -1)
  load.addRunning(parcel('two', 1, 'T2'), -1)
  expect(['discord', 'T1', 'T2'].map(load.runningIn)).toEqual([1, 0, 1])
})

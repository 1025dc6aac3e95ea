// Before a request leaves it is written down that it does; what is chosen together is written at once.
import { expect, test } from 'vitest'
import { createBeginMarker } from '../../../src/nudges/engine/begin-marker.ts'
import type { Delivery } from '../../../src/nudges/engine/route.ts'
import { parcel } from '../../support/parcels.ts'

/** A marker whose statements end when a test says so. */
function marking() {
  const statements: { names: string[]; end: (own: readonly Delivery[]) => void; fail: (error: Error) => void }[] = []
  const told: string[] = []
  const errors: unknown[] = []
  const marker = createBeginMarker(
    {
      markBegun: (deliveries) =>
        new Promise((resolve, reject) => {
          statements.push({
            names: deliveries.map(({ accountId }) => accountId),
            end: (own) => resolve(new Set(own)),
            fail: reject,
          })
        }),
      onError: (error) => errors.push(error),
    },
    ({ accountId }, isOwn) => told.push(`${accountId} ${isOwn ? 'goes' : 'stays'}`),
  )
  return { marker, statements, told, errors }
}

test('what is chosen together shares a statement, what comes meanwhile the next one', async () => {
  const { marker, statements, told } = marking()
  const [one, two, three] = [parcel('one', 1), parcel('two', 1), parcel('three', 1)]
  marker.add(one)
  marker.add(two)
  expect([statements.length, marker.size]).toEqual([0, 2])
  await expect.poll(() => statements.length).toBe(1)
  marker.add(three)
  expect([statements.length, marker.size]).toEqual([1, 3])
  statements[0]?.end([one, two])
  await expect.poll(() => statements.length).toBe(2)
  expect([told, marker.size]).toEqual([['one goes', 'two goes'], 1])
  // Somebody else has it.
  statements[1]?.end([])
  await marker.whenIdle()
  expect(statements.map(({ names }) => names)).toEqual([['one', 'two'], ['three']])
  expect([told.at(-1), marker.size]).toEqual(['three stays', 0])
  // And again from the beginning.
  marker.add(one)
  await expect.poll(() => statements.length).toBe(3)
  statements[2]?.end([one])
  await marker.whenIdle()
  expect(told.at(-1)).toBe('one goes')
})

test('where it cannot be written, nothing leaves, and that is told', async () => {
  const { marker, statements, told, errors } = marking()
  marker.add(parcel('one', 1))
  await expect.poll(() => statements.length).toBe(1)
  statements[0]?.fail(new Error('The database is gone'))
  await marker.whenIdle()
  expect([told, errors, marker.size]).toEqual([['one stays'], [new Error('The database is gone')], 0])
})

test('where nothing is written, all go on at once', async () => {
  const told: string[] = []
  const marker = createBeginMarker({}, ({ accountId }, isOwn) => told.push(`${accountId} ${isOwn}`))
  marker.add(parcel('one', 1))
  expect([told, marker.size]).toEqual([['one true'], 0])
  await marker.whenIdle()
})

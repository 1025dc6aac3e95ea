// Caches hold so many entries and no more, and cost nothing while they are empty.
import { expect, test } from 'vitest'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'

test('what was not used for longest goes first', () => {
  const cache = createBoundedCache<number>(3)
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index)
  expect(cache.get('a')).toBe(0)
  cache.set('d', 3)
  expect([...cache.keys()].toSorted()).toEqual(['a', 'c', 'd'])
  expect(cache.get('b')).toBeUndefined()
})

test('an entry is forgotten after its time', async () => {
  const [short, long] = [createBoundedCache<string>(3, 5), createBoundedCache<string>(3, 3_600_000)]
  for (const cache of [short, long]) cache.set('ann', 'Ann')
  await expect.poll(() => short.get('ann')).toBeUndefined()
  expect(long.get('ann')).toBe('Ann')
})

test('an empty one takes no memory for what it may hold', () => {
  const before = process.memoryUsage()
  const caches = Array.from({ length: 100 }, () => createBoundedCache<number>(1_000_000))
  const after = process.memoryUsage()
  expect(caches).toHaveLength(100)
  // Two lists and three tables of numbers of a million each would be 2.8 GB.
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(100_000_000)
})

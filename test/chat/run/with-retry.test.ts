// Trying again: as often as allowed, never inside a Retry-After, with the error itself where it was in vain.
import { expect, test } from 'vitest'
import { withRetry } from '../../../src/chat/run/with-retry.ts'

/** Fails so many times, then gives how often it was called. */
function failing(times: number, error: unknown = new Error('no')) {
  const at: number[] = []
  const work = async () => {
    at.push(performance.now())
    if (at.length <= times) throw error
    return at.length
  }
  return { work, at }
}

test('gives the first result there is', async () => {
  const { work } = failing(2)
  expect(await withRetry(work, { attempts: 3, pauseMs: 1, mayRetry: () => true })).toBe(3)
})

test.each([new Error('no'), new TypeError('no'), 'no error at all'])(
  'throws what was thrown, when the attempts are used up: %s',
  async (error) => {
    const { work, at } = failing(9, error)
    await expect(withRetry(work, { attempts: 3, pauseMs: 1, mayRetry: () => true })).rejects.toBe(error)
    expect(at.length).toBe(3)
  },
)

test('gives up at once where trying again is of no use', async () => {
  const { work, at } = failing(9)
  await expect(withRetry(work, { attempts: 3, pauseMs: 1, mayRetry: () => false })).rejects.toThrow('no')
  expect(at.length).toBe(1)
})

test('waits for as long as it was told, and a while longer by chance', async () => {
  const { work, at } = failing(1)
  await withRetry(work, { attempts: 2, pauseMs: 20, mayRetry: () => 100 })
  const [first = 0, second = 0] = at
  // Timers may be early by a millisecond.
  expect(second - first).toBeGreaterThanOrEqual(118)
})

test('is ended while it waits', async () => {
  const ending = new AbortController()
  const { work, at } = failing(9)
  const trying = withRetry(work, { attempts: 9, pauseMs: 60_000, mayRetry: () => true, signal: ending.signal })
  await expect.poll(() => at.length).toBe(1)
  ending.abort(new Error('stopping'))
  await expect(trying).rejects.toThrow('stopping')
  expect(at.length).toBe(1)
})

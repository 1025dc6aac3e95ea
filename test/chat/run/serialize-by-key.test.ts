// Each waits for themself, in order; nobody for another.
import { afterEach, expect, test, vi } from 'vitest'
import { serializeByKey } from '../../../src/chat/run/serialize-by-key.ts'

afterEach(() => void vi.useRealTimers())

/** Work that ends when it is told to. */
function work() {
  const events: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  return {
    events,
    begin: (name: string) => () => {
      events.push(`${name} begins`)
      return new Promise<string>((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve(name)))
      })
    },
    end: (name: string, error?: Error) => ends.get(name)?.(error),
  }
}

test('one person’s follow each other, also where one fails; another’s do not wait', async () => {
  const { events, begin, end } = work()
  const inTurn = serializeByKey(60_000)
  const first = inTurn('ann', begin('first'))
  const second = inTurn('ann', begin('second'))
  const third = inTurn('ann', begin('third'))
  const other = inTurn('ben', begin('other'))
  expect(events).toEqual(['first begins', 'other begins'])
  end('first', new Error('That failed'))
  await expect(first).rejects.toThrow('That failed')
  await expect.poll(() => events).toContain('second begins')
  expect(events).not.toContain('third begins')
  end('second')
  expect(await second).toBe('second')
  await expect.poll(() => events).toContain('third begins')
  end('third')
  end('other')
  expect(await Promise.all([third, other])).toEqual(['third', 'other'])
})

test('what hangs is not waited for for ever', async () => {
  vi.useFakeTimers()
  const { events, begin } = work()
  const inTurn = serializeByKey(1_000)
  void inTurn('ann', begin('hangs'))
  void inTurn('ann', begin('next'))
  await vi.advanceTimersByTimeAsync(999)
  expect(events).toEqual(['hangs begins'])
  await vi.advanceTimersByTimeAsync(1)
  expect(events).toEqual(['hangs begins', 'next begins'])
})

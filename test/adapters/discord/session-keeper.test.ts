// What of a session the next process may resume: no packet counts as received before it is handled.
import { expect, test } from 'vitest'
import { createSessionKeeper } from '../../../adapters/discord/session-keeper.ts'
import type { ResumableSession } from '../../../src/contracts/gateway-session.ts'
import { runInWorld, systemWorld } from '../../../src/time/world.ts'

const session = (sequence: number, sessionId = 'a session'): ResumableSession => ({
  ...{ sequence, sessionId },
  ...{ resumeURL: 'wss://discord.example', shardCount: 1, shardId: 0 },
})

const keeping = () => {
  const written: (number | null)[] = []
  const keeper = createSessionKeeper(
    {
      read: async () => null,
      write: async (_shard, kept) => void written.push(kept === null ? null : kept.sequence),
    },
    () => undefined,
  )
  return { keeper, written }
}

test('a packet that is still being handled comes again after a death; what is done does not', async () => {
  const { keeper, written } = keeping()
  keeper.update(0, session(5))
  await keeper.save()
  const [first, second] = [resolvable(), resolvable()]
  keeper.update(0, session(7))
  keeper.follow(0, 7, first.promise)
  keeper.update(0, session(8))
  keeper.follow(0, 8, second.promise)
  await keeper.save()
  second.resolve()
  await second.promise
  await keeper.save()
  first.resolve()
  await first.promise
  await keeper.save()
  // Nothing is written again that is the same.
  expect(written).toEqual([5, 6, 8])
})

test('a new session is stored at once: a process that dies early leaves it to the next', async () => {
  const { keeper, written } = keeping()
  keeper.update(0, session(1))
  await Promise.resolve()
  expect(written).toEqual([1])
  keeper.update(0, session(2))
  await Promise.resolve()
  expect(written).toEqual([1])
})

test('what is never done holds nothing back for long', async () => {
  const { keeper, written } = keeping()
  let ms = 0
  await runInWorld({ ...systemWorld, elapsed: () => ms }, async () => {
    keeper.update(0, session(5))
    await keeper.save()
    keeper.update(0, session(7))
    keeper.follow(0, 7, new Promise(() => undefined))
    await keeper.save()
    ms = 61_000
    keeper.update(0, session(9))
    await keeper.save()
  })
  expect(written).toEqual([5, 6, 9])
})

test('a session that is over is forgotten', async () => {
  const { keeper, written } = keeping()
  keeper.update(0, session(7))
  await keeper.save()
  keeper.update(0, null)
  await keeper.save()
  keeper.update(0, session(1, 'another'))
  await keeper.save()
  expect(written).toEqual([7, null, 1])
})

const resolvable = () => {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((made) => {
    resolve = made
  })
  return { promise, resolve: () => resolve() }
}

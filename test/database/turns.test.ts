// Turns on SQLite's one connection: people first, what nobody waits for whenever there is room, and never in vain.
import { expect, onTestFinished, test } from 'vitest'
import { isPoolTimeout, openDatabase, runInBackground } from '../../src/database/index.ts'

async function opened(acquireTimeoutMs = 30_000) {
  const database = await openDatabase('sqlite::memory:', { acquireTimeoutMs })
  onTestFinished(() => database.close())
  const order: string[] = []
  const ask = async (name: string): Promise<void> => {
    await database.knex.raw('SELECT 1')
    order.push(name)
  }
  /** The connection is taken until this is called. */
  const taken = async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let isHeld = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      isHeld = resolve
    })
    const done = database.knex.transaction(async () => {
      isHeld()
      await held
    })
    await begun
    return { release, done }
  }
  return { database, order, ask, taken }
}

test('people who come later go before work in the background', async () => {
  const { order, ask, taken } = await opened()
  const { release, done } = await taken()
  const all = [runInBackground(() => ask('sender')), ask('ann'), ask('ben'), runInBackground(() => ask('cards'))]
  release()
  await Promise.all([done, ...all])
  expect(order).toEqual(['ann', 'ben', 'sender', 'cards'])
})

test('however many people come, work in the background has a turn among them', async () => {
  const { order, ask, taken } = await opened()
  const { release, done } = await taken()
  const sender = runInBackground(() => ask('sender'))
  const people = Array.from({ length: 60 }, (_, index) => ask(`p${index}`))
  release()
  await Promise.all([done, sender, ...people])
  expect(order.indexOf('sender')).toBe(20)
})

test('work in the background waits as long as it takes; a person is told that there is a lot to do', async () => {
  const { order, ask, taken } = await opened(100)
  const { release, done } = await taken()
  const sender = runInBackground(() => ask('sender'))
  const error: unknown = await ask('ann').catch((reason: unknown) => reason)
  expect(isPoolTimeout(error)).toBe(true)
  expect(order).toEqual([])
  release()
  await Promise.all([done, sender])
  expect(order).toEqual(['sender'])
  // A request that gave up left nothing behind.
  await ask('ben')
  expect(order).toEqual(['sender', 'ben'])
})

test('what fails gives its turn on', async () => {
  const { database, order, ask } = await opened()
  const failing = Array.from({ length: 5 }, () =>
    database.knex.raw('SELECT nothing FROM nowhere').catch(() => 'failed'),
  )
  const begun = database.knex
    .transaction(async () => {
      throw new Error('taken back')
    })
    .catch(() => 'taken back')
  await Promise.all([...failing, begun, ask('ann')])
  expect(order).toEqual(['ann'])
})

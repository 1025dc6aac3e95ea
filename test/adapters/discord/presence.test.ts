// Presence says nothing about persons: whatever people do, the bot tells the gateway no status and no activity.
import { expect, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { settled, startProduct } from './product-world.ts'

const openDatabase = opener('sqlite')

test('no presence is sent, neither with the session nor later', async () => {
  const made = await startProduct(await openDatabase())
  const ann = await settled(made.discord.person('ann'))
  await ann.slash('add', { title: 'Paint the hall' }).done()
  await ann.slash('focus start', { task: 'hall', minutes: 25 }).done()
  await ann.slash('focus stop').done()
  await ann.slash('task done', { task: 'hall' }).done()
  made.discord.gateway.drop()
  await made.discord.gateway.events.next(({ kind }) => kind === 'resumed')
  expect(made.discord.gateway.identifies).toBe(1)
  expect(made.discord.gateway.presences).toEqual([])
  await made.stop()
})

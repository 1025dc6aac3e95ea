// What a child process runs: the built heart on a real database, speaking to the fake platform over loopback.

/**
 * A request has to end, one way or the other, well before its row's lease does.
 * `import` of `#…` means the built code. Arguments: database, platform, clock offset in ms, sender lease, row lease.
 */
export const SERVING = `
import { lockServing, openDatabase } from '#database.js'
import { startHeart } from '#heartbeat.js'
const [url, platformUrl, offset, senderMs, rowMs] = process.argv.slice(1)
const database = await openDatabase(url, { answerTimeoutMs: 3000, acquireTimeoutMs: 5000 })
await lockServing(database)
const textOf = (view) => view.title.map((span) => span.text ?? span.fallback).join('') + ' ' +
  view.blocks.flatMap((block) => (block.text ?? []).map((span) => span.text ?? span.fallback)).join(' ')
const ask = (path, init) => fetch(platformUrl + path, { ...init, signal: AbortSignal.timeout(2000) })
const platform = {
  name: 'fake',
  start: async () => undefined,
  stop: async () => undefined,
  async send(letter) {
    let response
    try {
      response = await ask('/', {
        method: 'POST',
        body: JSON.stringify({ letterId: letter.letterId, text: textOf(letter.view), space: letter.space }),
      })
      const body = await response.json()
      if (response.status === 429) return { state: 'later', afterMs: body.afterMs, scope: 'channel' }
      if (response.status === 503) return { state: 'later', afterMs: 100, scope: 'channel' }
      return { state: 'sent', ref: { channelId: 'dm ' + letter.externalId, messageId: body.messageId } }
    } catch {
      return { state: 'unknown' }
    }
  },
  async lookUp(letter) {
    const { messageId } = await (await ask('/?letter=' + letter.letterId)).json()
    return messageId === null ? 'absent' : { channelId: 'dm ' + letter.externalId, messageId }
  },
  edit: async () => 'edited',
  show: textOf,
  isReady: () => true,
}
const heart = await startHeart({
  database,
  clock: { now: () => new Date(Date.now() + Number(offset)) },
  platforms: new Map([['fake', platform]]),
  leases: { senderMs: Number(senderMs), rowMs: Number(rowMs) },
  onError: (error) => console.error(error?.code ?? error?.message ?? error),
})
process.once('SIGTERM', async () => {
  await heart.stop()
  await database.close()
  console.log('stopped')
})
console.log('ready')
`

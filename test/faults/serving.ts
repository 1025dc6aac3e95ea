// What a child process runs: the built heart on a real database, speaking to the fake platform over loopback.

/**
 * A request has to end, one way or the other, well before its row's lease does.
 * `import` of `#…` means the built code. Arguments: database, platform, clock offsets in ms, sender lease, row lease.
 */
export const SERVING = `
import { lockServing, openDatabase } from '#database.js'
import { startHeart } from '#heartbeat.js'
const [url, platformUrl, offsets, senderMs, rowMs] = process.argv.slice(1)
// One after the other, each time somebody sets this machine's clock.
const clocks = offsets.split(' ').map(Number)
let offset = clocks.shift()
process.on('SIGUSR1', () => {
  offset = clocks.shift()
  console.log('clock set to ' + offset)
})
// Nothing of this process runs for three seconds: no timer, no answer.
process.on('SIGUSR2', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)
  console.log('blocked')
})
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
        body: JSON.stringify({ letterId: letter.letterId, text: textOf(letter.view), space: letter.space, person: letter.externalId }),
      })
      const body = await response.json()
      if (response.status === 429) return { state: 'later', afterMs: body.afterMs, scope: body.scope }
      if (response.status === 403) return { state: 'closed' }
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
  clock: { now: () => new Date(Date.now() + offset) },
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

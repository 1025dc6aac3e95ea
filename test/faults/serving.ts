// What a child process runs: the built scheduler on a real database, speaking to the fake platform over loopback.

/**
 * A request has to end, one way or the other, well before its row's lease does.
 * `import` of `#…` means the built code. Arguments: database, platform, clock offsets in ms, sender lease, row lease.
 */
export const SERVING = `
import { acquireServingLock, openDatabase } from '#database/index.js'
import { startScheduler } from '#nudges/engine/scheduler.js'
import http from 'node:http'
const [url, platformUrl, offsets, senderMs, rowMs] = process.argv.slice(1)
// One after the other, each time somebody sets this machine's clock.
const clocks = offsets.split(' ').map(Number)
let offset = clocks.shift()
const now = () => new Date(Date.now() + offset)
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
await acquireServingLock(database)
const textOf = (view) => view.title.map((span) => span.text ?? span.fallback).join('') + ' ' +
  view.blocks.flatMap((block) => (block.text ?? []).map((span) => span.text ?? span.fallback)).join(' ')
const agent = new http.Agent({ keepAlive: true })
// Nothing is handed over to the network after 'until': not by a process that was frozen while it opened a connection.
const ask = (path, body, until) =>
  new Promise((resolve, reject) => {
    const request = http.request(platformUrl + path, { agent, method: body ? 'POST' : 'GET', timeout: 2000 })
    const begin = () =>
      until && now() > until ? request.destroy(new Error('Its time was over')) : request.end(body)
    request.on('socket', (socket) => (socket.connecting ? socket.once('connect', begin) : begin()))
    request.on('timeout', () => request.destroy(new Error('No answer')))
    request.on('error', reject)
    request.on('response', async (response) => {
      try {
        const chunks = await response.toArray()
        resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) })
      } catch (error) {
        reject(error)
      }
    })
  })
const platform = {
  name: 'fake',
  start: async () => undefined,
  stop: async () => undefined,
  async send(letter) {
    try {
      const { status, body } = await ask(
        '/',
        JSON.stringify({
          idempotencyKey: letter.idempotencyKey, text: textOf(letter.view), space: letter.space, person: letter.externalId,
        }),
        letter.mayBeginUntil,
      )
      if (status === 429) return { state: 'later', afterMs: body.afterMs, scope: body.scope }
      if (status === 403) return { state: 'closed' }
      if (status === 503) return { state: 'later', afterMs: 100, scope: 'channel' }
      return { state: 'sent', ref: { channelId: 'dm ' + letter.externalId, messageId: body.messageId } }
    } catch {
      return { state: 'unknown' }
    }
  },
  async lookUp(letter) {
    const { messageId } = (await ask('/?letter=' + letter.idempotencyKey)).body
    return messageId === null ? 'absent' : { channelId: 'dm ' + letter.externalId, messageId }
  },
  edit: async () => 'edited',
  viewText: textOf,
  isReady: () => true,
}
const scheduler = await startScheduler({
  database,
  clock: { now },
  platforms: new Map([['fake', platform]]),
  leases: { senderMs: Number(senderMs), rowMs: Number(rowMs) },
  onError: (error) => console.error(error?.code ?? error?.message ?? error),
})
process.once('SIGTERM', async () => {
  await scheduler.stop()
  await database.close()
  console.log('stopped')
})
console.log('ready')
`

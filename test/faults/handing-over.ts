// What a child process runs that hands reminders over: the built Slack adapter, the scheduler and the handover, on a clock
// that is ahead of this machine's.

/** Arguments: database, Slack's API, the bot's token, milliseconds the clock is ahead. */
export const HANDING_OVER = `
import { acquireServingLock, openDatabase } from '#database/index.js'
import { startScheduler } from '#nudges/engine/scheduler.js'
import { startHandover } from '#nudges/handover/timer.js'
import { createSlack } from '#../adapters/slack/index.js'
const [url, apiUrl, botToken, ahead] = process.argv.slice(1)
const now = () => new Date(Date.now() + Number(ahead))
const database = await openDatabase(url)
await acquireServingLock(database)
const silent = () => undefined
const slack = createSlack({
  transport: { signingSecret: 'not used' },
  access: { botToken },
  apiUrl,
  now,
  log: { error: silent, info: silent, warn: silent },
})
const common = {
  database,
  clock: { now },
  platforms: new Map([['slack', slack]]),
  onError: (error) => console.error(error?.code ?? error?.message ?? error),
}
await startScheduler({ ...common, leases: { senderMs: 2000, rowMs: 6000 } })
startHandover({ ...common, isOn: true })
console.log('ready')
`

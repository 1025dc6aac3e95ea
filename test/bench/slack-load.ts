// Signed slash commands as Slack sends them, from a thread of their own, so that sending costs the answering side
// nothing: as fast as answers come, so many at once, or so many a second whatever becomes of them.
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

export interface Load {
  readonly url: string
  readonly secret: string
  readonly team: string
  /** Take turns. */
  readonly users: readonly string[]
  /** What they type, in turns; `#` is the number of the command. */
  readonly lines: readonly string[]
  readonly count: number
  /** Not counted, before. */
  readonly warmUp: number
  readonly pace: { readonly atOnce: number } | { readonly perSecond: number }
}

export interface Loaded {
  readonly seconds: number
  /** Milliseconds until each answer, in order. */
  readonly times: readonly number[]
  /** Answers other than 200, or none. */
  readonly failures: number
}

export const load = (asked: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: asked })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** A port that was never used before is not needed: each run names its deliveries anew. */
async function send({ url, secret, team, users, lines, count, warmUp, pace }: Load): Promise<Loaded> {
  const run = `r${process.hrtime.bigint()}`
  const agent = new Agent({ keepAlive: true, ...('atOnce' in pace ? { maxSockets: pace.atOnce } : {}) })
  let begun = 0
  let failures = 0
  let times: number[] = []

  const one = async (): Promise<void> => {
    const number = begun++
    const body = new URLSearchParams({
      command: '/proxy',
      text: (lines[number % lines.length] ?? '').replace('#', `${number}`),
      user_id: users[number % users.length] ?? '',
      user_name: 'ann',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      team_id: team,
      team_domain: 'acme',
      trigger_id: `${run}.${number}`,
      api_app_id: 'A1',
      token: 'x',
    }).toString()
    const from = performance.now()
    const isFine = await posted(url, agent, secret, body)
    times.push(performance.now() - from)
    if (!isFine) failures++
  }
  const lane = async (until: number): Promise<void> => {
    while (begun < until) await one()
  }
  const paced = async (until: number, perSecond: number): Promise<void> => {
    const from = performance.now()
    const first = begun
    const open: Promise<void>[] = []
    while (begun < until) {
      const due = from + ((begun - first) / perSecond) * 1000
      await wait(Math.max(0, due - performance.now()))
      open.push(one())
    }
    await Promise.all(open)
  }
  const all = (until: number) =>
    'atOnce' in pace
      ? Promise.all(Array.from({ length: pace.atOnce }, () => lane(until)))
      : paced(until, pace.perSecond)

  await Promise.all(Array.from({ length: 4 }, () => lane(warmUp)))
  if (failures > 0) throw new Error(`${failures} of ${warmUp} commands were not answered`)
  times = []
  begun = warmUp
  const from = performance.now()
  await all(warmUp + count)
  const seconds = (performance.now() - from) / 1000
  agent.destroy()
  return { seconds, times, failures }
}

const posted = (url: string, agent: Agent, secret: string, body: string): Promise<boolean> =>
  new Promise((resolve) => {
    const at = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': signature,
        },
      },
      (response) => {
        response.resume().once('end', () => resolve(response.statusCode === 200))
      },
    )
    sent.once('error', () => resolve(false))
    sent.end(body)
  })

// The thread's own side: its work stands in the data it was started with.
if (!isMainThread && parentPort) parentPort.postMessage(await send(workerData as Load))

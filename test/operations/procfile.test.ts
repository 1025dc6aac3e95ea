// The Procfile's lines, as a supervisor runs them: told to stop, it is Proxy itself that hears it, and says 0.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../fakes/discord/index.ts'
import { startFakeSlack } from '../fakes/slack/index.ts'

const root = new URL('../../', import.meta.url)
const lines = new Map(
  readFileSync(new URL('Procfile', root), 'utf8')
    .trim()
    .split('\n')
    .map((line): [string, string] => [line.split(': ')[0] ?? '', line.replace(/^\w+: /, '')]),
)
let environment: Readonly<Record<string, string>>

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-procfile-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [slack, discord] = await Promise.all([startFakeSlack(), startDiscord()])
  onTestFinished(async () => void (await Promise.all([slack.stop(), discord.stop()])))
  const { PATH = '', HOME = '' } = process.env
  environment = {
    ...{ PATH, HOME, TZ: 'UTC', PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}` },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.app.signingSecret, SLACK_API_URL: slack.apiUrl },
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
  }
})

/** As foreman does: the process that it started is the one that it tells to stop. */
function started(name: string) {
  const child = spawn('sh', ['-c', `exec ${lines.get(name)}`], { cwd: root, env: environment, detached: true })
  onTestFinished(() => {
    // All that it started, whatever became of the shell.
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // They are gone.
    }
  })
  return child
}

test('release brings the schema up, and ends', async () => {
  expect(await once(started('release'), 'close')).toEqual([0, null])
})

test.each(['web', 'worker'])('%s stops by itself with 0, told once or twice', async (name) => {
  const child = started(name)
  const ended = once(child, 'close')
  const port = await new Promise<number>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      const said: { msg?: string; port?: number } = line.startsWith('{') ? JSON.parse(line) : {}
      if (said.msg === 'Listening' && said.port !== undefined) resolve(said.port)
    })
  })
  const readiness = (): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    )
  await expect.poll(readiness, { interval: 100 }).toBe(200)
  // Somebody's half a request: it is waited for, so that the second word comes in the middle of the goodbye.
  const slow = connect(port, '127.0.0.1', () => slow.write('GET /livez HTTP/1.1\r\n'))
  slow.on('error', () => undefined)
  await once(slow, 'connect')
  child.kill('SIGTERM')
  await expect.poll(readiness, { interval: 20 }).not.toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

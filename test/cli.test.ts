// The operator's command line, as the operator runs it: built, by itself, with its exit codes.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const cli = new URL('../dist/src/cli.js', import.meta.url).pathname
const manifest = new URL('../package.json', import.meta.url)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...words: string[]) => runWith({}, ...words)

const runWith = (environment: Readonly<Record<string, string>>, ...words: string[]) =>
  new Promise<{ code: number; out: string; errors: string }>((resolve) => {
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`, ...environment }
    execFile(process.execPath, [cli, ...words], { env, timeout: 120_000 }, (error, out, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, errors }),
    )
  })

test('migrate brings the schema, says where it stands, and is asked rightly', async () => {
  expect(await run('migrate')).toMatchObject({ code: 0, errors: '' })
  const { out, code } = await run('migrate', 'status', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ changed: [], pending: [] })
  expect(await run('migrate', 'sideways')).toMatchObject({ code: 2, out: '' })
  expect((await run('nonsense')).code).toBe(2)
  expect((await run('--help')).code).toBe(0)
  expect((await run('--version')).out).toBe(`${JSON.parse(await readFile(manifest, 'utf8')).version}\n`)
})

test('the Slack manifest is JSON that names the command', async () => {
  const { out, code } = await run('slack', 'manifest')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    features: { slash_commands: [{ command: '/proxy' }] },
    settings: { socket_mode_enabled: true, token_rotation_enabled: false },
  })
})

test('the Slack manifest is for HTTP where people reach us at an address, as the README says', async () => {
  const settings = async (...words: string[]) => {
    const { out } = await runWith({ PUBLIC_URL: 'https://proxy.example' }, 'slack', 'manifest', ...words)
    return JSON.parse(out).settings
  }
  const request_url = 'https://proxy.example/slack/events'
  expect(await settings()).toMatchObject({
    socket_mode_enabled: false,
    token_rotation_enabled: true,
    event_subscriptions: { request_url },
  })
  // Nobody renews the token of one workspace that stands in the environment.
  expect(await settings('--one')).toMatchObject({
    socket_mode_enabled: false,
    token_rotation_enabled: false,
    event_subscriptions: { request_url },
  })
  expect(await settings('--socket')).toMatchObject({ socket_mode_enabled: true })
  expect(await settings('--oauth')).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: true })
  expect(await run('slack', 'manifest', '--one')).toMatchObject({
    code: 1,
    errors: 'HTTP needs PUBLIC_URL, the address under which Slack reaches this port.\n',
  })
})

// The operator's command line, as the operator runs it: built, by itself, with its exit codes.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const cli = new URL('../dist/src/cli.js', import.meta.url).pathname
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...words: string[]) =>
  new Promise<{ code: number; out: string; errors: string }>((resolve) => {
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}` }
    execFile(process.execPath, [cli, ...words], { env, timeout: 25_000 }, (error, out, errors) =>
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
})

test('the Slack manifest is JSON that names the command', async () => {
  const { out, code } = await run('slack', 'manifest')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ features: { slash_commands: [{ command: '/proxy' }] } })
})
